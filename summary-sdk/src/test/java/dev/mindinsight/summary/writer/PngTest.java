package dev.mindinsight.summary.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images.Image;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What we encode, the JDK's own decoder sees pixel for pixel. */
class PngTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void everyPixelIsDecodedAsItWasEncoded(int channels) throws IOException {
    int width = 37;
    int height = 23;
    byte[] pixels = new byte[width * height * channels];
    new Random(channels).nextBytes(pixels);
    Image image = Png.encode(width, height, channels, pixels);
    assertThat(image.facts()).isEqualTo(new ImageFacts(width, height, channels, "image/png", ""));

    Raster decoded = ImageIO.read(new ByteArrayInputStream(image.encoded())).getRaster();
    assertThat(decoded.getNumBands()).isEqualTo(channels);
    int[] samples = decoded.getPixels(0, 0, width, height, (int[]) null);
    assertThat(samples).hasSize(pixels.length);
    for (int i = 0; i < samples.length; i++) {
      assertThat(samples[i]).as("sample %d", i).isEqualTo(pixels[i] & 0xff);
    }
  }

  @Test
  void theHeaderOfOthersIsRead() throws IOException {
    int[] types = {
      BufferedImage.TYPE_BYTE_GRAY,
      BufferedImage.TYPE_3BYTE_BGR,
      BufferedImage.TYPE_4BYTE_ABGR,
      BufferedImage.TYPE_BYTE_INDEXED
    };
    int[] channels = {1, 3, 4, 3};
    for (int i = 0; i < types.length; i++) {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(5, 9, types[i]), "png", file);
      assertThat(Png.read(file.toByteArray()).facts())
          .isEqualTo(new ImageFacts(5, 9, channels[i], "image/png", ""));
    }
  }

  @Test
  void whatDoesNotFitIsNamed() {
    assertThatThrownBy(() -> Png.encode(2, 2, 3, new byte[4]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed image: got 4 bytes, want 2 x 2 pixels of 3 bytes");
    assertThatThrownBy(() -> Png.encode(0, 2, 1, new byte[0]))
        .hasMessage("Malformed image: got 0 bytes, want 0 x 2 pixels of 1 bytes");
    assertThatThrownBy(() -> Png.encode(1, 1, 5, new byte[5]))
        .hasMessage("Unsupported image: got 5 channels, want 1 to 4");
    assertThatThrownBy(() ->
            Png.read("GIF89a".repeat(10).getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .hasMessage("Unsupported image: got 60 bytes of another kind, want a PNG");
    assertThatThrownBy(() -> Png.read(new byte[0])).hasMessageStartingWith("Unsupported image");
  }
}
