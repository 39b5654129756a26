package dev.mindinsight.ui.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser of the person at this machine. */
final class Browser {

  private final String searchPath;

  /**
   * @param searchPath as in the environment variable PATH
   */
  Browser(String searchPath) {
    this.searchPath = searchPath;
  }

  /** Opens a page; false if there is nothing to open it with. */
  boolean open(String url) {
    Optional<Path> opener = opener();
    try {
      if (opener.isPresent()) {
        new ProcessBuilder(opener.get().toString(), url)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
      }
      return opener.isPresent();
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<Path> opener() {
    // The desktop's own choice on Linux, and that of macOS.
    return Stream.of("xdg-open", "open")
        .flatMap(
            name -> Stream.of(searchPath.split(File.pathSeparator, -1)).map(d -> Path.of(d, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
