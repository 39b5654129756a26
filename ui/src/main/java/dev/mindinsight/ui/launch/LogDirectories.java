package dev.mindinsight.ui.launch;

import dev.mindinsight.server.ingest.LogDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of {@code --logdir}: {@code DIR} or {@code NAME=DIR}. */
final class LogDirectories {

  private static final Pattern NAMED = Pattern.compile("([A-Za-z0-9_-][A-Za-z0-9._-]*)=(.+)");

  private LogDirectories() {}

  /**
   * The directories in the order given, each under a label of its own: its NAME, else its last
   * part; a label that stands already gets {@code -2}, {@code -3} and so on. A directory need not
   * exist: it is read once it does.
   *
   * @throws LaunchException if one is a file
   */
  static List<LogDirectory> parse(List<String> values) {
    List<LogDirectory> directories = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (String value : values) {
      // A directory whose path looks like NAME=DIR is itself.
      Matcher named = NAMED.matcher(value);
      boolean splits = named.matches() && !Files.exists(Path.of(value));
      Path path = Path.of(splits ? named.group(2) : value).toAbsolutePath().normalize();
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw LaunchException.refused("Malformed --logdir: got a file, want a directory: " + path);
      }
      String label = splits ? named.group(1) : lastPart(path);
      directories.add(new LogDirectory(unique(label, labels), path));
    }
    return List.copyOf(directories);
  }

  private static String lastPart(Path path) {
    @Nullable Path name = path.getFileName();
    return name == null ? "root" : name.toString();
  }

  private static String unique(String label, Set<String> labels) {
    String candidate = label;
    for (int i = 2; !labels.add(candidate); i++) {
      candidate = label + "-" + i;
    }
    return candidate;
  }
}
