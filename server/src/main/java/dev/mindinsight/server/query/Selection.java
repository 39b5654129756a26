package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.Stretch;

/**
 * Which points of a series are shown: those of the attempts that lie in a range.
 *
 * @param view the attempts
 * @param range the range
 */
record Selection(AttemptView view, Range range) {

  Axis axis() {
    return range.axis();
  }

  Selection within(long from, long to) {
    return new Selection(view, new Range(range.axis(), from, to));
  }

  /**
   * Whether every point of a stretch is known to be shown. Steps only fall out of a view at its
   * upper end.
   */
  boolean whole(Stretch stretch) {
    return !stretch.mixed()
        && view.shows(stretch.attempt(), stretch.superseded(), stretch.stepMax())
        && range.holds(axis().least(stretch))
        && range.holds(axis().greatest(stretch));
  }

  /** Whether no point of a stretch is known to be shown. */
  boolean none(Stretch stretch) {
    return axis().least(stretch) > range.to()
        || axis().greatest(stretch) < range.from()
        || (!stretch.mixed()
            && !view.shows(stretch.attempt(), stretch.superseded(), stretch.stepMin()));
  }

  /**
   * Finds the points of a block that are shown.
   *
   * @param rows takes their places in the block; at least as long as the block
   * @return how many there are
   */
  int rows(BlockHeader block, PointBlock points, int[] rows) {
    return rows(block, points, 0, points.count(), rows);
  }

  /**
   * Finds the points of a part of a block that are shown.
   *
   * @param from the part's first place
   * @param to the place behind its last
   * @param rows takes their places in the block; at least as long as the part
   * @return how many there are
   */
  int rows(BlockHeader block, PointBlock points, int from, int to, int[] rows) {
    if (whole(block)) {
      for (int row = from; row < to; row++) {
        rows[row - from] = row;
      }
      return to - from;
    }
    int count = 0;
    for (int row = from; row < to; row++) {
      if (view.shows(block.attempt(), block.superseded(), points.steps()[row])
          && range.holds(axis().key(points, row))) {
        rows[count++] = row;
      }
    }
    return count;
  }
}
