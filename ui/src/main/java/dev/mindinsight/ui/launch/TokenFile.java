package dev.mindinsight.ui.launch;

import dev.mindinsight.server.access.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that {@code --token-file} names. */
final class TokenFile {

  private TokenFile() {}

  /**
   * The token in a file, without the line end that editors leave.
   *
   * @throws LaunchException if there is no such file, or no token in it; the message does not hold
   *     what was read
   */
  static Token read(Path file) {
    try {
      return Token.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw LaunchException.refused("Malformed --token-file: cannot read " + file + ": " + e);
    } catch (IllegalArgumentException e) {
      throw LaunchException.refused(e.getMessage() + ", in " + file);
    }
  }
}
