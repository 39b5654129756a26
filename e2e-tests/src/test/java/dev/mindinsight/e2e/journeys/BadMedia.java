package dev.mindinsight.e2e.journeys;

import dev.mindinsight.e2e.stage.EventFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** A run whose images, sounds and texts are bad in every way, beside good ones. */
final class BadMedia {

  /** Sets a mark in the page if anything of it runs. */
  static final String HOSTILE =
      """
      # Notes

      <script>window.hit = 1</script>
      <img src="http://elsewhere.invalid/a.png" onerror="window.hit = 2">

      ![far](http://elsewhere.invalid/b.png) [run](javascript:window.hit=3) [web](https://elsewhere.invalid/c)

      | a | b |
      |---|---|
      | 1 | **2** |
      """;

  private BadMedia() {}

  static void into(Path directory) {
    EventFile.begun()
        .scalar("loss", 0, 1)
        .image("good", 0, 3, 2, png(3, 2))
        .image("lie", 0, 300, 200, png(3, 2))
        .image("huge", 0, 20_000, 10_000, header(png(3, 2), 20_000, 10_000))
        .image("no-image", 0, 3, 2, "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8))
        .sound("good-sound", 0, wav(8000))
        .sound("absurd", 0, wav(0xFFFF_FFFE))
        .text("hostile", 0, HOSTILE)
        .into(directory.resolve("media"));
  }

  private static byte[] png(int width, int height) {
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The same image with another size in its header, under a right checksum. */
  private static byte[] header(byte[] png, int width, int height) {
    var bytes = ByteBuffer.wrap(png.clone());
    bytes.putInt(16, width).putInt(20, height);
    var crc = new CRC32();
    crc.update(bytes.array(), 12, 17);
    return bytes.putInt(29, (int) crc.getValue()).array();
  }

  /** Half a second of silence, 8,000 bytes, which may claim to be more. */
  private static byte[] wav(int claimedBytes) {
    int rate = 8000;
    int data = 8000;
    var out = ByteBuffer.allocate(44 + data).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate * 2);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(claimedBytes);
    return out.array();
  }
}
