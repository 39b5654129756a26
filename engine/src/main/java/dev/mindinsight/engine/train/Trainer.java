package dev.mindinsight.engine.train;

import dev.mindinsight.engine.data.Batch;
import dev.mindinsight.engine.data.BatchSource;
import dev.mindinsight.engine.data.EvaluationBatches;
import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.data.Prefetch;
import dev.mindinsight.engine.data.TrainingBatches;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.optimizer.CosineSchedule;
import dev.mindinsight.engine.optimizer.Schedule;
import dev.mindinsight.engine.plan.KernelUse;
import java.util.List;

/**
 * Trains a preset: for each epoch its steps, then an evaluation on all test images. A loss of NaN
 * does not end the run.
 */
public final class Trainer implements AutoCloseable {
  /** Steps from one recorded step to the next: more than a second of the demo. */
  public static final int RECORD_EVERY_STEPS = 50;

  private final TrainingOptions options;
  private final Mnist data;
  private final Session session;
  private final Schedule schedule;
  private final TrainingBatches batches;
  private volatile boolean stopping;
  private volatile int recordEverySteps = RECORD_EVERY_STEPS;

  /**
   * Builds and compiles the graph.
   *
   * @throws IllegalArgumentException if there are fewer training examples than a batch takes, or
   *     the images are too small for the network
   */
  public Trainer(TrainingOptions options, Mnist data) {
    Preset preset = options.preset();
    this.options = options;
    this.data = data;
    this.batches =
        new TrainingBatches(data.train(), preset.batchSize(), preset.maxShift(), options.seed());
    this.schedule = new CosineSchedule(preset.learningRate(), steps());
    this.session = new Session(options, data);
  }

  /** Steps in the whole run. */
  public long steps() {
    return (long) options.epochs() * stepsPerEpoch();
  }

  private int stepsPerEpoch() {
    return TrainingBatches.perEpoch(data.train(), options.preset().batchSize());
  }

  /**
   * Runs all epochs, or as many steps as are taken until {@link #stop}. To be called once.
   *
   * @param listeners called in this order
   * @return whether the run reached its end
   */
  public boolean train(List<TrainingListener> listeners) {
    try (BatchSource source = options.prefetch() ? new Prefetch(batches) : batches) {
      RunView view = new SessionView(this, session, source.operation(), data.test());
      listeners.forEach(listener -> listener.runBegins(view));
      for (int epoch = 1; epoch <= options.epochs(); epoch++) {
        if (!runEpoch(epoch, source, listeners)) {
          return false;
        }
      }
      return true;
    }
  }

  /** Ends the run before its next step, and a wait of a watcher at once. From any thread. */
  public void stop() {
    stopping = true;
    session.letGo();
  }

  /**
   * Says how often a step is recorded, which tells {@link TrainingListener#stepRecorded} where its
   * time went and gives the same results. From the next step on, from any thread.
   *
   * @param steps every step whose number is a multiple of this; 0 for none. At first {@value
   *     #RECORD_EVERY_STEPS}
   * @throws IllegalArgumentException if it is negative
   */
  public void recordEvery(int steps) {
    if (steps < 0) {
      throw new IllegalArgumentException(
          "Malformed option: got a record every %d steps, want at least 0".formatted(steps));
    }
    recordEverySteps = steps;
  }

  /** Steps from one recorded step to the next; 0 where none is recorded. From any thread. */
  int recordsEverySteps() {
    return recordEverySteps;
  }

  /** CRC-32C over all weights and the optimizer's state: equal for bit-identical runs. */
  public long checksum() {
    return session.checksum();
  }

  /** Whose kernels a training step runs on. */
  public KernelUse kernelUse() {
    return session.kernelUse();
  }

  private boolean runEpoch(int epoch, BatchSource source, List<TrainingListener> listeners) {
    long first = (long) (epoch - 1) * stepsPerEpoch() + 1;
    long last = (long) epoch * stepsPerEpoch();
    long computeNanos = 0;
    long examples = 0;
    for (long step = first; step <= last; step++) {
      StepMetrics metrics = runStep(step, epoch, source, listeners);
      computeNanos += metrics.computeNanos();
      examples += metrics.examples();
      if (stopping) {
        return false;
      }
    }
    Session.Evaluation test = session.evaluate(evaluationBatches());
    double samplesPerSecond = examples * 1e9 / computeNanos;
    EpochMetrics metrics =
        new EpochMetrics(epoch, last, test.loss(), test.accuracy(), samplesPerSecond);
    listeners.forEach(listener -> listener.epochEnded(metrics));
    return !stopping || epoch == options.epochs();
  }

  private EvaluationBatches evaluationBatches() {
    return new EvaluationBatches(data.test(), options.preset().batchSize());
  }

  private StepMetrics runStep(
      long step, int epoch, BatchSource source, List<TrainingListener> listeners) {
    listeners.forEach(listener -> listener.stepBegins(step));
    int every = recordEverySteps;
    StepMetrics metrics =
        every > 0 && step % every == 0
            ? recordStep(step, epoch, source, listeners)
            : session.step(step, epoch, source.next(), schedule.rate(step));
    listeners.forEach(listener -> listener.stepEnded(metrics));
    return metrics;
  }

  private StepMetrics recordStep(
      long step, int epoch, BatchSource source, List<TrainingListener> listeners) {
    StepRecorder recorder = session.recorder();
    recorder.stepBegins();
    Batch batch = source.next();
    recorder.dataCame();
    StepMetrics metrics = session.recordedStep(step, epoch, batch, schedule.rate(step));
    StepRecord record = recorder.stepEnded(step);
    listeners.forEach(listener -> listener.stepRecorded(record));
    return metrics;
  }

  /** Frees the memory and ends the device thread. */
  @Override
  public void close() {
    session.close();
  }
}
