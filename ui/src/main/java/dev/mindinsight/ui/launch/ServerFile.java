package dev.mindinsight.ui.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a running server tells the commands of its user: {@code server.json} in its workspace.
 *
 * @param pid of the server
 * @param host the address that it listens on
 * @param port that it listens on
 * @param debuggerPort that debug jobs dial; null while none is open
 * @param token that requests must carry; null if none is needed
 * @param logDirectories label to path, in the order given
 */
record ServerFile(
    long pid,
    String host,
    int port,
    @Nullable Integer debuggerPort,
    @Nullable String token,
    Map<String, String> logDirectories) {

  private static final JsonMapper JSON = new JsonMapper();

  /** Replaces the file at once; nobody but its owner can read it at any time. */
  void write(Path file) {
    try {
      Path whole =
          Files.createTempFile(
              file.getParent(),
              "server",
              ".json",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(whole, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty if there is no such file: the server is just starting or ending. */
  static Optional<ServerFile> read(Path file) {
    try {
      return Files.exists(file)
          ? Optional.of(JSON.readValue(Files.readAllBytes(file), ServerFile.class))
          : Optional.empty();
    } catch (IOException | JacksonException e) {
      throw LaunchException.failed("Malformed " + file + ": " + e.getMessage());
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  WebAddress address() {
    return new WebAddress(WebAddress.resolve(host), port);
  }
}
