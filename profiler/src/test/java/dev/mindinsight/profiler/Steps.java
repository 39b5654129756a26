package dev.mindinsight.profiler;

import dev.mindinsight.summary.content.StepProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Steps that were never run. */
final class Steps {
  private static final List<String> OPS = List.of("conv2d", "relu", "mat_mul", "add");
  private static final List<String> SCOPES = List.of("", "net/", "net/a/", "net/a/b/", "other/");
  private static final List<String> PHASES = List.of("forward", "backward", "optimizer", "rest");

  private Steps() {}

  static StepProfile.Node node(String name, String op, String shape, long flops) {
    return new StepProfile.Node(name, op, "forward", shape, 100, flops);
  }

  /** One after the other without a gap, after a wait of 10 ns. */
  static StepProfile of(List<StepProfile.Node> nodes, long... durations) {
    long[] starts = new long[durations.length];
    long end = 10;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = end;
      end += durations[i];
    }
    return new StepProfile(0, end + 5, 10, 0, nodes, starts, durations);
  }

  static StepProfile random(Random random) {
    int count = random.nextInt(20);
    List<StepProfile.Node> nodes = new ArrayList<>();
    long[] starts = new long[count];
    long[] durations = new long[count];
    long wait = random.nextInt(50);
    long end = wait;
    for (int i = 0; i < count; i++) {
      String op = one(random, OPS);
      nodes.add(
          new StepProfile.Node(
              one(random, SCOPES) + op + random.nextInt(3),
              op,
              one(random, PHASES),
              "float32[" + random.nextInt(2) + "]",
              random.nextInt(1000),
              random.nextInt(1000)));
      starts[i] = end + random.nextInt(3);
      durations[i] = random.nextInt(4) == 0 ? 0 : random.nextInt(1000);
      end = starts[i] + durations[i];
    }
    return new StepProfile(1, end + random.nextInt(9), wait, 0, nodes, starts, durations);
  }

  private static String one(Random random, List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
