package dev.mindinsight.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxReaderTest {
  /** Two rows of three bytes. */
  private static final String GOOD = "00000802 00000002 00000003 0001fe ff1020";

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  private static IdxArray read(byte[] bytes) throws IOException {
    return IdxReader.read("some.idx", new ByteArrayInputStream(bytes));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void plainAndCompressedFilesHoldTheSame() throws IOException {
    for (byte[] file : List.of(bytes(GOOD), gzip(bytes(GOOD)))) {
      IdxArray array = read(file);
      assertThat(array.sizes()).containsExactly(2, 3);
      assertThat(array.length()).isEqualTo(6);
      assertThat(new int[] {array.get(0), array.get(2), array.get(3)}).containsExactly(0, 254, 255);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | Truncated IDX file: it ends within its magic number, in some.idx",
        "000008 | Truncated IDX file: it ends within its magic number, in some.idx",
        "89504e47 | Malformed IDX file: got magic 0x89504e47, want 0x000008nn, in some.idx",
        "00000d01 00000001 | Unsupported IDX file: got element type 0x0d, want 0x08 (unsigned bytes), in some.idx",
        "00000800 | Unsupported IDX file: got 0 axes, want 1 to 4, in some.idx",
        "00000805 | Unsupported IDX file: got 5 axes, want 1 to 4, in some.idx",
        "00000801 000000 | Truncated IDX file: it ends within the size of axis 0, in some.idx",
        "00000801 00000000 | Malformed IDX file: got size 0 for axis 0, want at least 1, in some.idx",
        "00000801 ffffffff | Malformed IDX file: got size -1 for axis 0, want at least 1, in some.idx",
        "00000802 7fffffff 7fffffff | Unsupported IDX file: got sizes [2147483647, 2147483647], want at most 536870912 bytes, in some.idx",
        "00000801 10000000 00 | Truncated IDX file: got 1 bytes of elements, want 268435456 for sizes [268435456], in some.idx",
        "00000801 00000001 0000 | Malformed IDX file: got more bytes than the 1 of sizes [1], in some.idx"
      })
  void faultyFilesAreRefusedWithTheirFault(String hex, String message) {
    assertThatThrownBy(() -> read(bytes(hex))).isInstanceOf(IOException.class).hasMessage(message);
  }

  @Test
  void everyTruncationOfACompressedFileIsAnError() throws IOException {
    byte[] whole = gzip(bytes(GOOD));
    for (int length = 0; length < whole.length; length++) {
      byte[] part = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(part))
          .as("first %d bytes", length)
          .isInstanceOf(IOException.class);
    }
  }
}
