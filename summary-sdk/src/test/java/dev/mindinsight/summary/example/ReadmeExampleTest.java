package dev.mindinsight.summary.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.summary.reader.EventFileReader;
import dev.mindinsight.summary.reader.Recording;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README compiles, runs, and writes what it says. */
class ReadmeExampleTest {

  private static final Path README = Path.of(System.getProperty("project.root"), "README.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- example:sdk -->\\s*```java\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  @Test
  void theExampleRunsAndItsPointsAreReadBack() throws Exception {
    assumeTrue(Files.exists(README), "the README has not been written yet");
    Matcher example = EXAMPLE.matcher(Files.readString(README));
    assertThat(example.find()).as("a block of Java after <!-- example:sdk -->").isTrue();
    run(example.group(1));

    List<Recording.Point> points = Recording.of(onlyFile()).points("loss");
    assertThat(points).hasSize(100);
    for (int step = 0; step < points.size(); step++) {
      assertThat(points.get(step).step()).isEqualTo(step);
      assertThat(points.get(step).value()).isEqualTo((float) Math.exp(-0.05 * step));
    }
  }

  /** As a reader of the README would: a file of its own, compiled and started in a directory. */
  private void run(String body) throws Exception {
    Path source = directory.resolve("Example.java");
    Files.writeString(source, program(body));
    String classPath = System.getProperty("java.class.path");
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-cp", classPath, "-d", directory.toString(), source.toString());
    assertThat(compiled).isZero();
    Process example =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                directory + File.pathSeparator + classPath,
                "Example")
            .directory(directory.toFile())
            .inheritIO()
            .start();
    assertThat(example.waitFor()).isZero();
  }

  /** Imports stand first in the block; the rest is the body of a main method. */
  private static String program(String block) {
    String imports = lines(block, true);
    return imports
        + "public class Example {\n  public static void main(String[] args) {\n"
        + lines(block, false)
        + "  }\n}\n";
  }

  private static String lines(String block, boolean imports) {
    StringBuilder lines = new StringBuilder();
    block
        .lines()
        .filter(line -> line.startsWith("import ") == imports)
        .forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }

  private Path onlyFile() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .filter(EventFileReader::hasEventFileName)
          .reduce((one, two) -> {
            throw new AssertionError("two files: " + one + ", " + two);
          })
          .orElseThrow();
    }
  }
}
