package dev.mindinsight.engine.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainMainTest {
  @TempDir private Path directory;

  private final StringWriter err = new StringWriter();
  private final StringWriter out = new StringWriter();

  private int run(String... args) {
    return TrainMain.run(args, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private void refused(String message, String... args) {
    assertThat(run(args)).isEqualTo(2);
    assertThat(err.toString()).isEqualTo(message + System.lineSeparator());
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void anUnknownModelIsRefused() {
    refused(
        "Unsupported model: got 'vgg', want one of lenet, mlp",
        "--model",
        "vgg",
        "--out",
        directory.toString());
  }

  @Test
  void aMalformedDebuggerAddressIsRefused() {
    refused(
        "Malformed debugger address: got 'nowhere', want HOST:PORT",
        "--debugger",
        "nowhere",
        "--out",
        directory.toString());
  }

  @Test
  void aMissingOutIsRefused() {
    refused("Missing required option: '--out=<out>'");
  }

  @Test
  void aDirectoryWithoutDataIsRefused() {
    refused(
        "Missing data: want train-images-idx3-ubyte or train-images-idx3-ubyte.gz in " + directory,
        "--data",
        directory.toString(),
        "--out",
        directory.toString());
  }

  @Test
  void impossibleNumbersAreRefused() {
    refused(
        "Malformed option: got 0 epochs, want at least 1",
        "--epochs",
        "0",
        "--out",
        directory.toString());
    err.getBuffer().setLength(0);
    refused(
        "Malformed option: got 0.0 steps per second, want more than 0",
        "--steps-per-second",
        "0",
        "--out",
        directory.toString());
  }

  @Test
  void anOutThatIsNoDirectoryIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("taken"), "x");
    assertThat(run("--out", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Cannot write event files into " + file + ": ")
        .hasLineCount(1);
  }

  @Test
  void helpNamesEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("--model", "--epochs", "--seed", "--full-speed", "--out", "--data")
        .contains("--steps-per-second");
  }
}
