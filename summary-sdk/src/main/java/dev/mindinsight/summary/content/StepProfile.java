package dev.mindinsight.summary.content;

import java.util.List;

/**
 * Where the time of one training step went: the wait for data, then each node that ran, one after
 * the other on one device. What no node and no wait takes is the program's own.
 *
 * @param startSeconds when the step began, in seconds since the epoch
 * @param durationNanos of the step, from asking for its data to the end of its last update
 * @param dataWaitNanos from the beginning of the step until its data were there
 * @param peakFlopsPerSecond the most floating-point operations a second that were measured on the
 *     device before the run; 0 where nothing was measured
 * @param nodes those that ran, in running order
 * @param startNanos of each node, counted from the beginning of the step
 * @param durationsNanos of each node
 */
@SuppressWarnings("ArrayRecordComponent") // Columns of numbers, as in the other contents.
public record StepProfile(
    double startSeconds,
    long durationNanos,
    long dataWaitNanos,
    double peakFlopsPerSecond,
    List<Node> nodes,
    long[] startNanos,
    long[] durationsNanos)
    implements Content {

  /** Nodes of one record: ten times those of the greatest model that is trained on one machine. */
  public static final int NODES_MAX = 100_000;

  /** Characters of each text of a node, as for the attributes of a graph's node. */
  public static final int CHARS_MAX = 1_024;

  /**
   * What is known of a node before it runs.
   *
   * @param name in the run's graph; its scopes are separated by {@code /}
   * @param op such as {@code conv2d}
   * @param phase {@code forward}, {@code backward} or {@code optimizer}
   * @param shape types and shapes of its inputs, such as {@code float32[32, 10], int32[32]}
   * @param bytes read and written by it when each input and output is touched once
   * @param flops floating-point operations of its definition; a multiplication and an addition are
   *     two
   */
  public record Node(String name, String op, String phase, String shape, long bytes, long flops) {}

  /**
   * Checks that the times can be true.
   *
   * @throws IllegalArgumentException when there are too many nodes or not as many times, a text is
   *     too long, a number is negative or not finite, or the wait and the nodes overlap or do not
   *     lie in the step
   */
  public StepProfile {
    nodes = List.copyOf(nodes);
    if (nodes.size() > NODES_MAX) {
      throw fault("Unsupported", "%,d nodes".formatted(nodes.size()));
    }
    if (startNanos.length != nodes.size() || durationsNanos.length != nodes.size()) {
      throw fault(
          "Malformed",
          "%d nodes with %d starts and %d durations"
              .formatted(nodes.size(), startNanos.length, durationsNanos.length));
    }
    if (!Double.isFinite(startSeconds)) {
      throw fault("Malformed", "a start at " + startSeconds);
    }
    if (!Double.isFinite(peakFlopsPerSecond) || peakFlopsPerSecond < 0) {
      throw fault("Malformed", "a peak of " + peakFlopsPerSecond);
    }
    nodes.forEach(StepProfile::requireBounded);
    requireOrder(durationNanos, dataWaitNanos, startNanos, durationsNanos);
  }

  private static void requireBounded(Node node) {
    int longest =
        Math.max(
            Math.max(node.name().length(), node.op().length()),
            Math.max(node.phase().length(), node.shape().length()));
    if (longest > CHARS_MAX) {
      throw fault("Unsupported", "a text of %,d".formatted(longest));
    }
    if (node.bytes() < 0 || node.flops() < 0) {
      throw fault("Malformed", "%d bytes and %d operations".formatted(node.bytes(), node.flops()));
    }
  }

  private static void requireOrder(long whole, long wait, long[] starts, long[] durations) {
    if (wait < 0 || wait > whole) {
      throw fault("Malformed", "a wait of %d ns in a step of %d".formatted(wait, whole));
    }
    long end = wait;
    for (int i = 0; i < starts.length; i++) {
      // Compared without adding, which could overflow.
      if (starts[i] < end || durations[i] < 0 || durations[i] > whole - starts[i]) {
        throw fault(
            "Malformed",
            "node %d from %d ns for %d, after %d in a step of %d"
                .formatted(i, starts[i], durations[i], end, whole));
      }
      end = starts[i] + durations[i];
    }
  }

  private static IllegalArgumentException fault(String fault, String got) {
    return new IllegalArgumentException(
        "%s profile: got %s, want times in order within the step, at most %,d nodes and %,d characters"
            .formatted(fault, got, NODES_MAX, CHARS_MAX));
  }

  /** What the step neither waited for nor ran nodes in, in nanoseconds. */
  public long otherNanos() {
    return durationNanos - dataWaitNanos - nodesNanos();
  }

  /** The time of all nodes, in nanoseconds. */
  public long nodesNanos() {
    long sum = 0;
    for (long nanos : durationsNanos) {
      sum += nanos;
    }
    return sum;
  }
}
