package dev.mindinsight.server.layout;

import dev.mindinsight.server.graph.Outline;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates how many rows each flow runs past. A layered layout gives every flow a dummy node in
 * every row that it passes (Sugiyama, Tagawa, Toda 1981), so a few thousand flows past a few
 * thousand rows are millions of dummies: those that run farthest have to be left out.
 */
final class FlowSpans {

  private final int boxes;
  private final List<Outline.Flow> flows;
  private final int[] start;
  private final int[] byFrom;
  private final int[] row;
  private final BitSet back = new BitSet();

  private FlowSpans(int boxes, List<Outline.Flow> flows) {
    this.boxes = boxes;
    this.flows = flows;
    this.start = new int[boxes + 1];
    this.byFrom = new int[flows.size()];
    this.row = new int[boxes];
    index();
    assignRows(order());
  }

  /**
   * Chooses the flows that can be laid out together: the nearest.
   *
   * @param boxes how many boxes there are
   * @param flows all flows between them
   * @param dummiesMax how many rows they may pass in sum
   * @return indexes of flows
   */
  static BitSet near(int boxes, List<Outline.Flow> flows, int dummiesMax) {
    FlowSpans spans = new FlowSpans(boxes, flows);
    int[] byLength =
        IntStream.range(0, flows.size())
            .boxed()
            .sorted(Comparator.comparingInt(spans::span))
            .mapToInt(Integer::intValue)
            .toArray();
    BitSet near = new BitSet(flows.size());
    long dummies = 0;
    for (int flow : byLength) {
      dummies += Math.max(0, spans.span(flow) - 1);
      near.set(flow, dummies <= dummiesMax);
    }
    return near;
  }

  private int span(int flow) {
    return Math.abs(row[flows.get(flow).to()] - row[flows.get(flow).from()]);
  }

  private void index() {
    for (Outline.Flow flow : flows) {
      start[flow.from() + 1]++;
    }
    Arrays.parallelPrefix(start, Integer::sum);
    int[] next = start.clone();
    for (int i = 0; i < flows.size(); i++) {
      byFrom[next[flows.get(i).from()]++] = i;
    }
  }

  /** Boxes so that flows lead onward, but those marked as leading back; no recursion. */
  private int[] order() {
    int[] order = new int[boxes];
    int[] state = new int[boxes];
    int[] next = start.clone();
    int[] path = new int[boxes];
    int placed = boxes;
    for (int root = 0; root < boxes; root++) {
      int depth = state[root] == 0 ? 1 : 0;
      path[0] = root;
      while (depth > 0) {
        int box = path[depth - 1];
        state[box] = 1;
        if (next[box] == start[box + 1]) {
          state[box] = 2;
          order[--placed] = box;
          depth--;
        } else {
          int flow = byFrom[next[box]++];
          int to = flows.get(flow).to();
          back.set(flow, state[to] == 1);
          if (state[to] == 0) {
            path[depth++] = to;
          }
        }
      }
    }
    return order;
  }

  private void assignRows(int[] order) {
    boolean[] fed = new boolean[boxes];
    for (int box : order) {
      for (int i = start[box]; i < start[box + 1]; i++) {
        int to = flows.get(byFrom[i]).to();
        if (!back.get(byFrom[i])) {
          row[to] = Math.max(row[to], row[box] + 1);
          fed[to] = true;
        }
      }
    }
    for (int box : order) {
      if (!fed[box]) {
        moveDown(box);
      }
    }
  }

  /** What takes nothing stands right above the first that takes from it. */
  private void moveDown(int box) {
    int first = Integer.MAX_VALUE;
    for (int i = start[box]; i < start[box + 1]; i++) {
      first = Math.min(first, row[flows.get(byFrom[i]).to()]);
    }
    row[box] = first == Integer.MAX_VALUE ? row[box] : Math.max(0, first - 1);
  }
}
