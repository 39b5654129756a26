package dev.mindinsight.summary.writer;

import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images.Image;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Portable Network Graphics (W3C, "PNG", third edition): encodes pixels, without loss, and reads
 * the header of what others encoded.
 */
final class Png {

  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int HEADER = 0x49484452;
  private static final int HEADER_BYTES = 13;

  /** Signature, then length, name, data and checksum of the header. */
  private static final int FIRST_BYTES = Long.BYTES + 3 * Integer.BYTES + HEADER_BYTES;

  private static final int COLOR_TYPE_AT = Long.BYTES + 2 * Integer.BYTES + 9;

  /** PNG's colour type by number of channels. */
  private static final byte[] COLOR_TYPES = {-1, 0, 4, 2, 6};

  /** Each byte of a row as its difference to the pixel on its left. */
  private static final byte FILTER_SUB = 1;

  private Png() {}

  /**
   * Encodes pixels.
   *
   * @param channels 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA
   * @param pixels a byte a channel, pixel by pixel and row by row
   * @throws IllegalArgumentException when the numbers do not fit each other
   */
  static Image encode(int width, int height, int channels, byte[] pixels) {
    if (channels < 1 || channels > 4) {
      throw new IllegalArgumentException(
          "Unsupported image: got %d channels, want 1 to 4".formatted(channels));
    }
    if (width < 1 || height < 1 || (long) width * height * channels != pixels.length) {
      throw new IllegalArgumentException(
          "Malformed image: got %d bytes, want %d x %d pixels of %d bytes"
              .formatted(pixels.length, width, height, channels));
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(SIGNATURE).array());
    chunk(png, "IHDR", header(width, height, channels));
    chunk(png, "IDAT", deflated(filtered(width * channels, height, channels, pixels)));
    chunk(png, "IEND", new byte[0]);
    return new Image(new ImageFacts(width, height, channels, "image/png", ""), png.toByteArray());
  }

  private static byte[] header(int width, int height, int channels) {
    byte bitsPerSample = 8;
    return ByteBuffer.allocate(HEADER_BYTES)
        .putInt(width)
        .putInt(height)
        .put(bitsPerSample)
        .put(COLOR_TYPES[channels])
        .array();
  }

  private static byte[] filtered(int rowBytes, int height, int channels, byte[] pixels) {
    byte[] rows = new byte[height * (rowBytes + 1)];
    for (int row = 0; row < height; row++) {
      int from = row * rowBytes;
      int to = row * (rowBytes + 1);
      rows[to++] = FILTER_SUB;
      for (int i = 0; i < rowBytes; i++) {
        byte left = i < channels ? 0 : pixels[from + i - channels];
        rows[to + i] = (byte) (pixels[from + i] - left);
      }
    }
    return rows;
  }

  private static byte[] deflated(byte[] bytes) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (Deflater deflater = new Deflater()) {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] part = new byte[1 << 13];
      while (!deflater.finished()) {
        deflated.write(part, 0, deflater.deflate(part));
      }
    }
    return deflated.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String name, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(data.length + 3 * Integer.BYTES);
    chunk.putInt(data.length).put(name.getBytes(StandardCharsets.US_ASCII)).put(data);
    CRC32 checksum = new CRC32();
    checksum.update(chunk.array(), Integer.BYTES, Integer.BYTES + data.length);
    png.writeBytes(chunk.putInt((int) checksum.getValue()).array());
  }

  /**
   * What the header of an encoded image says.
   *
   * @throws IllegalArgumentException when it is no PNG
   */
  static Image read(byte[] encoded) {
    ByteBuffer first = ByteBuffer.wrap(encoded);
    boolean png =
        encoded.length >= FIRST_BYTES
            && first.getLong() == SIGNATURE
            && first.getInt() == HEADER_BYTES
            && first.getInt() == HEADER;
    if (!png) {
      throw new IllegalArgumentException(
          "Unsupported image: got %d bytes of another kind, want a PNG".formatted(encoded.length));
    }
    ImageFacts facts =
        new ImageFacts(
            first.getInt(), first.getInt(), channels(encoded[COLOR_TYPE_AT]), "image/png", "");
    return new Image(facts, encoded);
  }

  private static int channels(byte colorType) {
    for (int channels = 1; channels < COLOR_TYPES.length; channels++) {
      if (COLOR_TYPES[channels] == colorType) {
        return channels;
      }
    }
    // What is left is a palette, of RGB.
    return 3;
  }
}
