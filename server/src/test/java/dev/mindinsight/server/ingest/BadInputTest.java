package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.CorruptSpan;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.DType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of bad input beside good data: it is said, and the good data is right. */
class BadInputTest {

  @TempDir Path temp;
  private Path logs;
  private Ingesting ingesting;

  @BeforeEach
  void writeGoodRun() throws IOException {
    logs = Files.createDirectories(temp.resolve("logs"));
    write("good", "a.tfevents", EventBytes.file(1).ramp("x", 0, 100, 1).bytes());
  }

  @AfterEach
  void theGoodRunIsRight() {
    ingesting.awaitPoints("good", 100);
    List<Ingesting.Point> points = ingesting.points("good", "x");
    for (int step = 0; step < 100; step++) {
      assertThat(points.get(step))
          .isEqualTo(
              new Ingesting.Point(
                  step, 1.0 + step, Double.doubleToRawLongBits(step), DType.FLOAT32, 1));
    }
    assertThat(points).hasSize(100);
    assertThat(ingesting.notes("good")).isEmpty();
    assertThat(corrupt("good")).isEmpty();
    ingesting.close();
  }

  private void write(String run, String file, byte[] bytes) throws IOException {
    Files.write(Files.createDirectories(logs.resolve(run)).resolve(file), bytes);
  }

  private void ingest() {
    ingesting = Ingesting.of(temp.resolve("store"), logs);
  }

  private List<CorruptSpan> corrupt(String run) {
    return ingesting.read(reader -> reader.corrupt(RunId.of("logs", run), 0, 10_000));
  }

  private List<Long> steps(String run, String tag) {
    return ingesting.points(run, tag).stream().map(Ingesting.Point::step).toList();
  }

  private void awaitCorrupt(String run) {
    ingesting.await("corrupt span", () -> !corrupt(run).isEmpty());
  }

  @Test
  void aFileThatIsNoEventFileIsShownAsDamage() throws IOException {
    byte[] prose = "This is no event file. ".repeat(50).getBytes(StandardCharsets.UTF_8);
    write("bad", "notes.tfevents.txt", prose);
    ingest();
    awaitCorrupt("bad");
    assertThat(corrupt("bad"))
        .allSatisfy(span -> {
          assertThat(span.file()).isEqualTo("notes.tfevents.txt");
          assertThat(span.offset()).isZero();
          assertThat(span.reason()).startsWith("Malformed");
        });
    assertThat(ingesting.run("bad").points()).isZero();
  }

  @Test
  void anEmptyFileIsARunAndSaysThatItIsEmpty() throws IOException {
    write("bad", "a.tfevents", new byte[0]);
    ingest();
    ingesting.await("the run", () -> ingesting.runs().size() == 2);
    ingesting.awaitNote("bad", "Truncated: a.tfevents is empty");
    assertThat(ingesting.run("bad").firstStep()).isNull();
  }

  @Test
  void aFileTruncatedAnywhereKeepsItsWholeRecords() throws IOException {
    byte[] whole = EventBytes.file(1).ramp("x", 0, 20, 1).bytes();
    int header = EventBytes.file(1).size();
    int record = (whole.length - header) / 20;
    Random random = new Random(1);
    int[] cuts = random.ints(12, 1, whole.length).toArray();
    for (int cut : cuts) {
      write("cut" + cut, "a.tfevents", Arrays.copyOf(whole, cut));
    }
    ingest();
    for (int cut : cuts) {
      long want = Math.max(0, (cut - header) / record);
      ingesting.await(
          "the run", () -> ingesting.runs().stream().anyMatch(r -> r.path().equals("cut" + cut)));
      ingesting.awaitPoints("cut" + cut, want);
      assertThat(ingesting.points("cut" + cut)).isEqualTo(want);
      StoredRun run = ingesting.run("cut" + cut);
      assertThat(run.bytes() + run.behindBytes()).isEqualTo(cut);
      assertThat(corrupt("cut" + cut)).isEmpty();
    }
  }

  @Test
  void aFlippedBitInTheDataSkipsThatRecordOnly() throws IOException {
    byte[] bytes = EventBytes.file(1).ramp("x", 0, 20, 1).bytes();
    int header = EventBytes.file(1).size();
    int record = (bytes.length - header) / 20;
    bytes[header + 7 * record + 20] ^= 4;
    write("bad", "a.tfevents", bytes);
    ingest();
    ingesting.awaitPoints("bad", 19);
    assertThat(steps("bad", "x")).hasSize(19).doesNotContain(7L);
    assertThat(corrupt("bad"))
        .singleElement()
        .satisfies(span -> {
          assertThat(span.offset()).isEqualTo(header + 7L * record);
          assertThat(span.bytes()).isEqualTo(record);
        });
  }

