package dev.mindinsight.server.store;

/**
 * How a pyramid is built: an entry of level 0 sums up so many points, one of the next level so many
 * entries of the one below, and entries are kept by pages of equal length.
 *
 * @param entryPoints points of an entry of level 0
 * @param factor entries of one level that make one of the next
 * @param pageEntries entries of a page; a multiple of {@code factor}
 * @param blockLevel finer levels than this spare nobody a block who needs points of an entry
 */
record PyramidShape(int entryPoints, int factor, int pageEntries, int blockLevel) {

  /**
   * Levels of 64, 256, 1,024 points and so on: 0.4 bytes a point in all. A factor of four leaves a
   * reader at most four times the entries that it needs.
   */
  static final PyramidShape STANDARD = new PyramidShape(64, 4, 1024, 2);

  /** Points of an entry. */
  int span(int level) {
    int span = entryPoints;
    for (int i = 0; i < level; i++) {
      span *= factor;
    }
    return span;
  }

  /** Points of a page. */
  long pageSpan(int level) {
    return (long) span(level) * pageEntries;
  }

  /** How many pages of a level so many points fill. */
  long pages(int level, long points) {
    return points / pageSpan(level);
  }

  /** How many levels have a page if so many points are summed up. */
  int levels(long points) {
    int levels = 0;
    while (pages(levels, points) > 0) {
      levels++;
    }
    return levels;
  }
}
