package dev.mindinsight.e2e.guards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Asks the git command about a working tree. */
final class Git {
  private Git() {}

  /** Standard output of {@code git -C root arguments}; any failure is an exception. */
  static String run(Path root, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    Process git =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = git.onExit().join().exitValue();
    if (exit != 0) {
      throw new IOException("Failed: exit code %d from %s".formatted(exit, command));
    }
    return output;
  }

  /** Skips the test in a copy without history, as an unpacked archive is; with CI=true it fails. */
  static void assumeRepository(Path root) {
    boolean present = root.resolve(".git").toFile().exists();
    Assumptions.assumeTrue(
        present || "true".equals(System.getenv("CI")),
        "SKIPPED: the tree is not checked, since " + root + " is no git repository");
  }
}
