package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredTag;
import java.util.ArrayList;
import java.util.List;

/**
 * What a selection amounts to, found from the blocks' summaries; only blocks that are shown in part
 * are loaded.
 *
 * @param blocks those with a point that may be shown, in arrival order
 * @param count how many points are shown
 * @param from the least key of a shown point; meaningless if there is none
 * @param to the greatest key of a shown point; meaningless if there is none
 */
record Survey(List<BlockHeader> blocks, long count, long from, long to) {

  /** The same as is known of a whole tag. */
  static Survey of(StoreReader reader, StoredTag tag, Extent extent, Selection selection) {
    List<BlockHeader> blocks =
        reader.blocks(tag, extent.firstIndex(), extent.endIndex()).stream()
            .filter(block -> !selection.none(block))
            .toList();
    return new Survey(blocks, extent.count(), extent.from(), extent.to());
  }

  static Survey of(StoreReader reader, List<BlockHeader> all, Selection selection) {
    List<BlockHeader> blocks = new ArrayList<>();
    long count = 0;
    long from = Long.MAX_VALUE;
    long to = Long.MIN_VALUE;
    for (BlockHeader block : all) {
      if (selection.none(block)) {
        continue;
      }
      blocks.add(block);
      if (selection.whole(block)) {
        count += block.count();
        from = Math.min(from, selection.axis().least(block));
        to = Math.max(to, selection.axis().greatest(block));
        continue;
      }
      PointBlock points = reader.load(block);
      int[] rows = new int[points.count()];
      int shown = selection.rows(block, points, rows);
      count += shown;
      for (int i = 0; i < shown; i++) {
        long key = selection.axis().key(points, rows[i]);
        from = Math.min(from, key);
        to = Math.max(to, key);
      }
    }
    return new Survey(blocks, count, from, to);
  }
}
