package dev.mindinsight.summary.framing;

import java.util.zip.CRC32C;

/**
 * The masked CRC-32C of record framing. Computes 8-byte headers by table, since they are too short
 * for the intrinsic to pay, and data with the JDK's intrinsic. Not safe for use by several threads.
 */
public final class MaskedCrc32c {

  private static final int MASK_DELTA = 0xa282ead8;
  private static final int REVERSED_POLYNOMIAL = 0x82f63b78;
  private static final int[] TABLE = table();

  private final CRC32C crc = new CRC32C();

  /** Makes a calculator that can be used any number of times. */
  public MaskedCrc32c() {}

  /**
   * The masked checksum of some bytes.
   *
   * @param bytes holds them
   * @param offset of the first
   * @param length how many
   */
  public int of(byte[] bytes, int offset, int length) {
    crc.reset();
    crc.update(bytes, offset, length);
    return mask((int) crc.getValue());
  }

  /**
   * The masked checksum of the 8 little-endian bytes of a length.
   *
   * @param length any 64 bits
   */
  public static int ofLength(long length) {
    int value = -1;
    long rest = length;
    for (int i = 0; i < Long.BYTES; i++) {
      value = TABLE[(value ^ (int) rest) & 0xff] ^ (value >>> 8);
      rest >>>= 8;
    }
    return mask(~value);
  }

  static int mask(int crc) {
    return Integer.rotateRight(crc, 15) + MASK_DELTA;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < table.length; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value >>> 1) ^ (REVERSED_POLYNOMIAL & -(value & 1));
      }
      table[i] = value;
    }
    return table;
  }
}
