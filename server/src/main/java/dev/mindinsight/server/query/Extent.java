package dev.mindinsight.server.query;

import dev.mindinsight.server.query.Descent.Verdict;
import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.Pyramid;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.server.store.Stretch;

/** How much a selection shows of a tag, and where. Only stretches shown in part are loaded. */
final class Extent implements Descent.Visitor {

  private final Selection selection;
  private long count;
  private long from = Long.MAX_VALUE;
  private long to = Long.MIN_VALUE;
  private long firstIndex = Long.MAX_VALUE;
  private long endIndex;
  private long anchorIndex;
  private long anchorKey;
  private int anchorCount;

  private Extent(Selection selection) {
    this.selection = selection;
  }

  static Extent of(StoreReader reader, StoredTag tag, Pyramid pyramid, Selection selection) {
    Extent extent = new Extent(selection);
    Descent.go(reader, tag, pyramid, pyramid.blockLevel(), extent);
    return extent;
  }

  /** How many points are shown. */
  long count() {
    return count;
  }

  /** The least key of a shown point; meaningless if there is none. */
  long from() {
    return from;
  }

  /** The greatest key of a shown point; meaningless if there is none. */
  long to() {
    return to;
  }

  /** Index of the first block's or entry's first point, of those that show any. */
  long firstIndex() {
    return Math.min(firstIndex, endIndex);
  }

  /** Index behind the last point that is shown. */
  long endIndex() {
    return endIndex;
  }

  /** Index of the first point of the longest stretch that is shown whole, the last of several. */
  long anchorIndex() {
    return anchorIndex;
  }

  /** The least key in that stretch. */
  long anchorKey() {
    return anchorKey;
  }

  @Override
  public Verdict judge(Stretch stretch) {
    if (selection.none(stretch)) {
      return Verdict.SKIP;
    }
    return selection.whole(stretch) ? Verdict.TAKE : Verdict.OPEN;
  }

  @Override
  public void take(Stretch stretch) {
    long least = selection.axis().least(stretch);
    reach(least, selection.axis().greatest(stretch));
    reach(stretch.firstIndex(), stretch.count(), stretch.count());
    if (stretch.count() >= anchorCount) {
      anchorIndex = stretch.firstIndex();
      anchorKey = least;
      anchorCount = stretch.count();
    }
  }

  @Override
  public void points(BlockHeader block, PointBlock points, int first, int end) {
    int[] rows = new int[end - first];
    int shown = selection.rows(block, points, first, end, rows);
    for (int i = 0; i < shown; i++) {
      long key = selection.axis().key(points, rows[i]);
      reach(key, key);
    }
    if (shown > 0) {
      reach(block.firstIndex() + first, end - first, shown);
    }
  }

  private void reach(long least, long greatest) {
    from = Math.min(from, least);
    to = Math.max(to, greatest);
  }

  private void reach(long first, int length, int shown) {
    firstIndex = Math.min(firstIndex, first);
    endIndex = Math.max(endIndex, first + length);
    count += shown;
  }
}
