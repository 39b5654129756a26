package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text out of files, which should be UTF-8 and need not be. A byte that is not stands as {@code
 * \xNN}, so that no value is lost for its name and names that differ stay different.
 */
public final class Text {

  private Text() {}

  static String of(ByteString bytes) {
    return of(bytes.toByteArray(), 0, bytes.size());
  }

  /**
   * The text that some bytes are.
   *
   * @param bytes hold it
   * @param start its first byte
   * @param length its length in bytes
   */
  public static String of(byte[] bytes, int start, int length) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, length);
    CharBuffer out = CharBuffer.allocate(length);
    StringBuilder text = new StringBuilder(length);
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      text.append(out.flip());
      out.clear();
      if (!result.isError()) {
        return text.toString();
      }
      for (int i = 0; i < result.length(); i++) {
        int bad = in.get() & 0xff;
        text.append("\\x").append(Character.forDigit(bad >> 4, 16));
        text.append(Character.forDigit(bad & 0xf, 16));
      }
    }
  }
}
