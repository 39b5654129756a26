package dev.mindinsight.engine.observe;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report.Position;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.train.StepMetrics;
import dev.mindinsight.engine.train.Trainer;
import dev.mindinsight.engine.train.TrainingListener;
import dev.mindinsight.engine.train.TrainingOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prints what the debugger costs LeNet at full speed and how soon a pause stands: {@code ROUNDS
 * PAUSES}, of which each round runs an epoch in every mode. Wall time of steps, not compute time:
 * the agent's own is in it.
 *
 * <p>2 cores of an Intel Xeon, 23 Nov 2026, one kernel thread, {@code 3 60}: 3,666 µs a step
 * without an agent; +2 % dialled, +12 % attached, +7 % with either watchpoint on every node, of
 * which about 5 % is noise. A pause stands after 3.9 ms in the median and 7.1 ms for 95 of 100.
 */
final class DebuggerFigures {
  /** The compiler has seen everything by then. */
  private static final long WARM_UP_STEPS = 60;

  private enum Mode {
    /** No agent. */
    NONE,
    /** The agent has dialled, nobody has attached. */
    DIALLED,
    /** Attached, no watchpoint. */
    ATTACHED,
    /** Attached, {@code tensor_overflow} on every node. */
    OVERFLOW,
    /** Attached, {@code tensor_too_large} beyond reach on every node. */
    TOO_LARGE
  }

  private DebuggerFigures() {}

  public static void main(String[] args) throws Exception {
    int rounds = Integer.parseInt(args[0]);
    Map<Mode, List<Double>> micros = new EnumMap<>(Mode.class);
    for (int round = 0; round < rounds; round++) {
      for (Mode mode : Mode.values()) {
        micros.computeIfAbsent(mode, _ -> new ArrayList<>()).add(stepMicros(mode));
      }
    }
    double none = median(micros.get(Mode.NONE));
    micros.forEach((mode, all) ->
        System.out.printf(
            "%-10s %8.1f µs a step, %+.2f %%%n",
            mode, median(all), 100 * (median(all) / none - 1)));
    pauses(Integer.parseInt(args[1]));
  }

  private static double median(List<Double> numbers) {
    double[] sorted = numbers.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  /** Counts the time from the end of the warm-up to the end of the last step. */
  private static final class Watch implements TrainingListener {
    private long startNanos;
    private long endNanos;
    private long steps;

    @Override
    public void stepEnded(StepMetrics metrics) {
      endNanos = System.nanoTime();
      if (metrics.step() == WARM_UP_STEPS) {
        startNanos = endNanos;
      }
      steps = metrics.step() - WARM_UP_STEPS;
    }

    double micros() {
      return (endNanos - startNanos) / 1e3 / steps;
    }
  }

  private static double stepMicros(Mode mode) throws Exception {
    Watch watch = new Watch();
    if (mode == Mode.NONE) {
      train(1, watch, null);
      return watch.micros();
    }
    try (ScriptedServer server = new ScriptedServer(0);
        ExecutorService training = Executors.newSingleThreadExecutor()) {
      Future<?> end = training.submit(() -> train(1, watch, server.address()));
      server.awaitJob();
      if (mode != Mode.DIALLED) {
        server.send(new Command.Attach());
      }
      if (mode == Mode.OVERFLOW) {
        server.send(watch("tensor_overflow", Map.of()));
      } else if (mode == Mode.TOO_LARGE) {
        server.send(watch("tensor_too_large", Map.of("max_gt", 1e30)));
      }
      end.get();
    }
    return watch.micros();
  }

  private static Command watch(String condition, Map<String, Double> parameters) {
    return new Command.Watch(new Watchpoint(1, condition, parameters, List.of("*")));
  }

  private static Object train(int epochs, TrainingListener more, String address)
      throws IOException {
    TrainingOptions options = new TrainingOptions(Preset.LENET, epochs, 1, true);
    try (Trainer trainer = new Trainer(options, Mnist.shipped())) {
      List<TrainingListener> listeners = new ArrayList<>(List.of(more));
      if (address == null) {
        return trainer.train(listeners);
      }
      try (DebugListener debug =
          new DebugListener(address, null, UUID.randomUUID(), "figures", trainer::stop)) {
        listeners.add(debug);
        return trainer.train(listeners);
      }
    }
  }

  private static void pauses(int count) throws Exception {
    double[] millis = new double[count];
    Random random = new Random(1);
    try (ScriptedServer server = new ScriptedServer(0);
        ExecutorService training = Executors.newSingleThreadExecutor()) {
      Future<?> end = training.submit(() -> train(1_000, new Watch(), server.address()));
      server.awaitJob();
      server.send(new Command.Attach());
      server.await(Position.class, Position::attached);
      for (int i = 0; i < count; i++) {
        Thread.sleep(20 + random.nextInt(30));
        long start = System.nanoTime();
        server.send(new Command.Pause());
        server.await(Position.class, Position::paused);
        millis[i] = (System.nanoTime() - start) / 1e6;
        server.send(new Command.Continue());
        server.await(Position.class, at -> !at.paused());
      }
      server.send(new Command.Terminate());
      end.get();
    }
    Arrays.sort(millis);
    System.out.printf(
        "pause to stopped: p50 %.2f ms, p95 %.2f ms, most %.2f ms of %d%n",
        millis[count / 2], millis[count * 95 / 100], millis[count - 1], count);
  }
}
