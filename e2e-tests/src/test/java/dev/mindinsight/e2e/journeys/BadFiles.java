package dev.mindinsight.e2e.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.mindinsight.e2e.stage.EventFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;

/** A log directory in which everything is wrong that can be, one fault a run, beside a good run. */
final class BadFiles {

  /** Points of the series "loss" of every run, before its fault. */
  static final int POINTS = 100;

  /** Values NaN at the end of the run that diverged. */
  static final int NAN_POINTS = 20;

  static final String MARKUP =
      "<script>document.title = 'owned'</script><img src=x onerror=alert(1)>";
  static final String CONTROL = "be\u0007ll\u0000 \u202eevil\u200b\n\ttag";
  static final String LONG = "long/" + "x".repeat(9_995);

  /** The first whole number that a float64 cannot hold. */
  static final long HUGE_STEP = (1L << 53) + 1;

  private static final String SECOND = "events.out.tfevents.1790000001.test";

  private final Path directory;

  private BadFiles(Path directory) {
    this.directory = directory;
  }

  static void into(Path directory) throws IOException {
    var files = new BadFiles(directory);
    files.framing();
    files.values();
    files.others();
  }

  private static EventFile curve() {
    return EventFile.begun().curve("loss", POINTS);
  }

  /** A training whose loss becomes NaN and stays it. */
  private static EventFile diverged() {
    var file = curve();
    for (int step = POINTS; step < POINTS + NAN_POINTS; step++) {
      file.scalar("loss", step, Float.NaN);
    }
    return file;
  }

  private void framing() {
    curve().into(directory.resolve("good"));
    var whole = curve().bytes();
    write("truncated", Arrays.copyOf(whole, whole.length - 7));
    write("flipped-data", flipped(whole, middle(whole) + 20));
    write("flipped-length", flipped(whole, middle(whole) + 1));
    var absurd = EventFile.begun().curve("loss", POINTS).header(1L << 62);
    absurd.scalar("loss", POINTS, 0.5f).into(directory.resolve("absurd-length"));
    write("empty", new byte[0]);
    write("no-event-file", "This is a text, whatever its name says.\n".repeat(100).getBytes(UTF_8));
  }

  private void values() {
    curve()
        .scalar(MARKUP, 1, 1)
        .scalar(CONTROL, 1, 2)
        .scalar(LONG, 1, 3)
        .into(directory.resolve("tags"));
    curve()
        .scalar("loss", POINTS, Float.NaN)
        .scalar("loss", POINTS + 1, Float.POSITIVE_INFINITY)
        .scalar("loss", POINTS + 2, Float.NEGATIVE_INFINITY)
        .scalar("steps", -5, 1)
        .scalar("steps", HUGE_STEP, 2)
        .into(directory.resolve("numbers"));
    diverged().into(directory.resolve("diverged"));
    curve()
        .scalar("loss", POINTS, EventFile.EPOCH_SECONDS - 3600, 0.25f)
        .scalar("loss", POINTS + 1, EventFile.EPOCH_SECONDS - 3599, 0.24f)
        .into(directory.resolve("clock"));
    curve().into(directory.resolve("two-writers"));
    EventFile.write(
        directory.resolve("two-writers"), SECOND, EventFile.begun().curve("other", POINTS).bytes());
  }

  private void others() throws IOException {
    var locked = write("unreadable", curve().bytes());
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
    Files.createDirectories(directory.resolve("folder").resolve(EventFile.NAME));
    EventFile.write(directory.resolve("folder"), SECOND, curve().bytes());
  }

  private Path write(String run, byte[] content) {
    return EventFile.write(directory.resolve(run), EventFile.NAME, content);
  }

  /**
   * Where a record near the middle begins; all records of a curve but the first are equally long.
   */
  private static int middle(byte[] whole) {
    int version = EventFile.begun().size();
    int record = (whole.length - version) / POINTS;
    return version + record * (POINTS / 2);
  }

  private static byte[] flipped(byte[] whole, int at) {
    var spoilt = whole.clone();
    spoilt[at] ^= 0x10;
    return spoilt;
  }
}
