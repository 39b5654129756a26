package dev.mindinsight.engine.observe;

import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.train.EpochMetrics;
import dev.mindinsight.engine.train.RunView;
import dev.mindinsight.engine.train.StepMetrics;
import dev.mindinsight.engine.train.StepRecord;
import dev.mindinsight.engine.train.TrainingListener;
import dev.mindinsight.engine.train.TrainingOptions;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run to an event file: every step its loss, accuracy, learning rate, gradient norm and
 * speed, every epoch its test loss and accuracy, and through {@link ContentListener} all that is no
 * scalar. Adding a scalar costs the training loop less than a microsecond and never waits.
 */
public final class SummaryListener implements TrainingListener {
  private final SummaryWriter writer;
  private final TrainingOptions options;
  private final Mnist data;
  private @Nullable ContentListener content;

  private SummaryListener(SummaryWriter writer, TrainingOptions options, Mnist data) {
    this.writer = writer;
    this.options = options;
    this.data = data;
  }

  /**
   * Opens an event file and writes the run's mark and hyperparameters.
   *
   * @param directory made if it is missing
   * @throws java.io.UncheckedIOException if the file cannot be made
   */
  public static SummaryListener open(Path directory, TrainingOptions options, Mnist data) {
    SummaryWriter writer = SummaryWriter.open(directory);
    writer.hparams(hparams(options, data), List.of("test/accuracy", "test/loss", "train/loss"));
    return new SummaryListener(writer, options, data);
  }

  private static Map<String, Object> hparams(TrainingOptions options, Mnist data) {
    Preset preset = options.preset();
    Map<String, Object> hparams = new LinkedHashMap<>();
    hparams.put("model", preset.label());
    hparams.put("optimizer", preset.optimizer().label());
    hparams.put("learning_rate", preset.learningRate());
    hparams.put("batch_size", preset.batchSize());
    hparams.put("epochs", options.epochs());
    hparams.put("seed", options.seed());
    hparams.put("max_shift", preset.maxShift());
    hparams.put("train_examples", data.train().size());
    return hparams;
  }

  /** Names the run, here and on the wire. */
  public UUID runUuid() {
    return writer.runUuid();
  }

  @Override
  public void runBegins(RunView run) {
    content = new ContentListener(writer, options, data, run);
  }

  @Override
  public void stepRecorded(StepRecord record) {
    if (content != null) {
      content.stepRecorded(record);
    }
  }

  @Override
  public void stepEnded(StepMetrics metrics) {
    long step = metrics.step();
    writer.scalar("train/loss", step, (float) metrics.loss());
    writer.scalar("train/accuracy", step, (float) metrics.accuracy());
    writer.scalar("train/learning_rate", step, (float) metrics.learningRate());
    writer.scalar("train/gradient_norm", step, (float) metrics.gradientNorm());
    writer.scalar("train/samples_per_second", step, (float) metrics.samplesPerSecond());
    if (content != null) {
      content.stepEnded(metrics);
    }
  }

  @Override
  public void epochEnded(EpochMetrics metrics) {
    writer.scalar("test/loss", metrics.step(), (float) metrics.testLoss());
    writer.scalar("test/accuracy", metrics.step(), (float) metrics.testAccuracy());
    if (content != null) {
      content.epochEnded(metrics);
    }
  }

  /** Closes the file, marked as finished. */
  public void finished() {
    writer.close();
  }

  /**
   * Closes the file, marked as failed.
   *
   * @param reason for people
   */
  public void failed(String reason) {
    writer.closeFailed(reason);
  }

  /** What did not reach the file, in words; to be asked after it was closed. */
  public Optional<String> losses() {
    if (writer.lostPoints() == 0 && writer.failure().isEmpty()) {
      return Optional.empty();
    }
    String cause = writer.failure().map(Exception::toString).orElse("they came too fast");
    return Optional.of(
        "%d points did not reach %s: %s".formatted(writer.lostPoints(), writer.file(), cause));
  }
}
