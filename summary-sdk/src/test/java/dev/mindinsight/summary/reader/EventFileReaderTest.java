package dev.mindinsight.summary.reader;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.framing.RecordStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileReaderTest {

  private static final Path REAL =
      Path.of(
          System.getProperty("project.root"),
          "summary-sdk/src/test/resources/runs/tf1/events.out.tfevents.1795362406.vm");

  @TempDir Path directory;

  @Test
  void aReaderThatGoesOnAnywhereReadsWhatOneReaderReads() throws IOException {
    Recording whole = Recording.of(REAL);
    Recording parts = new Recording();
    List<TagInfo> known = List.of();
    long offset = 0;
    int readers = 0;
    while (offset < Files.size(REAL)) {
      try (EventFileReader reader = EventFileReader.open(REAL, offset, known)) {
        ReadProgress progress = reader.read(parts, 1);
        assertThat(progress.records()).isEqualTo(1);
        assertThat(progress.offset()).isGreaterThan(offset);
        assertThat(EventFileReader.recordStandsAt(REAL, progress.first())).isTrue();
        assertThat(EventFileReader.recordStandsAt(REAL, progress.last())).isTrue();
        offset = progress.offset();
        known = reader.tags();
      }
      readers++;
    }
    assertThat(parts.all).isEqualTo(whole.all);
    assertThat(readers).isGreaterThan(100);
  }

  @Test
  void aGrowingFileIsReadAsItComes() throws IOException {
    byte[] bytes = Files.readAllBytes(REAL);
    Path file = Files.write(directory.resolve("grows.tfevents"), new byte[0]);
    Recording growing = new Recording();
    try (EventFileReader reader = EventFileReader.open(file, 0, List.of())) {
      assertThat(reader.read(growing, Long.MAX_VALUE))
          .isEqualTo(new ReadProgress(0, 0, true, 0, null, null, null));
      for (int at = 0; at < bytes.length; at += 1000) {
        byte[] more = Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 1000));
        Files.write(file, more, StandardOpenOption.APPEND);
        ReadProgress progress = reader.read(growing, Long.MAX_VALUE);
        assertThat(progress.reachedEnd()).isTrue();
        assertThat(progress.offset() + progress.behindBytes()).isEqualTo(at + more.length);
      }
    }
    assertThat(growing.all).isEqualTo(Recording.of(REAL).all);
  }

  @Test
  void damageThatHasNoEndYetIsPendingAndReportedOnceWhenItHas() throws IOException {
    byte[] bytes = Files.readAllBytes(REAL);
    bytes[78] ^= 1;
    Path file = directory.resolve("damaged.tfevents");
    Files.write(file, Arrays.copyOf(bytes, 500));
    Recording recording = new Recording();
    try (EventFileReader reader = EventFileReader.open(file, 0, List.of())) {
      SkippedBytes pending = reader.read(recording, Long.MAX_VALUE).pending();
      assertThat(pending.offset()).isEqualTo(78);
      assertThat(pending.bytes()).isEqualTo(422);
      assertThat(recording.events(SkippedBytes.class)).isEmpty();

      Files.write(file, Arrays.copyOfRange(bytes, 500, bytes.length), StandardOpenOption.APPEND);
      ReadProgress progress = reader.read(recording, Long.MAX_VALUE);
      assertThat(progress.pending()).isNull();
      assertThat(recording.events(SkippedBytes.class))
          .containsExactly(new SkippedBytes(78, 800 - 78, pending.reason()));
      assertThat(recording.points("uniform")).hasSize(100);
    }
  }

  @Test
  void aRecordThatIsNoLongerThereWasReplaced() throws IOException {
    Path file = directory.resolve("events.tfevents");
    Files.copy(REAL, file);
    RecordStamp stamp;
    try (EventFileReader reader = EventFileReader.open(file, 0, List.of())) {
      stamp = reader.read(new Recording(), Long.MAX_VALUE).last();
    }
    assertThat(EventFileReader.recordStandsAt(file, stamp)).isTrue();
    assertThat(
            EventFileReader.recordStandsAt(
                file, new RecordStamp(stamp.offset() + 1, stamp.checksum())))
        .isFalse();

    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) stamp.offset() + 14] ^= 1;
    Files.write(file, bytes);
    assertThat(EventFileReader.recordStandsAt(file, stamp)).as("other data").isFalse();
    Files.write(file, "short".getBytes(UTF_8));
    assertThat(EventFileReader.recordStandsAt(file, stamp)).as("shorter").isFalse();
  }

  @Test
  void faultsNameTheFile() throws IOException {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> EventFileReader.open(missing, 0, List.of()))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(missing.toString());

    Path file = Files.copy(REAL, directory.resolve("shrinks"));
    try (EventFileReader reader = EventFileReader.open(file, 0, List.of())) {
      reader.read(new Recording(), 1);
      Files.write(file, new byte[3]);
      assertThatThrownBy(() -> reader.read(new Recording(), 1))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "Conflict: the file shrank: got 3 bytes, want at least the 78 that were read in %s",
              file);
    }
  }

  @Test
  void eventFilesAreKnownByTheirNames() {
    assertThat(EventFileReader.hasEventFileName(Path.of("a/events.out.tfevents.1.host.2")))
        .isTrue();
    assertThat(EventFileReader.hasEventFileName(Path.of("tfevents/model.ckpt"))).isFalse();
  }
}
