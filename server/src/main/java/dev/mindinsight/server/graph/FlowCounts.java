package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Gathers edges that run between the same two boxes. */
final class FlowCounts {

  private final Map<Long, Count> counts = new LinkedHashMap<>();
  private int hidden;

  private static final class Count {
    private int via;
    private boolean control = true;
    private GraphModel.@Nullable Output output;
  }

  void add(int from, int to, GraphModel.Input edge, GraphModel.@Nullable Output output) {
    long key = (long) from << 32 | to;
    Count count = counts.get(key);
    if (count == null) {
      if (counts.size() >= Outline.FLOWS_MAX) {
        hidden++;
        return;
      }
      count = new Count();
      count.output = output;
      counts.put(key, count);
    }
    count.via++;
    count.control &= edge.control();
    if (!Objects.equals(count.output, output)) {
      count.output = null;
    }
  }

  /** How many edges the limit left no room for. */
  int hidden() {
    return hidden;
  }

  List<Outline.Flow> list() {
    return counts.entrySet().stream().map(entry -> flow(entry.getKey(), entry.getValue())).toList();
  }

  private static Outline.Flow flow(long key, Count count) {
    return new Outline.Flow((int) (key >>> 32), (int) key, count.via, count.control, count.output);
  }
}
