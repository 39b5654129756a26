package dev.mindinsight.engine.observe;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Report.Position;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.data.TinyDigits;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.train.RunView;
import dev.mindinsight.engine.train.StepMetrics;
import dev.mindinsight.engine.train.Trainer;
import dev.mindinsight.engine.train.TrainingListener;
import dev.mindinsight.engine.train.TrainingOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the debugger costs a training that is never paused: one run in which blocks of {@value
 * #BLOCK} steps take turns without an agent, with one that has dialled, attached, and attached with
 * either watchpoint on every node, so that all see the same busy machine. Whole steps are measured,
 * data and listeners included. Not run in verify; {@code docs/benchmarks.md} has figures of 23
 * November 2026.
 */
final class DebuggerOverhead implements TrainingListener {
  private static final int BLOCK = 60;

  /** Steps of a block that are not counted: what was asked for takes effect within one. */
  private static final int SETTLING = 10;

  private static final int ROUNDS = 40;
  private static final int WARM_UP_ROUNDS = 5;

  private enum Mode {
    NONE,
    DIALLED,
    ATTACHED,
    OVERFLOW,
    TOO_LARGE
  }

  private static final int MODES = Mode.values().length;

  private final ScriptedServer server;
  private final Trainer trainer;
  private final Map<Mode, double[]> micros = new EnumMap<>(Mode.class);
  private @Nullable RunView run;
  private @Nullable DebugListener debug;
  private long startNanos;

  private DebuggerOverhead(ScriptedServer server, Trainer trainer) {
    this.server = server;
    this.trainer = trainer;
    for (Mode mode : Mode.values()) {
      micros.put(mode, new double[ROUNDS]);
    }
  }

  /** Measures the presets LeNet and MLP. */
  public static void main(String[] arguments) throws Exception {
    for (Preset preset : List.of(Preset.LENET, Preset.MLP)) {
      measure(preset);
    }
  }

  private static void measure(Preset preset) throws IOException {
    int blocks = MODES * (WARM_UP_ROUNDS + ROUNDS);
    Mnist data = TinyDigits.of(preset.batchSize() * BLOCK, 70);
    try (ScriptedServer server = new ScriptedServer(0);
        Trainer trainer = new Trainer(new TrainingOptions(preset, blocks, 1, true), data)) {
      DebuggerOverhead clock = new DebuggerOverhead(server, trainer);
      trainer.train(List.of(clock));
      clock.print(preset);
    }
  }

  @Override
  public void runBegins(RunView begun) {
    run = begun;
  }

  @Override
  public void stepBegins(long step) {
    int place = (int) ((step - 1) % BLOCK);
    if (place == 0) {
      enter(mode(step));
    }
    if (place == SETTLING) {
      startNanos = System.nanoTime();
    }
    if (debug != null) {
      debug.stepBegins(step);
    }
  }

  private static Mode mode(long step) {
    return Mode.values()[(int) ((step - 1) / BLOCK % MODES)];
  }

  @Override
  public void stepEnded(StepMetrics metrics) {
    int round = (int) ((metrics.step() - 1) / BLOCK / MODES) - WARM_UP_ROUNDS;
    if (metrics.step() % BLOCK == 0 && round >= 0) {
      micros.get(mode(metrics.step()))[round] =
          (System.nanoTime() - startNanos) / 1e3 / (BLOCK - SETTLING);
    }
  }

  private void enter(Mode mode) {
    switch (mode) {
      case NONE -> hangUp();
      case DIALLED -> dial();
      case ATTACHED -> server.send(new Command.Attach());
      case OVERFLOW -> server.send(watch("tensor_overflow", Map.of()));
      case TOO_LARGE -> server.send(watch("tensor_too_large", Map.of("max_gt", 1e30)));
    }
  }

  /** On every node; of the same number, so that one takes the other's place. */
  private static Command watch(String condition, Map<String, Double> parameters) {
    return new Command.Watch(new Watchpoint(1, condition, parameters, List.of("*")));
  }

  private void hangUp() {
    if (debug != null) {
      debug.close();
      debug = null;
      requireSilence();
    }
  }

  /** What never stopped must never have hit either. */
  private void requireSilence() {
    for (Report report : server.takeAll()) {
      if (report instanceof Report.Hit || (report instanceof Position at && at.paused())) {
        throw new IllegalStateException("Conflict: want no pause, got " + report);
      }
    }
  }

  private void dial() {
    DebugListener dialling =
        new DebugListener(server.address(), null, UUID.randomUUID(), "overhead", trainer::stop);
    dialling.runBegins(run);
    debug = dialling;
    try {
      server.awaitJob();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      trainer.stop();
    }
  }

  private void print(Preset preset) {
    for (Mode mode : Mode.values()) {
      double[] ratios = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        ratios[round] = 100 * (micros.get(mode)[round] / micros.get(Mode.NONE)[round] - 1);
      }
      Arrays.sort(ratios);
      double[] sorted = micros.get(mode).clone();
      Arrays.sort(sorted);
      System.out.printf(
          "%s, %s: median %.1f us a step, %+.2f %% (quartiles %+.2f to %+.2f)%n",
          preset.label(),
          mode,
          sorted[ROUNDS / 2],
          ratios[ROUNDS / 2],
          ratios[ROUNDS / 4],
          ratios[3 * ROUNDS / 4]);
    }
  }
}
