package dev.mindinsight.profiler;

import dev.mindinsight.summary.content.StepProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step in lanes. The slices of all lanes cover the step without gap or overlap.
 *
 * @param lanes {@code forward}, {@code backward}, {@code optimizer}, the phases that the producer
 *     has beside them, {@code dataWait} and {@code other}
 */
public record Timeline(List<Lane> lanes) {

  /** What is waited for data. */
  public static final String DATA_WAIT = "dataWait";

  /** What is neither a node's time nor waiting. */
  public static final String OTHER = "other";

  private static final List<String> PHASES = List.of("forward", "backward", "optimizer");

  /**
   * A row of slices.
   *
   * @param name of the lane
   * @param slices in the order of their starts
   */
  public record Lane(String name, List<Slice> slices) {}

  /**
   * A stretch of time.
   *
   * @param node index among the step's nodes; −1 where it is no node's
   * @param startNanos counted from the beginning of the step
   * @param durationNanos above 0 where it is no node's
   */
  public record Slice(int node, long startNanos, long durationNanos) {}

  /** Lays out a step. */
  public static Timeline of(StepProfile step) {
    Map<String, List<Slice>> phases = new LinkedHashMap<>();
    PHASES.forEach(phase -> phases.put(phase, new ArrayList<>()));
    List<Slice> waits = new ArrayList<>();
    List<Slice> others = new ArrayList<>();
    rest(waits, 0, step.dataWaitNanos());
    long end = step.dataWaitNanos();
    for (int i = 0; i < step.nodes().size(); i++) {
      Slice slice = new Slice(i, step.startNanos()[i], step.durationsNanos()[i]);
      rest(others, end, slice.startNanos());
      phases.computeIfAbsent(step.nodes().get(i).phase(), _ -> new ArrayList<>()).add(slice);
      end = slice.startNanos() + slice.durationNanos();
    }
    rest(others, end, step.durationNanos());
    List<Lane> lanes = new ArrayList<>();
    phases.forEach((name, slices) -> lanes.add(new Lane(name, slices)));
    lanes.add(new Lane(DATA_WAIT, waits));
    lanes.add(new Lane(OTHER, others));
    return new Timeline(lanes);
  }

  private static void rest(List<Slice> slices, long from, long to) {
    if (to > from) {
      slices.add(new Slice(-1, from, to - from));
    }
  }
}
