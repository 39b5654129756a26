package dev.mindinsight.summary.framing;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Files made of records, damaged records, half records, headers of any length and noise are read as
 * the naive model reads them, in one go or growing under a reader that is opened anew. Runs for
 * eight seconds in {@code verify}, longer by {@code ./mvnw -pl summary-sdk -am verify
 * -Dfuzz.duration=10m}.
 */
class FramingFuzzTest {

  private static final int LENGTH_MAX = 4096;
  private static final FileChannel SCRATCH = scratch();

  @FuzzTest
  void anyFileIsReadAsTheNaiveModelReadsIt(FuzzedDataProvider data) throws IOException {
    byte[] file = file(data);
    NaiveFraming.Result naive = NaiveFraming.read(file, LENGTH_MAX);
    assertThat(Framed.read(SCRATCH, file, LENGTH_MAX)).isEqualTo(naive);

    Framed grown = new Framed();
    byte[] part = Arrays.copyOf(file, data.consumeInt(0, file.length));
    SCRATCH.truncate(part.length);
    RecordReader early = new RecordReader(SCRATCH, 0, LENGTH_MAX);
    early.read(grown, Long.MAX_VALUE);
    SCRATCH.write(ByteBuffer.wrap(file), 0);
    RecordReader late = new RecordReader(SCRATCH, early.offset(), LENGTH_MAX);
    late.read(grown, Long.MAX_VALUE);
    assertThat(grown.result(late)).isEqualTo(naive);
  }

  private static byte[] file(FuzzedDataProvider data) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    while (data.remainingBytes() > 8 && file.size() < 2048) {
      byte[] record = NaiveFraming.record(data.consumeBytes(data.consumeInt(0, 40)));
      switch (data.consumeInt(0, 4)) {
        case 0 -> file.writeBytes(record);
        case 1 -> file.write(record, 0, data.consumeInt(0, record.length));
        case 2 -> {
          record[data.consumeInt(0, record.length - 1)] ^= data.consumeByte();
          file.writeBytes(record);
        }
        case 3 -> file.writeBytes(header(data.consumeLong()));
        default -> file.writeBytes(data.consumeBytes(data.consumeInt(0, 30)));
      }
    }
    return file.toByteArray();
  }

  private static byte[] header(long length) {
    ByteBuffer header = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    return header.putInt(NaiveFraming.crc(Arrays.copyOf(header.array(), 8))).array();
  }

  private static FileChannel scratch() {
    try {
      Path file = Files.createTempFile("framing", ".fuzz");
      return FileChannel.open(
          file,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
