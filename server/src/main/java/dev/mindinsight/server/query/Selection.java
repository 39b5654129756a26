package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;

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

  /** Whether every point of a block is shown. Steps only fall out of a view at its upper end. */
  boolean whole(BlockHeader block) {
    return view.shows(block.attempt(), block.superseded(), block.summary().step().max())
        && range.holds(axis().least(block))
        && range.holds(axis().greatest(block));
  }

  /** Whether no point of a block is shown. */
  boolean none(BlockHeader block) {
    return !view.shows(block.attempt(), block.superseded(), block.summary().step().min())
        || axis().least(block) > range.to()
        || axis().greatest(block) < range.from();
  }

  /**
   * Finds the points of a block that are shown.
   *
   * @param rows takes their places in the block; as long as the block
   * @return how many there are
   */
  int rows(BlockHeader block, PointBlock points, int[] rows) {
    int count = 0;
    for (int row = 0; row < points.count(); row++) {
      if (view.shows(block.attempt(), block.superseded(), points.steps()[row])
          && range.holds(axis().key(points, row))) {
        rows[count++] = row;
      }
    }
    return count;
  }
}
