package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  private final CommandLineFixture cli = new CommandLineFixture();

  static Stream<Arguments> badArguments() {
    return Stream.of(
        Arguments.of("", "Missing command", "mindinsight"),
        Arguments.of("strat", "Unmatched argument at index 0: 'strat'", "mindinsight"),
        Arguments.of(
            "start", "Missing required option: '--logdir=[NAME=]DIR'", "mindinsight start"),
        Arguments.of("start --logdir", "Missing required parameter", "mindinsight start"),
        Arguments.of(
            "start --logdir a --prot=1", "Unknown option: '--prot=1'", "mindinsight start"),
        Arguments.of(
            "demo --port x",
            "Invalid value for option '--port': 'x' is not an int",
            "mindinsight demo"),
        Arguments.of(
            "demo --model resnet",
            "Invalid value for option '--model': got resnet, want lenet or mlp",
            "mindinsight demo"),
        Arguments.of("stop now", "Unmatched argument at index 1: 'now'", "mindinsight stop"));
  }

  @ParameterizedTest
  @MethodSource("badArguments")
  void badArgumentsAreRefusedInOneLineAndAHint(String typed, String message, String command) {
    int code = cli.run(typed.isEmpty() ? new String[0] : typed.split(" "));
    assertThat(code).isEqualTo(2);
    assertThat(cli.err.toString())
        .startsWith("mindinsight: ")
        .contains(message)
        .endsWith("Try: " + command + " --help\n");
    assertThat(cli.out.toString()).isEmpty();
  }

  @Test
  void theHelpNamesCommandsExitCodesAndExamples() {
    assertThat(cli.run("--help")).isZero();
    assertThat(cli.out.toString())
        .contains("demo", "start", "stop", "status", "rebuild", "compact", "train", "doctor")
        .contains("Exit codes:", "./mindinsight start --logdir ~/experiments")
        .doesNotContain("warm-up");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "start", "stop", "status", "rebuild", "compact", "train", "doctor"})
  void everyCommandHasHelp(String command) {
    assertThat(cli.run(command, "--help")).isZero();
    assertThat(cli.out.toString()).startsWith("Usage: mindinsight " + command);
  }

  @Test
  void theVersionNamesTheJavaToo() {
    assertThat(cli.run("--version")).isZero();
    assertThat(cli.out.toString())
        .startsWith("MindInsight ")
        .contains(", Java " + Runtime.version());
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "status"})
  void withoutAServerThereIsNothingToStopOrShow(String command, @TempDir Path temp) {
    assertThat(cli.run(command, "--workspace", temp.toString())).isEqualTo(1);
    assertThat(cli.err.toString())
        .isEqualTo("mindinsight: no server runs on the workspace " + temp + "\n");
  }

  @Test
  void doctorBelongsToTheScript() {
    assertThat(cli.run("doctor")).isEqualTo(2);
    assertThat(cli.err.toString()).contains("./mindinsight doctor");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "65536"})
  void aPortOutOfRangeIsRefused(String port, @TempDir Path temp) {
    assertThat(cli.run("demo", "--port", port, "--workspace", temp.toString())).isEqualTo(2);
    assertThat(cli.err.toString())
        .isEqualTo("mindinsight: Malformed --port: got " + port + ", want 0 to 65535\n");
  }

  @Test
  void aHostWithoutAnAddressIsRefused(@TempDir Path temp) {
    assertThat(cli.run("start", "--logdir", temp.toString(), "--host", "no such host"))
        .isEqualTo(2);
    assertThat(cli.err.toString())
        .isEqualTo("mindinsight: Malformed --host: no address is known for no such host\n");
  }
}
