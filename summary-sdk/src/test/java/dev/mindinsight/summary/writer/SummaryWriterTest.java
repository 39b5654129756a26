package dev.mindinsight.summary.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.HParamsEnd;
import dev.mindinsight.summary.SummaryEvent.HParamsExperiment;
import dev.mindinsight.summary.SummaryEvent.HParamsStart;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.reader.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryWriterTest {

  @TempDir Path directory;

  @Test
  void whatWasWrittenIsReadBackInOrder() throws IOException {
    SummaryWriter writer = SummaryWriter.open(directory.resolve("made/on/demand"));
    writer.hparams(Map.of("lr", 0.1, "nesterov", true, "name", "LeNet"), List.of("loss"));
    writer.scalar("loss", 0, 2.5f);
    writer.scalar64("loss64", -3, Math.PI);
    writer.scalar64("loss64", (1L << 53) + 1, Double.NaN);
    writer.text("notes", 7, "**bold**");
    writer.close();

    Recording file = Recording.of(writer.file());
    assertThat(file.events(FileVersion.class).getFirst().version()).isEqualTo("brain.Event:2");
    assertThat(file.events(RunMark.class))
        .extracting(RunMark::run, RunMark::state)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(writer.runUuid(), RunMark.State.STARTED),
            org.assertj.core.groups.Tuple.tuple(writer.runUuid(), RunMark.State.FINISHED));
    assertThat(file.points("loss").getFirst().value()).isEqualTo(2.5);
    assertThat(file.points("loss").getFirst().dtype()).isEqualTo(DType.FLOAT32);
    assertThat(file.points("loss64"))
        .extracting(Recording.Point::step)
        .containsExactly(-3L, (1L << 53) + 1);
    assertThat(file.points("loss64").getFirst().value()).isEqualTo(Math.PI);
    assertThat(file.points("loss64").getLast().value()).isNaN();
    assertThat(file.events(HParamsStart.class).getFirst().hparams())
        .isEqualTo(Map.of("lr", 0.1, "nesterov", true, "name", "LeNet"));
    assertThat(file.events(HParamsExperiment.class).getFirst().metrics()).containsExactly("loss");
    assertThat(file.events(HParamsEnd.class).getFirst().outcome())
        .isEqualTo(HParamsEnd.Outcome.SUCCESS);
    assertThat(file.events(OtherValue.class))
        .extracting(value -> value.tag().kind())
        .containsExactly(Kind.HPARAMS, Kind.HPARAMS, Kind.TEXT, Kind.HPARAMS);
  }
}
