package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Builds the pyramids out of chunks, a few pages at a time. Used by the writing thread only, in the
 * transaction that is open. A page of level 0 is written together with those above it that it
 * completes, so that the number of its pages tells those of all levels; whatever was missed, in an
 * older release or by a process that was killed, is found by that number.
 */
final class PyramidBuilder {

  /** Pages that are built at once: about 20 ms, which a commit may have to wait. */
  private static final int PAGES_AT_ONCE = 4;

  private final JdbcTemplate jdbc;
  private final PyramidShape shape;

  /** Tags that may lack pages. */
  private final Set<Long> due = new LinkedHashSet<>();

  /** Whether those were found that an earlier process left: a start does not wait for that. */
  private boolean loaded;

  PyramidBuilder(JdbcTemplate jdbc, PyramidShape shape) {
    this.jdbc = jdbc;
    this.shape = shape;
  }

  /** Finds the tags that are long enough to have pages. */
  private void load() {
    loaded = true;
    due.addAll(
        jdbc.query(
            "select id from tag where points >= ? and dtype is not null",
            (rs, row) -> rs.getLong(1),
            shape.pageSpan(0)));
  }

  /** Notes that points of a tag came to lie in a chunk. */
  void folded(long tagId, long from, long to) {
    if (shape.pages(0, from) < shape.pages(0, to)) {
      due.add(tagId);
    }
  }

  /** Whether a tag may lack pages. */
  boolean behind() {
    return !loaded || !due.isEmpty();
  }

  /** Builds a few pages. A tag of which that fails is left alone until it has grown. */
  void build() {
    if (!loaded) {
      load();
    }
    int left = PAGES_AT_ONCE;
    try (PyramidEncoder encoder = new PyramidEncoder()) {
      while (left > 0 && !due.isEmpty()) {
        long tagId = due.iterator().next();
        due.remove(tagId);
        left -= build(tagId, left, encoder);
      }
    }
  }

  /** How many pages were built, at least 1 for the look. */
  private int build(long tagId, int pagesMax, PyramidEncoder encoder) {
    long number = PyramidPages.count(jdbc, tagId);
    long missing = shape.pages(0, Folder.end(jdbc, tagId)) - number;
    int pages = (int) Math.min(pagesMax, missing);
    for (int i = 0; i < pages; i++) {
      build(tagId, number + i, encoder);
    }
    if (missing > pages) {
      due.add(tagId);
    }
    return Math.max(1, pages);
  }

  /** Builds a page of level 0, and those above that are complete with it. */
  private void build(long tagId, long first, PyramidEncoder encoder) {
    PyramidPage page = ofChunks(tagId, first * shape.pageSpan(0));
    write(tagId, 0, first, encoder.encode(page));
    long number = first;
    for (int level = 1; (number + 1) % shape.factor() == 0; level++) {
      number /= shape.factor();
      page = ofPages(tagId, level, number);
      write(tagId, level, number, encoder.encode(page));
    }
  }

  private PyramidPage ofPages(long tagId, int level, long number) {
    PyramidPage page = new PyramidPage(shape.pageEntries());
    int at = 0;
    for (int i = 0; i < shape.factor(); i++) {
      PyramidPage finer = PyramidPages.load(jdbc, tagId, level - 1, number * shape.factor() + i);
      for (int from = 0; from < finer.entries(); from += shape.factor()) {
        page.sumUp(at++, finer, from, from + shape.factor());
      }
    }
    return page;
  }

  private PyramidPage ofChunks(long tagId, long firstIndex) {
    PageOfPoints page = new PageOfPoints(shape, firstIndex);
    jdbc.query(
        "select c.first_index, c.n, c.segment, c.dtype, x.steps, x.walls, x.bits"
            + " from chunk c join chunk_columns x"
            + " on x.tag = c.tag and x.first_index = c.first_index"
            + " where c.tag = ? and c.first_index > ? and c.first_index < ?"
            + " order by c.first_index",
        rs -> {
          int n = rs.getInt(2);
          PointBlock points =
              new PointBlock(
                  ColumnDecoder.steps(rs.getBytes(5), n),
                  ColumnDecoder.walls(rs.getBytes(6), n),
                  ColumnDecoder.bits(rs.getBytes(7), n));
          page.add(new Piece(rs.getLong(1), rs.getInt(3), DType.valueOf(rs.getString(4)), points));
        },
        tagId,
        firstIndex - Folder.CHUNK_POINTS_MAX,
        firstIndex + shape.pageSpan(0));
    return page.result();
  }

  private void write(long tagId, int level, long number, byte[] bytes) {
    jdbc.update("insert into pyramid values (?, ?, ?, ?)", tagId, level, number, bytes);
  }
}
