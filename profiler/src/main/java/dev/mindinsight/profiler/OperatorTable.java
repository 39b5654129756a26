package dev.mindinsight.profiler;

import dev.mindinsight.summary.content.StepProfile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sums up what groups of nodes took. What it keeps grows with the nodes and groups that it has
 * seen, not with the steps, and stops at a limit. For one thread.
 */
public final class OperatorTable {

  /** Nodes and groups that are told apart: those of two graphs of the greatest size. */
  public static final int ENTRIES_MAX = 200_000;

  private final Grouping grouping;
  private final Map<StepProfile.Node, Sum> nodes = new LinkedHashMap<>();
  private int entries;

  /** An empty table. */
  public OperatorTable(Grouping grouping) {
    this.grouping = grouping;
  }

  /** A sum over calls. */
  private static final class Sum {
    private long calls;
    private long totalNanos;
    private long selfNanos;
    private long flops;
    private long bytes;
    private long longestNanos = -1;
    private String longest = "";

    void add(StepProfile.Node node, Sum one, boolean self) {
      calls += one.calls;
      totalNanos = sum(totalNanos, one.totalNanos);
      selfNanos = self ? sum(selfNanos, one.totalNanos) : selfNanos;
      flops = sum(flops, one.flops);
      bytes = sum(bytes, one.bytes);
      if (one.totalNanos > longestNanos) {
        longestNanos = one.totalNanos;
        longest = node.name();
      }
    }
  }

  /** Stops at the greatest number: what comes from a file may add up to more. */
  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  /**
   * Adds a step.
   *
   * @throws IllegalStateException when there are over {@link #ENTRIES_MAX} nodes that differ
   */
  public void add(StepProfile step) {
    for (int i = 0; i < step.nodes().size(); i++) {
      StepProfile.Node node = step.nodes().get(i);
      Sum sum = nodes.computeIfAbsent(node, this::entry);
      sum.calls++;
      sum.totalNanos = sum(sum.totalNanos, step.durationsNanos()[i]);
      sum.flops = sum(sum.flops, node.flops());
      sum.bytes = sum(sum.bytes, node.bytes());
    }
  }

  private Sum entry(Object key) {
    entries++;
    if (entries > ENTRIES_MAX) {
      throw new IllegalStateException(
          "Unsupported profile: got over %,d nodes and groups that differ".formatted(ENTRIES_MAX));
    }
    return new Sum();
  }

  /**
   * The groups so far.
   *
   * @return those that take the most by themselves first, those that take the same by their keys
   * @throws IllegalStateException when there are over {@link #ENTRIES_MAX} nodes and groups
   */
  public List<Operator> operators() {
    Map<String, Sum> groups = new LinkedHashMap<>();
    long all = 0;
    for (Map.Entry<StepProfile.Node, Sum> node : nodes.entrySet()) {
      all = sum(all, node.getValue().totalNanos);
      boolean self = true;
      for (String key : grouping.keys(node.getKey())) {
        groups.computeIfAbsent(key, this::entry).add(node.getKey(), node.getValue(), self);
        self = false;
      }
    }
    entries = nodes.size();
    double whole = all;
    return groups.entrySet().stream()
        .map(group -> operator(group.getKey(), group.getValue(), whole))
        .sorted(
            Comparator.comparingLong(Operator::selfNanos)
                .reversed()
                .thenComparing(Comparator.comparingLong(Operator::totalNanos).reversed())
                .thenComparing(Operator::key))
        .toList();
  }

  private static Operator operator(String key, Sum sum, double whole) {
    return new Operator(
        key,
        sum.calls,
        sum.totalNanos,
        sum.selfNanos,
        whole == 0 ? 0 : sum.selfNanos / whole,
        sum.flops,
        sum.bytes,
        sum.longest);
  }
}
