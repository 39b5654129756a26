package dev.mindinsight.summary.framing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

  private static final int LENGTH_MAX = 1 << 16;

  /** A file of a real producer: eighteen records in 823 bytes. */
  private static final Path REAL =
      Path.of(
          System.getProperty("project.root"),
          "summary-sdk/src/test/resources/runs/special/events.out.tfevents.1795362377.vm");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("events");
  }

  @Test
  void everyTruncationIsReadUpToItsLastWholeRecord() throws IOException {
    byte[] whole = Files.readAllBytes(REAL);
    try (FileChannel channel = scratch()) {
      for (int size = 0; size <= whole.length; size++) {
        byte[] part = Arrays.copyOf(whole, size);
        assertThat(Framed.read(channel, part, LENGTH_MAX))
            .as("first %d bytes", size)
            .isEqualTo(NaiveFraming.read(part, LENGTH_MAX));
      }
    }
  }

  @Test
  void everyFlippedBitAndByteCostsOnlyItsRecord() throws IOException {
    byte[] whole = Files.readAllBytes(REAL);
    int records = NaiveFraming.read(whole, LENGTH_MAX).found().size();
    try (FileChannel channel = scratch()) {
      for (int at = 0; at < whole.length; at++) {
        for (int mask : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
          byte[] damaged = whole.clone();
          damaged[at] ^= (byte) mask;
          NaiveFraming.Result result = Framed.read(channel, damaged, LENGTH_MAX);
          assertThat(result)
              .as("byte %d xor %d", at, mask)
              .isEqualTo(NaiveFraming.read(damaged, LENGTH_MAX));
          assertThat(result.found().stream().filter(found -> found.startsWith("record")))
              .hasSize(records - 1);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void damageAnywhereIsReadTheSameHoweverTheFileGrew(int seed) throws IOException {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      byte[] bytes = randomFile(random);
      NaiveFraming.Result naive = NaiveFraming.read(bytes, LENGTH_MAX);
      assertThat(grown(bytes, random, false)).as("one reader").isEqualTo(naive);
      assertThat(grown(bytes, random, true)).as("opened again and again").isEqualTo(naive);
    }
  }

  /** Reads a file that grows in random steps, by one reader or by one for each step. */
  private NaiveFraming.Result grown(byte[] bytes, Random random, boolean reopened)
      throws IOException {
    Files.write(file, new byte[0]);
    Framed framed = new Framed();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RecordReader reader = new RecordReader(channel, 0, LENGTH_MAX);
      for (int size = 0; size < bytes.length; ) {
        int more = Math.min(bytes.length - size, 1 + random.nextInt(200));
        Files.write(file, Arrays.copyOfRange(bytes, size, size + more), StandardOpenOption.APPEND);
        size += more;
        if (reopened) {
          reader = new RecordReader(channel, reader.offset(), LENGTH_MAX);
        }
        while (!reader.read(framed, 1 + random.nextInt(300))) {
          assertThat(reader.offset() + reader.behindBytes()).isLessThanOrEqualTo(size);
        }
      }
      return framed.result(reader);
    }
  }

  private static byte[] randomFile(Random random) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (int i = 0; i < 12; i++) {
      byte[] data = new byte[random.nextInt(60)];
      random.nextBytes(data);
      byte[] record = NaiveFraming.record(data);
      if (random.nextInt(4) == 0) {
        record[random.nextInt(record.length)] ^= (byte) (1 << random.nextInt(8));
      }
      if (random.nextInt(8) == 0) {
        record = Arrays.copyOf(record, random.nextInt(record.length));
      }
      if (random.nextInt(8) == 0) {
        record = NaiveFraming.record(record);
      }
      file.writeBytes(record);
    }
    return file.toByteArray();
  }

  @Test
  void aFileOfSomethingElseIsOnePendingGap() throws IOException {
    byte[] text = "This is a diary, not a record.\n".repeat(10).getBytes(UTF_8);
    NaiveFraming.Result result;
    try (FileChannel channel = scratch()) {
      result = Framed.read(channel, text, LENGTH_MAX);
    }
    assertThat(result.found()).isEmpty();
    assertThat(result.offset()).isZero();
    assertThat(result.pendingBytes()).isEqualTo(text.length);
  }

  @Test
  void faultsAreNamedWithWhatStoodThereAndWhatShouldHave() throws IOException {
    byte[] first = NaiveFraming.record("first".getBytes(UTF_8));
    byte[] second = NaiveFraming.record("second".getBytes(UTF_8));
    byte[] third = absurd(Long.MAX_VALUE);
    byte[] last = NaiveFraming.record("last".getBytes(UTF_8));
    first[12] ^= 1;
    second[8] ^= 1;
    Files.write(file, concat(first, second, third, last));
    Framed framed = new Framed();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      new RecordReader(channel, 0, LENGTH_MAX).read(framed, Long.MAX_VALUE);
    }
    assertThat(framed.gaps)
        .extracting(Gap::offset, Gap::bytes)
        .containsExactly(
            tuple(0L, (long) first.length),
            tuple((long) first.length, (long) second.length + third.length));
    assertThat(framed.gaps.get(0).reason())
        .matches("Malformed data checksum: got 0x[0-9a-f]{8}, want 0x[0-9a-f]{8}");
    assertThat(framed.gaps.get(1).reason())
        .matches("Malformed length checksum: got 0x[0-9a-f]{8}, want 0x[0-9a-f]{8}");
    assertThat(framed.found).endsWith("record 55..75");
  }

  @ParameterizedTest
  @ValueSource(longs = {LENGTH_MAX + 1L, Integer.MAX_VALUE, Long.MAX_VALUE, -1L, Long.MIN_VALUE})
  void anAbsurdLengthUnderARightChecksumIsReportedAndPassed(long length) throws IOException {
    byte[] last = NaiveFraming.record("last".getBytes(UTF_8));
    Files.write(file, concat(absurd(length), last));
    Framed framed = new Framed();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      new RecordReader(channel, 0, LENGTH_MAX).read(framed, Long.MAX_VALUE);
    }
    assertThat(framed.found).containsExactly("gap 0..12", "record 12..32");
    assertThat(framed.gaps.getFirst().reason())
        .isEqualTo(
            "Unsupported record length: got %s bytes, want at most 65536"
                .formatted(Long.toUnsignedString(length)));
  }

  @Test
  void aLengthThatTheFileDoesNotHoldAllocatesNothing() throws IOException {
    Files.write(file, absurd(RecordReader.RECORD_BYTES_MAX));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Window window = new Window(channel, 4096);
      window.refresh();
      assertThat(window.load(0, 12)).isTrue();
      assertThat(window.load(0, 16L + RecordReader.RECORD_BYTES_MAX)).isFalse();
      assertThat(window.bytes().length).isLessThanOrEqualTo(4096);
    }
  }

  @Test
  void theWindowGrowsForALongRecordAndShrinksAfterIt() throws IOException {
    byte[] big = NaiveFraming.record(new byte[3 << 20]);
    byte[] small = NaiveFraming.record(new byte[600_000]);
    Files.write(file, concat(small, big, small, small, small));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RecordReader reader = new RecordReader(channel, 0);
      int[] windows = new int[5];
      int[] count = {0};
      reader.read(
          new RecordSink() {
            @Override
            public void record(long offset, byte[] buffer, int start, int length, int checksum) {
              windows[count[0]++] = buffer.length;
            }

            @Override
            public void gap(Gap gap) {
              throw new AssertionError(gap);
            }
          },
          Long.MAX_VALUE);
      assertThat(windows)
          .containsExactly(
              RecordReader.WINDOW_BYTES,
              big.length,
              RecordReader.WINDOW_BYTES,
              RecordReader.WINDOW_BYTES,
              RecordReader.WINDOW_BYTES);
    }
  }

  @Test
  void readingStopsAfterTheRecordThatPassesTheLimit() throws IOException {
    byte[] record = NaiveFraming.record(new byte[84]);
    Files.write(file, concat(record, record, record));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RecordReader reader = new RecordReader(channel, 0);
      assertThat(reader.read(new Framed(), 101)).isFalse();
      assertThat(reader.offset()).isEqualTo(200);
      assertThat(reader.records()).isEqualTo(2);
      assertThat(reader.last()).isEqualTo(new RecordStamp(100, NaiveFraming.crc(new byte[84])));
      assertThat(reader.read(new Framed(), 1)).isTrue();
      assertThat(reader.offset()).isEqualTo(300);
    }
  }

  @Test
  void theSearchForTheEndOfDamagePausesAndGoesOn() throws IOException {
    byte[] record = NaiveFraming.record(new byte[84]);
    Files.write(file, concat(new byte[1000], record));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RecordReader reader = new RecordReader(channel, 0);
      Framed framed = new Framed();
      assertThat(reader.read(framed, 600)).isFalse();
      assertThat(reader.pending().bytes()).isEqualTo(601);
      assertThat(reader.behindBytes()).isEqualTo(499);
      assertThat(framed.found).isEmpty();
      assertThat(reader.read(framed, 600)).isFalse();
      assertThat(reader.read(framed, 600)).isTrue();
      assertThat(framed.found).containsExactly("gap 0..1000", "record 1000..1100");
    }
  }

  @Test
  void halfARecordCountsAsBehindWithAndWithoutDamageBeforeIt() throws IOException {
    byte[] record = NaiveFraming.record(new byte[20]);
    byte[] damaged = record.clone();
    damaged[0] ^= 1;
    byte[] half = Arrays.copyOf(record, 30);
    assertThat(behind(concat(record, half))).isEqualTo(30);
    assertThat(behind(concat(damaged, half))).isEqualTo(30);
    assertThat(behind(concat(record, Arrays.copyOf(record, 5)))).isEqualTo(5);
    assertThat(behind(damaged)).isZero();
    assertThat(behind(record)).isZero();
  }

  private long behind(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RecordReader reader = new RecordReader(channel, 0);
      reader.read(new Framed(), Long.MAX_VALUE);
      return reader.behindBytes();
    }
  }

  @Test
  void aFileThatShrankIsAConflict() throws IOException {
    Files.write(file, NaiveFraming.record(new byte[84]));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      RecordReader reader = new RecordReader(channel, 0);
      reader.read(new Framed(), 1);
      Files.write(file, new byte[7]);
      assertThatThrownBy(() -> reader.read(new Framed(), 1))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "Conflict: the file shrank: got 7 bytes, want at least the 100 that were read");
    }
  }

  private FileChannel scratch() throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static byte[] absurd(long length) {
    ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    return header.putInt(NaiveFraming.crc(Arrays.copyOf(header.array(), 8))).array();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
