package dev.mindinsight.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A secret that lets its bearer in. What is compared, and what a cookie holds, is a digest: the
 * secret itself is in no cookie jar and in no log, and comparing takes the same time for any guess.
 */
public final class Token {

  /** Shorter secrets can be guessed over a fast network. */
  private static final int CHARS_MIN = 16;

  private static final int GENERATED_BYTES = 16;

  private final String secret;

  private Token(String secret) {
    this.secret = secret;
  }

  /**
   * A token with a given secret.
   *
   * @param secret at least 16 printable ASCII characters without blanks
   * @return the token
   * @throws IllegalArgumentException if the secret is too short or holds other characters
   */
  public static Token of(String secret) {
    if (secret.length() < CHARS_MIN || !secret.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException(
          "Malformed token: want at least %d printable ASCII characters without blanks"
              .formatted(CHARS_MIN));
    }
    return new Token(secret);
  }

  /**
   * A new token.
   *
   * @return 128 random bits
   */
  public static Token generated() {
    byte[] random = new byte[GENERATED_BYTES];
    new SecureRandom().nextBytes(random);
    return new Token(HexFormat.of().formatHex(random));
  }

  /**
   * The secret itself, to be shown once to whoever started the server.
   *
   * @return the secret
   */
  public String secret() {
    return secret;
  }

  /**
   * Whether somebody knows the secret.
   *
   * @param guess what they bear
   * @return true if it is the secret; takes the same time for any guess
   */
  public boolean matches(String guess) {
    return MessageDigest.isEqual(digest(secret), digest(guess));
  }

  String cookieValue() {
    return HexFormat.of().formatHex(digest("cookie " + secret));
  }

  boolean matchesCookie(String value) {
    return MessageDigest.isEqual(
        cookieValue().getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Unsupported Java runtime: it lacks SHA-256", e);
    }
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "Token";
  }
}