  @Test
  void aFlippedBitInALengthSkipsToTheNextRecord() throws IOException {
    byte[] bytes = EventBytes.file(1).ramp("x", 0, 20, 1).bytes();
    int header = EventBytes.file(1).size();
    int record = (bytes.length - header) / 20;
    bytes[header + 7 * record] ^= 4;
    write("bad", "a.tfevents", bytes);
    ingest();
    ingesting.awaitPoints("bad", 19);
    assertThat(steps("bad", "x")).hasSize(19).doesNotContain(7L);
    assertThat(corrupt("bad"))
        .singleElement()
        .extracting(CorruptSpan::bytes)
        .isEqualTo((long) record);
  }

  @Test
  void anAbsurdLengthAllocatesNothingAndSkipsToTheNextRecord() throws IOException {
    byte[] absurd =
        ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(Long.MAX_VALUE).array();
    EventBytes events = EventBytes.file(1).ramp("x", 0, 3, 1).raw(absurd).ramp("x", 3, 6, 4);
    write("bad", "a.tfevents", events.bytes());
    ingest();
    ingesting.awaitPoints("bad", 6);
    assertThat(steps("bad", "x")).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(corrupt("bad")).singleElement().extracting(CorruptSpan::bytes).isEqualTo(16L);
  }

  @Test
  void tagsOfMarkupControlCharactersAndGreatLengthAreKeptAsTheyAre() throws IOException {
    List<String> names =
        List.of("<script>alert(1)</script>", "a\u0000b\u001b[31m\nc", "t".repeat(10_000));
    EventBytes events = EventBytes.file(1);
    for (int step = 0; step < 3; step++) {
      for (String name : names) {
        events.scalar(name, step, 1, step);
      }
    }
    write("bad", "a.tfevents", events.bytes());
    ingest();
    ingesting.awaitPoints("bad", 9);
    List<StoredTag> tags = ingesting.read(reader -> reader.tags(RunId.of("logs", "bad")));
    assertThat(tags).extracting(StoredTag::name).containsExactlyElementsOf(names);
    names.forEach(name -> assertThat(steps("bad", name)).containsExactly(0L, 1L, 2L));
  }

  @Test
  void everyFloatAndEveryStepIsData() throws IOException {
    long[] steps = {-5, Long.MIN_VALUE, (1L << 53) + 1, Long.MAX_VALUE, 0};
    float[] values = {
      Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0f, Float.MIN_VALUE
    };
    EventBytes events = EventBytes.file(1);
    for (int i = 0; i < steps.length; i++) {
      events.scalar("x", steps[i], 1, values[i]);
    }
    write("bad", "a.tfevents", events.bytes());
    ingest();
    ingesting.awaitPoints("bad", 5);
    List<Ingesting.Point> points = ingesting.points("bad", "x");
    for (int i = 0; i < steps.length; i++) {
      assertThat(points.get(i).step()).isEqualTo(steps[i]);
      assertThat(points.get(i).bits()).isEqualTo(Double.doubleToRawLongBits(values[i]));
    }
    StoredTag tag = ingesting.read(reader -> reader.tags(RunId.of("logs", "bad"))).getFirst();
    assertThat(tag.nan()).isEqualTo(1);
    assertThat(tag.infinite()).isEqualTo(2);
    assertThat(tag.outOfOrder()).isEqualTo(2);
  }

  @Test
  void aClockThatGoesBackIsNotedAndItsPointsAreKept() throws IOException {
    EventBytes events =
        EventBytes.file(1000).ramp("x", 0, 5, 1000).ramp("x", 5, 10, 500).ramp("x", 10, 15, 100);
    write("bad", "a.tfevents", events.bytes());
    ingest();
    ingesting.awaitPoints("bad", 15);
    assertThat(ingesting.notes("bad"))
        .containsExactly("The clock went back by 504.000 s at step 5 in a.tfevents");
    assertThat(ingesting.run("bad").attempts()).isEqualTo(1);
    assertThat(ingesting.points("bad", "x").get(5).wallTimeSeconds()).isEqualTo(500);
  }

  @Test
  void twoWritersInADirectoryAreOneAttemptAndNoted() throws IOException {
    write("bad", "a.tfevents", EventBytes.file(100).ramp("x", 0, 50, 100).bytes());
    write("bad", "b.tfevents", EventBytes.file(120).ramp("x", 0, 50, 120).bytes());
    ingest();
    ingesting.awaitPoints("bad", 100);
    assertThat(ingesting.notes("bad"))
        .containsExactly(
            "Two writers: a.tfevents and b.tfevents were written at the same time and are read as"
                + " one attempt");
    assertThat(ingesting.run("bad").attempts()).isEqualTo(1);
    assertThat(ingesting.points("bad", "x")).hasSize(100);
  }

  @Test
  void aDirectoryNamedLikeAnEventFileIsLookedInto() throws IOException {
    write("bad.tfevents", "a.tfevents", EventBytes.file(1).ramp("x", 0, 4, 1).bytes());
    ingest();
    ingesting.awaitPoints("bad.tfevents", 4);
    assertThat(ingesting.runs())
        .extracting(StoredRun::path)
        .containsExactly("bad.tfevents", "good");
  }
}
