package dev.mindinsight.engine.train;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.plan.Device;
import dev.mindinsight.engine.plan.Memory;
import dev.mindinsight.engine.plan.Plan;

/**
 * Measures how many floating-point operations a second a device reaches, by the op that kernels are
 * best at: a product of two square float32 matrices, which grow as long as time is left. The best
 * run counts, so that a busy machine spoils little. What it finds is a lower bound.
 */
final class DevicePeak {
  private static final int SIDE_MIN = 64;

  /** Three matrices of 1 MiB: a larger product is no faster on one or two cores. */
  private static final int SIDE_MAX = 512;

  /** A third of the 50 ms that this may take: how long the next product takes is only guessed. */
  private static final long BUDGET_NANOS = 15_000_000;

  private static final int RUNS = 3;

  private final Device device;
  private final long startNanos = System.nanoTime();
  private double perSecond;

  private DevicePeak(Device device) {
    this.device = device;
  }

  /** The peak in operations a second. Not to be called on the device thread. */
  static double measure(Device device) {
    DevicePeak peak = new DevicePeak(device);
    long nanos = 0;
    // Twice the side is eight times the work.
    for (int side = SIDE_MIN; side <= SIDE_MAX && peak.hasTime(8 * nanos); side *= 2) {
      nanos = peak.product(side);
    }
    return peak.perSecond;
  }

  private boolean hasTime(long nanos) {
    return System.nanoTime() - startNanos + nanos < BUDGET_NANOS;
  }

  /** The time of the fastest run. */
  private long product(int side) {
    GraphBuilder builder = new GraphBuilder();
    TensorType type = TensorType.of(DType.FLOAT32, side, side);
    builder.matMul(builder.input("a", type), builder.input("b", type));
    var graph = builder.build();
    try (Memory memory = new Memory(graph, 0);
        Plan plan = Plan.compile(graph.nodes(), memory, device)) {
      long best = Long.MAX_VALUE;
      for (int run = 0; run < RUNS && (run == 0 || hasTime(best)); run++) {
        best = Math.min(best, device.call(() -> nanos(plan)));
      }
      perSecond = Math.max(perSecond, 2.0 * side * side * side * 1e9 / best);
      return best;
    }
  }

  private static long nanos(Plan plan) {
    long start = System.nanoTime();
    plan.run();
    // At least 1, so that it can be divided by.
    return Math.max(1, System.nanoTime() - start);
  }
}
