package dev.mindinsight.server.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The pages of all pyramids, those that were asked for last in memory. A page never changes once it
 * is committed. Safe from any thread.
 */
final class PyramidPages {

  /** Pages that are kept: 43 MiB, eight screens of 2,000 pixels at different zooms. */
  private static final int KEPT_MAX = 512;

  private record Key(long tagId, int level, long number) {}

  private final PyramidShape shape;
  private final Map<Key, PyramidPage> kept = new LinkedHashMap<>(16, 0.75f, true);

  PyramidPages(PyramidShape shape) {
    this.shape = shape;
  }

  PyramidShape shape() {
    return shape;
  }

  /** The pyramid of a tag as a snapshot shows it. */
  Pyramid of(JdbcTemplate jdbc, StoredTag tag, SegmentPlaces places) {
    if (tag.points() < shape.pageSpan(0)) {
      return Pyramid.none();
    }
    long points = count(jdbc, tag.id()) * shape.pageSpan(0);
    return new Pyramid(
        shape, points, places, (level, number) -> page(jdbc, new Key(tag.id(), level, number)));
  }

  /** How many pages of level 0 a tag has; those above them are always there. */
  static long count(JdbcTemplate jdbc, long tagId) {
    return Numbers.one(
        jdbc, "select coalesce(max(page), -1) + 1 from pyramid where tag = ? and level = 0", tagId);
  }

  static PyramidPage load(JdbcTemplate jdbc, long tagId, int level, long number) {
    byte[] bytes =
        jdbc.queryForObject(
            "select bytes from pyramid where tag = ? and level = ? and page = ?",
            byte[].class,
            tagId,
            level,
            number);
    if (bytes == null) {
      throw new IllegalStateException(
          "Malformed store: tag %d has no page %d of level %d".formatted(tagId, number, level));
    }
    return PyramidDecoder.decode(bytes);
  }

  private PyramidPage page(JdbcTemplate jdbc, Key key) {
    PyramidPage known = kept(key);
    if (known != null) {
      return known;
    }
    PyramidPage page = load(jdbc, key.tagId, key.level, key.number);
    keep(key, page);
    return page;
  }

  private synchronized @Nullable PyramidPage kept(Key key) {
    return kept.get(key);
  }

  private synchronized void keep(Key key, PyramidPage page) {
    kept.put(key, page);
    Iterator<Key> oldest = kept.keySet().iterator();
    while (kept.size() > KEPT_MAX) {
      oldest.next();
      oldest.remove();
    }
  }
}
