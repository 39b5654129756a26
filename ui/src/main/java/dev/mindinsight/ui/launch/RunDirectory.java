package dev.mindinsight.ui.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names the directory of a new training run. */
final class RunDirectory {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private RunDirectory() {}

  /** Makes {@code MODEL-TIMESTAMP} below {@code runs}, with {@code -2} and so on if it is there. */
  static Path create(Path runs, Model model, Clock clock) {
    String stamp = STAMP.format(LocalDateTime.now(clock));
    String name = model + "-" + stamp;
    for (int i = 2; ; i++) {
      try {
        return Files.createDirectory(runs.resolve(name));
      } catch (FileAlreadyExistsException e) {
        name = model + "-" + stamp + "-" + i;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
