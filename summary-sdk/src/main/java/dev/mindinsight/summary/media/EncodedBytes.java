package dev.mindinsight.summary.media;

import java.nio.charset.StandardCharsets;

/** The bytes of one encoded file, read at any place and never past their end. */
final class EncodedBytes {

  private final byte[] bytes;
  private final int start;
  private final int length;

  EncodedBytes(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  int length() {
    return length;
  }

  /** Checks that a header is there. */
  void need(long count) throws HeaderException {
    if (length < count) {
      throw new HeaderException(
          "Truncated header: got %d bytes, want at least %d".formatted(length, count));
    }
  }

  int u8(int at) throws HeaderException {
    need(at + 1L);
    return bytes[start + at] & 0xff;
  }

  int u16(int at) throws HeaderException {
    return u8(at) | u8(at + 1) << 8;
  }

  int u16BigEndian(int at) throws HeaderException {
    return u8(at) << 8 | u8(at + 1);
  }

  int u24(int at) throws HeaderException {
    return u16(at) | u8(at + 2) << 16;
  }

  long u32(int at) throws HeaderException {
    return u16(at) | (long) u16(at + 2) << 16;
  }

  long u32BigEndian(int at) throws HeaderException {
    return (long) u16BigEndian(at) << 16 | u16BigEndian(at + 2);
  }

  /** Whether some Latin letters stand at a place. */
  boolean has(int at, String letters) {
    byte[] want = letters.getBytes(StandardCharsets.ISO_8859_1);
    if (at > length - want.length) {
      return false;
    }
    for (int i = 0; i < want.length; i++) {
      if (bytes[start + at + i] != want[i]) {
        return false;
      }
    }
    return true;
  }

  /** The first bytes, for a message. */
  String head() {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(length, 4); i++) {
      hex.append("%02x".formatted(bytes[start + i]));
    }
    return hex.toString();
  }
}
