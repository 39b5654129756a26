package dev.mindinsight.engine.train;

import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.kernel.Tensor;
import dev.mindinsight.engine.plan.NodeObserver;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Measures when each node of a step begins and ends. It allocates once a step and nothing for a
 * node. The methods of {@link NodeObserver} run on the device thread, the others on the one that
 * waits for it.
 */
final class StepRecorder implements NodeObserver {
  private final List<NodeWork> work;
  private final double peakFlopsPerSecond;

  /** By the order in which nodes run. */
  private final long[] begins;

  private final long[] ends;

  private double startSeconds;
  private long startNanos;
  private long dataNanos;
  private int ran;

  /** Time so far that is not the step's, such as that of a person who looks at a paused one. */
  private LongSupplier aside = StepRecorder::nobody;

  private long asideBefore;

  /**
   * A recorder for steps of one plan.
   *
   * @param nodes those that run, in running order
   */
  StepRecorder(List<Node> nodes, double peakFlopsPerSecond) {
    this.work = nodes.stream().map(NodeWork::of).toList();
    this.peakFlopsPerSecond = peakFlopsPerSecond;
    begins = new long[nodes.size()];
    ends = new long[nodes.size()];
  }

  void stepBegins() {
    Instant now = Instant.now();
    startSeconds = now.getEpochSecond() + now.getNano() * 1e-9;
    ran = 0;
    leavesOut(StepRecorder::nobody);
    startNanos = nanos();
  }

  /**
   * What somebody takes while the step stands still is no time of the step.
   *
   * @param nanos how much they have taken so far
   */
  void leavesOut(LongSupplier nanos) {
    aside = nanos;
    asideBefore = nanos.getAsLong();
  }

  private static long nobody() {
    return 0;
  }

  private long nanos() {
    return System.nanoTime() - (aside.getAsLong() - asideBefore);
  }

  void dataCame() {
    dataNanos = nanos();
  }

  @Override
  public void before(Node node, List<Tensor> inputs) {
    begins[ran] = nanos();
  }

  @Override
  public void after(Node node, List<Tensor> inputs, List<Tensor> outputs) {
    ends[ran] = nanos();
    ran++;
  }

  /** What was measured since {@link #stepBegins}. */
  StepRecord stepEnded(long step) {
    long end = nanos();
    long[] starts = new long[ran];
    long[] durations = new long[ran];
    for (int i = 0; i < ran; i++) {
      starts[i] = begins[i] - startNanos;
      durations[i] = ends[i] - begins[i];
    }
    return new StepRecord(
        step,
        startSeconds,
        end - startNanos,
        dataNanos - startNanos,
        peakFlopsPerSecond,
        work,
        starts,
        durations);
  }
}
