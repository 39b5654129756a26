package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredRestart;
import dev.mindinsight.server.store.StoredTag;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series as TensorBoard's Python loader would hand it to its page: of every tag a {@link
 * Reservoir} is kept, and a session start takes out what lies at or above its step ({@code
 * EventAccumulator} of TensorBoard's {@code backend/event_processing/event_accumulator.py}). Its
 * data provider then draws as many again as are kept, which changes nothing.
 *
 * <p>The choice depends on how many points there are, not on what they are: points are loaded only
 * where they were chosen, or where a session start lies among them.
 */
final class TensorBoardSample {

  private final StoreReader reader;
  private final List<BlockHeader> blocks;
  private final Reservoir reservoir = new Reservoir();
  private @Nullable BlockHeader loaded;
  private PointBlock points = new PointBlock(new long[0], new double[0], new long[0]);

  private TensorBoardSample(StoreReader reader, StoredTag tag) {
    this.reader = reader;
    // A file that was replaced is not there when TensorBoard starts.
    this.blocks = reader.blocks(tag).stream().filter(block -> !block.superseded()).toList();
  }

  static Series.Drawn of(StoreReader reader, StoredTag tag, SeriesValues values) {
    TensorBoardSample sample = new TensorBoardSample(reader, tag);
    sample.read(reader.restarts(tag.run()).iterator());
    long count = sample.blocks.stream().mapToLong(BlockHeader::count).sum();
    return new Series.Drawn(count, sample.columns(values), null, null);
  }

  private void read(Iterator<StoredRestart> restarts) {
    StoredRestart next = restarts.hasNext() ? restarts.next() : null;
    for (BlockHeader block : blocks) {
      while (next != null && next.segment() <= block.segment()) {
        purge(next.step());
        next = restarts.hasNext() ? restarts.next() : null;
      }
      reservoir.offer(block.firstIndex(), block.count());
    }
    // The tag was not written again after these.
    while (next != null) {
      purge(next.step());
      next = restarts.hasNext() ? restarts.next() : null;
    }
  }

  private void purge(long step) {
    reservoir.retain(index -> {
      BlockHeader block = block(index);
      return block.stepMax() < step || (block.stepMin() < step && stepOf(block, index) < step);
    });
  }

  private long stepOf(BlockHeader block, long index) {
    return load(block).steps()[(int) (index - block.firstIndex())];
  }

  private BlockHeader block(long index) {
    int low = 0;
    int high = blocks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (blocks.get(middle).firstIndex() <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return blocks.get(low);
  }

  /** Indices come in ascending order, so one block is enough to remember. */
  private PointBlock load(BlockHeader block) {
    if (!block.equals(loaded)) {
      points = reader.load(block);
      loaded = block;
    }
    return points;
  }

  private Columns columns(SeriesValues values) {
    long[] kept = reservoir.kept();
    Columns columns =
        new Columns(
            values.dtype(),
            new long[kept.length],
            new double[kept.length],
            new long[kept.length],
            new int[kept.length]);
    for (int i = 0; i < kept.length; i++) {
      BlockHeader block = block(kept[i]);
      PointBlock from = load(block);
      int row = (int) (kept[i] - block.firstIndex());
      columns.steps()[i] = from.steps()[row];
      columns.wallTimesSeconds()[i] = from.wallTimesSeconds()[row];
      columns.bits()[i] = values.of(block.dtype(), from.bits()[row]);
      columns.attempts()[i] = block.attempt();
    }
    return columns;
  }
}
