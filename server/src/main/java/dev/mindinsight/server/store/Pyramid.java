package dev.mindinsight.server.store;

import org.jspecify.annotations.Nullable;

/**
 * What stretches of a tag's points amount to, level over level: an entry of level 0 sums up a few
 * points, one of the next level several of those. Each level begins at the tag's first point and
 * ends before its last, the coarser the earlier: blocks tell of the rest. Valid as long as the
 * reader that gave it, and on its thread.
 */
public final class Pyramid {

  private static final Pyramid NONE =
      new Pyramid(
          PyramidShape.STANDARD,
          0,
          new SegmentPlaces(),
          (level, number) -> {
            throw new IllegalArgumentException("Malformed call: there are no pages");
          });

  private final PyramidShape shape;
  private final long points;
  private final SegmentPlaces places;
  private final Source source;
  private final @Nullable Open[] open;

  Pyramid(PyramidShape shape, long points, SegmentPlaces places, Source source) {
    this.shape = shape;
    this.points = points;
    this.places = places;
    this.source = source;
    this.open = new Open[shape.levels(points)];
  }

  /**
   * No pyramid: only blocks tell of the points.
   *
   * @return one without a level
   */
  public static Pyramid none() {
    return NONE;
  }

  /**
   * How many levels there are; 0 is the finest.
   *
   * @return 0 for a short series, and for one that is not summed up yet
   */
  public int levels() {
    return open.length;
  }

  /**
   * How many points an entry sums up.
   *
   * @param level from 0 to below {@link #levels}
   * @return a multiple of the span of the level below
   */
  public int span(int level) {
    return shape.span(level);
  }

  /**
   * The finest level that serves a reader who will need points of what it takes apart: an entry of
   * it lies in one block, mostly.
   *
   * @return may be above all levels that there are
   */
  public int blockLevel() {
    return shape.blockLevel();
  }

  /**
   * How many points the entries of a level sum up together.
   *
   * @param level from 0 to below {@link #levels}
   * @return a multiple of the level's span, not more than that of the level below
   */
  public long end(int level) {
    return shape.pages(level, points) * shape.pageSpan(level);
  }

  /**
   * An entry.
   *
   * @param level from 0 to below {@link #levels}
   * @param firstIndex index of its first point: a multiple of the span, below {@link #end}
   * @return what its points amount to
   */
  public Stretch entry(int level, long firstIndex) {
    PyramidPage page = page(level, firstIndex);
    int span = span(level);
    int at = (int) (firstIndex % shape.pageSpan(level) / span);
    return new PyramidEntry(page, at, firstIndex, span, places);
  }

  /**
   * Whether the points around an index change so often between segments or dtypes that blocks tell
   * more of them than entries.
   *
   * @param level from 0 to below {@link #levels}
   * @param index below {@link #end}
   * @return true if many of the level's entries there are mixed
   */
  public boolean scattered(int level, long index) {
    return page(level, index).scattered();
  }

  private PyramidPage page(int level, long index) {
    long number = index / shape.pageSpan(level);
    Open known = open[level];
    if (known == null || known.number != number) {
      known = new Open(number, source.page(level, number));
      open[level] = known;
    }
    return known.page;
  }

  /** Where pages come from. */
  interface Source {
    PyramidPage page(int level, long number);
  }

  /** The page of a level that was looked at last. */
  private record Open(long number, PyramidPage page) {}
}
