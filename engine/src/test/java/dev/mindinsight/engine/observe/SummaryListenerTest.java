package dev.mindinsight.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.engine.data.TinyDigits;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.train.EpochMetrics;
import dev.mindinsight.engine.train.StepMetrics;
import dev.mindinsight.engine.train.TrainingOptions;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.reader.EventFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryListenerTest {
  @TempDir private Path directory;

  private final List<String> scalars = new ArrayList<>();
  private final List<SummaryEvent> events = new ArrayList<>();

  private SummaryListener open() {
    TrainingOptions options = new TrainingOptions(Preset.LENET, 3, 42, true);
    return SummaryListener.open(directory, options, TinyDigits.of(64, 32));
  }

  private void read() throws IOException {
    EventSink sink =
        new EventSink() {
          @Override
          public void scalar(TagInfo tag, long step, double wallTime, DType dtype, long bits) {
            scalars.add(
                tag.tag().name() + " " + step + " " + (float) Double.longBitsToDouble(bits));
          }

          @Override
          public void event(SummaryEvent event) {
            events.add(event);
          }
        };
    try (Stream<Path> files = Files.list(directory);
        EventFileReader reader =
            EventFileReader.open(files.findFirst().orElseThrow(), 0, List.of())) {
      reader.read(sink, Long.MAX_VALUE);
    }
  }

  private List<SummaryEvent.RunMark> marks() {
    return events.stream()
        .filter(SummaryEvent.RunMark.class::isInstance)
        .map(SummaryEvent.RunMark.class::cast)
        .toList();
  }

  @Test
  void everyStepAndEpochIsInTheFile() throws IOException {
    SummaryListener listener = open();
    listener.stepEnded(new StepMetrics(7, 1, Double.NaN, 0.5, 2e-3, 1.25, 32, 16_000_000));
    listener.epochEnded(new EpochMetrics(1, 7, 0.25, 0.975, 2_000));
    listener.finished();
    read();
    assertThat(scalars)
        .containsExactlyInAnyOrder(
            "train/loss 7 NaN",
            "train/accuracy 7 0.5",
            "train/learning_rate 7 0.002",
            "train/gradient_norm 7 1.25",
            "train/samples_per_second 7 2000.0",
            "test/loss 7 0.25",
            "test/accuracy 7 0.975");
    assertThat(listener.losses()).isEmpty();
  }

  @Test
  void theFileSaysWhatTheRunWasStartedWith() throws IOException {
    open().finished();
    read();
    assertThat(events)
        .filteredOn(SummaryEvent.HParamsStart.class::isInstance)
        .singleElement()
        .satisfies(event ->
            assertThat(((SummaryEvent.HParamsStart) event).hparams())
                .containsEntry("model", "lenet")
                .containsEntry("optimizer", "adam")
                .containsEntry("seed", 42.0)
                .containsEntry("batch_size", 32.0)
                .containsEntry("train_examples", 64.0));
  }

  @Test
  void marksTellHowTheRunEnded() throws IOException {
    open().failed("interrupted");
    read();
    assertThat(marks())
        .extracting(SummaryEvent.RunMark::state)
        .containsExactly(SummaryEvent.RunMark.State.STARTED, SummaryEvent.RunMark.State.FAILED);
    assertThat(marks().getLast().reason()).isEqualTo("interrupted");
    assertThat(marks().getFirst().run()).isEqualTo(marks().getLast().run());
  }
}
