package dev.mindinsight.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.TensorContent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyTest {

  private static byte[] bytes(List<ByteBuffer> parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ByteBuffer part : parts) {
      byte[] bytes = new byte[part.remaining()];
      part.duplicate().get(bytes);
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }

  private static Body tensor(ElementType type, List<Integer> shape, byte... elements) {
    return Body.of(new TensorContent(type, shape, elements), 0);
  }

  @Test
  void aTensorIsAFileThatNumPyReads() {
    byte[] file =
        bytes(
            tensor(ElementType.INT16, List.of(2), (byte) 1, (byte) 0, (byte) 2, (byte) 0).parts());

    assertThat(file).hasSize(128 + 4);
    assertThat(new String(file, 1, 5, StandardCharsets.ISO_8859_1)).isEqualTo("NUMPY");
    assertThat(new String(file, 10, 118, StandardCharsets.ISO_8859_1))
        .startsWith("{'descr': '<i2', 'fortran_order': False, 'shape': (2,), } ");
    assertThat(Arrays.copyOfRange(file, 128, 132)).containsExactly(1, 0, 2, 0);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "0,131", "126,129", "127,127", "128,131", "130,130"})
  void anyRangeIsThatOfTheWholeFile(int first, int last) {
    Body body = tensor(ElementType.INT8, List.of(4), (byte) 1, (byte) 2, (byte) 3, (byte) 4);

    assertThat(bytes(body.slice(first, last)))
        .isEqualTo(Arrays.copyOfRange(bytes(body.parts()), first, last + 1));
  }

  @Test
  void anItemThatIsNotThereIsNamed() {
    Images images =
        new Images(
            List.of(new Images.Image(new ImageFacts(1, 1, 3, "image/png", ""), new byte[] {7})));

    assertThat(Body.of(images, 0).mediaType()).isEqualTo("image/png");
    assertThatThrownBy(() -> Body.of(images, 1)).hasMessage("Not found: item '1'");
  }

  @ParameterizedTest
  @CsvSource({
    "image/png,image/png",
    "IMAGE/PNG; a=b,image/png",
    "image/svg+xml,image/svg+xml",
    "text/html,application/octet-stream",
    "'',application/octet-stream",
    "application/javascript,application/octet-stream"
  })
  void whatIsNoImageAndNoSoundIsAFileToBeSaved(String claimed, String served) {
    assertThat(MediaTypes.served(claimed)).isEqualTo(served);
  }
}
