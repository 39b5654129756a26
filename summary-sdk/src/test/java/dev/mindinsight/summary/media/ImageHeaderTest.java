package dev.mindinsight.summary.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.content.ImageFacts;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageHeaderTest {

  private static ImageFacts read(byte[] file, ImageClaim claim) {
    byte[] around = new byte[file.length + 7];
    Arrays.fill(around, (byte) 0xff);
    System.arraycopy(file, 0, around, 3, file.length);
    return ImageHeader.read(around, 3, file.length, claim);
  }

  /** Written by the JDK's own encoders. */
  private static byte[] encoded(String format, int width, int height, int type) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(new BufferedImage(width, height, type), format, out)).isTrue();
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "png, 1, 3, image/png",
    "png, 10, 1, image/png",
    "png, 2, 4, image/png",
    "jpg, 1, 3, image/jpeg",
    "jpg, 10, 1, image/jpeg",
    "gif, 1, 3, image/gif",
    "bmp, 1, 3, image/bmp",
  })
  void theSizeOfARealFileIsRead(String format, int type, int colorspace, String mediaType)
      throws IOException {
    assertThat(read(encoded(format, 300, 7, type), ImageClaim.NONE))
        .isEqualTo(new ImageFacts(300, 7, colorspace, mediaType, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "524946461a000000574542505650384c0d0000002f2c8101100000000000000000, 301, 7, 4",
    "524946461a0000005745425056503820100000003001009d012a2c0107000000, 300, 7, 3",
    "524946461a00000057454250565038580a000000100000002b0100060000, 300, 7, 4",
  })
  void theThreeFormsOfWebpAreRead(String hex, int width, int height, int colorspace) {
    assertThat(read(HexFormat.of().parseHex(hex), ImageClaim.NONE))
        .isEqualTo(new ImageFacts(width, height, colorspace, "image/webp", ""));
  }

  @Test
  void twoHundredMegapixelsCostAHeader() throws IOException {
    byte[] png = encoded("png", 1, 1, BufferedImage.TYPE_BYTE_GRAY);
    ByteBuffer.wrap(png).putInt(16, 20_000).putInt(20, 10_000);
    assertThat(read(png, ImageClaim.NONE))
        .isEqualTo(new ImageFacts(20_000, 10_000, 1, "image/png", ""));
  }

  @Test
  void aClaimThatTheHeaderBeliesIsAFault() throws IOException {
    byte[] png = encoded("png", 28, 28, BufferedImage.TYPE_BYTE_GRAY);
    assertThat(read(png, new ImageClaim(28, 28, 3)))
        .isEqualTo(new ImageFacts(28, 28, 3, "image/png", ""));
    assertThat(read(png, new ImageClaim(30, 28, 1)))
        .isEqualTo(
            new ImageFacts(
                28,
                28,
                1,
                "image/png",
                "Conflict: the image has 28 × 28 pixels, its producer claims 30 × 28"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|application/octet-stream|Truncated image: got no bytes",
        "3c68746d6c3e|application/octet-stream|Unsupported image: got 6 bytes beginning with"
            + " 0x3c68746d, want PNG, JPEG, GIF, WebP or BMP",
        "89504e470d0a1a0a0000|image/png|Truncated header: got 10 bytes, want at least 26",
        "89504e470d0a1a0a0000000d4948445200000000000000010800000000|image/png"
            + "|Malformed image: got a size of 0 × 1 pixels",
        "89504e470d0a1a0a0000000d49484452ffffffff000000010800000000|image/png"
            + "|Malformed image: got a size of 4294967295 × 1 pixels",
        "89504e470d0a1a0a0000000d4944415400000001000000010800000000|image/png"
            + "|Malformed PNG: got no IHDR as its first chunk",
        "89504e470d0a1a0a0000000d4948445200000001000000010809000000|image/png|Malformed PNG:"
            + " got colour type 9 in a file of 29 bytes, want 0, 2, 3, 4 or 6",
        "ffd8ffd9|image/jpeg|Malformed JPEG: got no frame header before its data",
        "ffd8ffe00001|image/jpeg|Malformed JPEG: got a segment of 1 bytes at byte 4, want at"
            + " least 2",
        "ffd8ffe00002abcd|image/jpeg|Malformed JPEG: got 0xab at byte 6, want a marker",
        "ffd8ffe0ffff|image/jpeg|Truncated header: got 6 bytes, want at least 65541",
        "474946383961ff|image/gif|Truncated header: got 7 bytes, want at least 8",
      })
  void whatIsWrongIsSaidAndTheClaimStands(String hex, String mediaType, String fault) {
    byte[] file = HexFormat.of().parseHex(hex == null ? "" : hex);
    assertThat(read(file, new ImageClaim(5, 6, 1)))
        .isEqualTo(new ImageFacts(5, 6, 1, mediaType, fault));
  }

  @Test
  void anyBytesAreAnImageOrAFault() {
    Random random = new Random(7);
    for (ImageFormat format : ImageFormat.values()) {
      byte[] head =
          switch (format) {
            case PNG -> new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};
            case JPEG -> new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
            case GIF -> new byte[] {'G', 'I', 'F', '8', '9', 'a'};
            case WEBP -> new byte[] {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P'};
            case BMP -> new byte[] {'B', 'M'};
          };
      for (int i = 0; i < 2000; i++) {
        byte[] file = new byte[head.length + random.nextInt(60)];
        random.nextBytes(file);
        System.arraycopy(head, 0, file, 0, head.length);
        ImageFacts facts = read(file, ImageClaim.NONE);
        assertThat(facts.mediaType()).isEqualTo(format.mediaType());
        assertThat(facts.fault().isEmpty()).isEqualTo(facts.width() > 0 && facts.height() > 0);
      }
    }
  }
}
