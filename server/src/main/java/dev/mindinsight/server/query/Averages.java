package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What blocks do to a moving average, those that were asked for last: a series is then smoothed at
 * another zoom without reading its points again. Safe from any thread.
 */
final class Averages {

  /** Blocks that are kept: some 10 MB, and 250 million points at one weight. */
  private static final int KEPT_MAX = 1 << 16;

  /**
   * The effect of a block's finite values x in turn, each by {@code s = weight * s + (1 - weight) *
   * x}, together: an affine map of what the average was before.
   *
   * @param scale what the average before is multiplied by
   * @param shift what is added to it
   */
  record Effect(double scale, double shift) {}

  private record Key(long tagId, long firstIndex, int count, double weight) {}

  private final Map<Key, Effect> kept = new LinkedHashMap<>(16, 0.75f, true);

  synchronized @Nullable Effect get(BlockHeader block, double weight) {
    return kept.get(key(block, weight));
  }

  synchronized void keep(BlockHeader block, double weight, Effect effect) {
    kept.put(key(block, weight), effect);
    Iterator<Key> oldest = kept.keySet().iterator();
    while (kept.size() > KEPT_MAX) {
      oldest.next();
      oldest.remove();
    }
  }

  /** Blocks of one tag that begin at the same point and are as long hold the same points. */
  private static Key key(BlockHeader block, double weight) {
    return new Key(block.tagId(), block.firstIndex(), block.count(), weight);
  }
}
