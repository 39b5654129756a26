package dev.mindinsight.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.data.TinyDigits;
import dev.mindinsight.engine.model.Preset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TrainerTest {
  private final Mnist data = TinyDigits.of(200, 70);

  /** Keeps what it is told; stops the run after a step. */
  private static final class Recorder implements TrainingListener {
    private final List<String> calls = new ArrayList<>();
    private final List<StepMetrics> steps = new ArrayList<>();
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private Runnable afterFirstStep = () -> {};

    @Override
    public void stepBegins(long step) {
      calls.add("begin " + step);
    }

    @Override
    public void stepEnded(StepMetrics metrics) {
      calls.add("end " + metrics.step());
      steps.add(metrics);
      if (metrics.step() == 1) {
        afterFirstStep.run();
      }
    }

    @Override
    public void epochEnded(EpochMetrics metrics) {
      calls.add("epoch " + metrics.epoch());
      epochs.add(metrics);
    }
  }

  private final Recorder recorder = new Recorder();

  private Trainer trainer(Preset preset, int epochs) {
    return new Trainer(new TrainingOptions(preset, epochs, 1, true), data);
  }

  @Test
  void listenersHearEveryStepAndEpochInOrder() {
    try (Trainer trainer = trainer(Preset.MLP, 2)) {
      assertThat(trainer.steps()).isEqualTo(12);
      assertThat(trainer.train(List.of(recorder))).isTrue();
    }
    assertThat(recorder.calls).hasSize(26).startsWith("begin 1", "end 1", "begin 2");
    assertThat(recorder.calls.get(12)).isEqualTo("epoch 1");
    assertThat(recorder.calls.getLast()).isEqualTo("epoch 2");
    assertThat(recorder.epochs).extracting(EpochMetrics::step).containsExactly(6L, 12L);
  }

  @Test
  void aPresetLearnsAndReportsWhatItDoes() {
    try (Trainer trainer = trainer(Preset.MLP, 8)) {
      trainer.train(List.of(recorder));
    }
    assertThat(recorder.steps.getLast().loss()).isLessThan(recorder.steps.getFirst().loss() / 4);
    assertThat(recorder.epochs.getLast().testAccuracy()).isGreaterThan(0.9);
    assertThat(recorder.steps)
        .allSatisfy(metrics -> {
          assertThat(metrics.accuracy()).isBetween(0.0, 1.0);
          assertThat(metrics.gradientNorm()).isPositive();
          assertThat(metrics.computeNanos()).isPositive();
          assertThat(metrics.examples()).isEqualTo(32);
        });
    assertThat(recorder.steps.getFirst().learningRate()).isCloseTo(1e-3, within(1e-9));
    assertThat(recorder.steps.getLast().learningRate()).isBetween(0.0, 1e-5);
  }

  @Test
  void theFirstLossIsNearThatOfGuessing() {
    try (Trainer trainer = trainer(Preset.LENET, 1)) {
      recorder.afterFirstStep = trainer::stop;
      trainer.train(List.of(recorder));
    }
    assertThat(recorder.steps.getFirst().loss()).isBetween(Math.log(10) / 2, Math.log(10) * 3);
  }

  @Test
  void stoppingEndsTheRunAfterItsStep() {
    try (Trainer trainer = trainer(Preset.MLP, 2)) {
      recorder.afterFirstStep = trainer::stop;
      assertThat(trainer.train(List.of(recorder))).isFalse();
    }
    assertThat(recorder.calls).containsExactly("begin 1", "end 1");
  }

  /** Keeps the records, and switches the recording while the run goes on. */
  private static final class Switching implements TrainingListener {
    private final List<StepRecord> records = new ArrayList<>();
    private final Trainer trainer;

    Switching(Trainer trainer) {
      this.trainer = trainer;
    }

    @Override
    public void stepRecorded(StepRecord record) {
      records.add(record);
    }

    @Override
    public void stepEnded(StepMetrics metrics) {
      if (metrics.step() == 4) {
        trainer.recordEvery(0);
      } else if (metrics.step() == 8) {
        trainer.recordEvery(1);
      }
    }
  }

  @Test
  void recordingIsSwitchedWhileTheRunGoesOnAndChangesNothing() {
    long plain;
    try (Trainer trainer = trainer(Preset.MLP, 2)) {
      trainer.recordEvery(0);
      trainer.train(List.of());
      plain = trainer.checksum();
    }
    try (Trainer trainer = trainer(Preset.MLP, 2)) {
      trainer.recordEvery(2);
      Switching switching = new Switching(trainer);
      trainer.train(List.of(switching));
      assertThat(switching.records)
          .extracting(StepRecord::step)
          .containsExactly(2L, 4L, 9L, 10L, 11L, 12L);
      assertThat(trainer.checksum()).isEqualTo(plain);
      assertThat(switching.records).allSatisfy(TrainerTest::nodesRunOneAfterTheOther);
      assertThatThrownBy(() -> trainer.recordEvery(-1))
          .hasMessage("Malformed option: got a record every -1 steps, want at least 0");
    }
  }

  /** Holds up each node of a step, and measures how long, and how long the step took in all. */
  private static final class Dawdling implements TrainingListener, StepWatcher {
    private final List<StepRecord> records = new ArrayList<>();
    private long heldNanos;
    private long beganNanos;

    @Override
    public void runBegins(RunView run) {
      run.recordEvery(1);
      assertThat(run.recordsEverySteps()).isEqualTo(1);
      run.watch(this);
    }

    @Override
    public void stepBegins(long step) {
      heldNanos = 0;
      beganNanos = System.nanoTime();
    }

    @Override
    public void stepRecorded(StepRecord record) {
      long tookNanos = System.nanoTime() - beganNanos;
      assertThat(record.durationNanos()).isLessThanOrEqualTo(tookNanos - heldNanos);
      records.add(record);
    }

    @Override
    public void before(int node) {
      hold();
    }

    @Override
    public void after(int node) {
      hold();
    }

    private void hold() {
      long start = System.nanoTime();
      LockSupport.parkNanos(1_000_000);
      heldNanos += System.nanoTime() - start;
    }

    @Override
    public void letGo() {}
  }

  @Test
  void whatAWatcherTakesIsNoTimeOfARecordedStep() {
    try (Trainer trainer = trainer(Preset.MLP, 1)) {
      Dawdling dawdling = new Dawdling();
      trainer.train(List.of(dawdling));
      assertThat(dawdling.records).isNotEmpty().allSatisfy(TrainerTest::nodesRunOneAfterTheOther);
    }
  }

  private static void nodesRunOneAfterTheOther(StepRecord record) {
    long end = record.dataWaitNanos();
    assertThat(end).isNotNegative();
    assertThat(record.nodes()).isNotEmpty();
    assertThat(record.startNanos()).hasSameSizeAs(record.nodes());
    for (int i = 0; i < record.nodes().size(); i++) {
      assertThat(record.startNanos()[i]).isGreaterThanOrEqualTo(end);
      assertThat(record.durationsNanos()[i]).isNotNegative();
      end = record.startNanos()[i] + record.durationsNanos()[i];
    }
    assertThat(record.durationNanos()).isGreaterThanOrEqualTo(end);
    assertThat(record.peakFlopsPerSecond()).isPositive();
  }

  @Test
  void dataThatDoesNotFitIsRefused() throws IOException {
    TrainingOptions options = new TrainingOptions(Preset.LENET, 1, 1, false);
    assertThatThrownBy(() -> new Trainer(options, TinyDigits.of(31, 10)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Conflict: got a batch of 32, want 1 to 31, the number of examples");
    Mnist small = TinyDigits.ofSide(8);
    assertThatThrownBy(() -> new Trainer(options, small))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a window of 5 with padding 0 does not fit images of [32, 6, 4, 4]");
    assertThatThrownBy(() -> new TrainingOptions(Preset.MLP, 0, 1, true))
        .hasMessage("Malformed option: got 0 epochs, want at least 1");
  }
}
