package dev.mindinsight.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options that need no server, through the script and the built jar. */
class OptionsIT {

  @TempDir private Path directory;

  @Test
  void theVersionIsThatOfTheBuild() throws Exception {
    Outcome outcome = Command.run(directory, "--version");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).matches("MindInsight \\d+\\.\\d+\\.\\d+\\S*, Java 2[5-9]\\S*\n");
  }

  @Test
  void theHelpHasExamplesThatStartWithTheScript() throws Exception {
    Outcome outcome = Command.run(directory, "--help");
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("Exit codes:", "  ./mindinsight start --logdir ~/experiments\n");
  }

  @Test
  void aBadOptionIsRefusedInTwoLines() throws Exception {
    assertThat(Command.run(directory, "start", "--log-dir=x", "--logdir", "."))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "mindinsight: Unknown option: '--log-dir=x'\nTry: mindinsight start --help\n"));
  }

  @Test
  void aStartTakesTheJarThatIsTestedAsItIs() throws Exception {
    Command.run(directory, "start", "--port=x");
    Path jar = Path.of(System.getProperty("project.root"), "ui/target/mindinsight.jar");
    long testsBegan = ManagementFactory.getRuntimeMXBean().getStartTime();
    assertThat(Files.getLastModifiedTime(jar).toMillis())
        .as("a jar that looks older than its sources is built again, beneath whoever uses it")
        .isLessThan(testsBegan);
  }
}
