package dev.mindinsight.summary.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bytes are those that NumPy 2 writes for the same array. */
class NumpyFileTest {

  private static byte[] file(TensorContent tensor) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    NumpyFile.write(tensor, out);
    return out.toByteArray();
  }

  @Test
  void aFileIsWrittenAsNumpyWritesIt() throws IOException {
    byte[] elements = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0};
    byte[] got = file(new TensorContent(ElementType.INT16, List.of(2, 3), elements));
    String text = "{'descr': '<i2', 'fortran_order': False, 'shape': (2, 3), }";
    ByteArrayOutputStream want = new ByteArrayOutputStream();
    want.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0});
    want.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    want.writeBytes(" ".repeat(117 - text.length()).getBytes(StandardCharsets.US_ASCII));
    want.writeBytes(new byte[] {'\n', 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0});
    assertThat(got).isEqualTo(want.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT16, <f2",
    "FLOAT32, <f4",
    "FLOAT64, <f8",
    "COMPLEX64, <c8",
    "COMPLEX128, <c16",
    "INT8, |i1",
    "INT16, <i2",
    "INT32, <i4",
    "INT64, <i8",
    "UINT8, |u1",
    "UINT16, <u2",
    "UINT32, <u4",
    "UINT64, <u8",
    "BOOL, |b1",
  })
  void everyTypeHasItsNameThere(ElementType type, String name) {
    TensorContent one = new TensorContent(type, List.of(), new byte[type.bytes()]);
    assertThat(new String(NumpyFile.header(one), StandardCharsets.ISO_8859_1))
        .contains("'descr': '" + name + "'")
        .contains("'shape': ()");
  }

  @Test
  void theElementsBeginAtAMultipleOf64WhateverTheShape() {
    for (int rank = 0; rank < 255; rank++) {
      List<Integer> shape = Collections.nCopies(rank, 1);
      byte[] header = NumpyFile.header(new TensorContent(ElementType.INT8, shape, new byte[1]));
      assertThat(header.length % 64).isZero();
      assertThat((header[8] & 0xff) + (header[9] & 0xff) * 256 + 10).isEqualTo(header.length);
      assertThat(header[header.length - 1]).isEqualTo((byte) '\n');
    }
  }

  @Test
  void aTensorHasAsManyElementsAsItsShapeSays() {
    assertThat(new TensorContent(ElementType.INT8, List.of(3), new byte[3]).count()).isEqualTo(3);
    assertThatThrownBy(() -> new TensorContent(ElementType.INT16, List.of(3), new byte[3]))
        .hasMessage("Malformed tensor: got 3 bytes, want 3 elements of 2 bytes for shape [3]");
    assertThatThrownBy(() -> new TensorContent(ElementType.INT8, List.of(-1, -3), new byte[3]))
        .isInstanceOf(IllegalArgumentException.class);
    int most = Integer.MAX_VALUE;
    List<Integer> empty = List.of(most, most, most, 0);
    assertThat(new TensorContent(ElementType.INT8, empty, new byte[0]).count()).isZero();
  }
}
