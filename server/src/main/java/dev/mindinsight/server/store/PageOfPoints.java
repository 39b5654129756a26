package dev.mindinsight.server.store;

/** Sums points up to a page of level 0, as they come. */
final class PageOfPoints {

  private final PyramidShape shape;
  private final PyramidPage page;

  /** What came of the entry that is not complete, one for each piece that it touches. */
  private final PyramidPage parts;

  private final long firstIndex;
  private long next;
  private int partsThere;

  PageOfPoints(PyramidShape shape, long firstIndex) {
    this.shape = shape;
    this.page = new PyramidPage(shape.pageEntries());
    this.parts = new PyramidPage(shape.entryPoints());
    this.firstIndex = firstIndex;
    this.next = firstIndex;
  }

  /** Takes what a piece has of the page; pieces come in their order. */
  void add(Piece piece) {
    long end = Math.min(piece.firstIndex() + piece.count(), firstIndex + shape.pageSpan(0));
    while (next < end) {
      long entryEnd = next - next % shape.entryPoints() + shape.entryPoints();
      long to = Math.min(end, entryEnd);
      add(
          piece.slice((int) (next - piece.firstIndex()), (int) (to - piece.firstIndex())),
          to == entryEnd);
      next = to;
    }
  }

  private void add(Piece part, boolean completes) {
    parts.put(
        partsThere++,
        new PyramidPage.Origin(part.segment(), part.dtype()),
        PointSummary.of(part.dtype(), part.points()));
    if (completes) {
      int at = (int) ((part.firstIndex() - firstIndex) / shape.entryPoints());
      page.sumUp(at, parts, 0, partsThere);
      partsThere = 0;
    }
  }

  /** The page, once all its points came. */
  PyramidPage result() {
    if (next != firstIndex + shape.pageSpan(0)) {
      throw new IllegalStateException(
          "Malformed store: got points up to %d, want %d"
              .formatted(next, firstIndex + shape.pageSpan(0)));
    }
    return page;
  }
}
