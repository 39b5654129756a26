package dev.mindinsight.summary.codec;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/**
 * A valid message with changes that a fuzzer chooses: most of what comes out is nearly right, and
 * gets deep into a reader.
 */
public final class Spliced {

  private static final int CHANGE_BYTES = 4;

  private Spliced() {}

  /**
   * Overwrites, inserts and removes bytes.
   *
   * @param valid at most 65,536 bytes
   * @param changes four bytes each: two for the place, one for what is done, one for the byte
   */
  public static byte[] of(byte[] valid, byte[] changes) {
    byte[] message = valid;
    for (int at = 0; at + CHANGE_BYTES <= changes.length; at += CHANGE_BYTES) {
      int place = ((changes[at] & 0xff) << 8) | (changes[at + 1] & 0xff);
      if (message.length > 0) {
        message = changed(message, place % message.length, changes[at + 2], changes[at + 3]);
      }
    }
    return message;
  }

  private static byte[] changed(byte[] message, int place, int how, byte value) {
    if ((how & 3) < 2) {
      byte[] copy = message.clone();
      copy[place] = value;
      return copy;
    }
    boolean insert = (how & 3) == 2;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(message, 0, place);
    if (insert) {
      out.write(value);
    }
    out.writeBytes(Arrays.copyOfRange(message, insert ? place : place + 1, message.length));
    return out.toByteArray();
  }
}
