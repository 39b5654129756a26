package dev.mindinsight.server.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * The name of a run in URLs and in the store: the same after a restart and after the store was
 * rebuilt, since it is made from where the run lies.
 *
 * @param value 16 characters of base32 (RFC 4648, lower case), 80 bits of a SHA-256
 */
public record RunId(String value) implements Comparable<RunId> {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{16}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if {@code value} is not 16 characters of base32
   */
  public RunId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Malformed run id: got \"" + value + "\", want 16 characters of a-z and 2-7");
    }
  }

  /**
   * The id of the run in a directory.
   *
   * @param label the log directory's label
   * @param path the run's path below it, separated by {@code /}; {@code .} for itself
   * @return the id
   */
  public static RunId of(String label, String path) {
    byte[] hash = sha256(label + '\0' + path);
    StringBuilder text = new StringBuilder(16);
    for (int bit = 0; bit < 80; bit += 5) {
      int pair = ((hash[bit / 8] & 0xff) << 8) | (hash[bit / 8 + 1] & 0xff);
      text.append(ALPHABET.charAt(pair >>> (11 - bit % 8) & 31));
    }
    return new RunId(text.toString());
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Unsupported Java: every one has SHA-256", e);
    }
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
