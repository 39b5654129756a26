package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EngineJobTest {

  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void theOptionsWrittenBesideTheJarAreUsed(@TempDir Path app) throws IOException {
    Path options = Files.createFile(app.resolve("jvm.options"));
    assertThat(EngineJob.jvmOptions(app.resolve("mindinsight.jar").toString()))
        .containsExactly("-XX:+UseSerialGC", "@" + options);
  }

  @Test
  void withoutThemTheClassPathIsThatOfTheServer(@TempDir Path app) {
    assertThat(EngineJob.jvmOptions(app + "/a.jar:/b.jar"))
        .containsExactly(
            "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp", app + "/a.jar:/b.jar");
  }

  @Test
  void itsThreadsAndTheirSpinningAreBounded() throws InterruptedException {
    List<String> command = List.of("sh", "-c", "echo $OMP_NUM_THREADS $GOMP_SPINCOUNT");
    try (EngineJob job = EngineJob.run(command, 3, Optional.empty(), lines::add)) {
      assertThat(job.waitFor()).isZero();
    }
    assertThat(lines).containsExactly("3 30000");
  }

  @Test
  void aServerBesideItKeepsACore() {
    int cores = Runtime.getRuntime().availableProcessors();
    assertThat(EngineJob.threads(false)).isEqualTo(cores);
    assertThat(EngineJob.threads(true)).isEqualTo(Math.max(1, cores - 1));
  }

  @Test
  void aJobThatIgnoresTheRequestToEndIsEnded() throws InterruptedException {
    List<String> command =
        List.of("sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.1; done");
    EngineJob job = EngineJob.run(command, 1, Optional.empty(), lines::add);
    while (lines.isEmpty()) {
      Thread.onSpinWait();
    }
    job.close(Duration.ofMillis(100));
    assertThat(job.waitFor()).isEqualTo(137);
  }

  @Test
  void theJobLearnsWhereToDialByItsEnvironment() throws InterruptedException {
    List<String> lines = new CopyOnWriteArrayList<>();
    DebuggerAddress debugger = new DebuggerAddress("127.0.0.1:7", "0123456789abcdef");
    List<String> command = List.of("sh", "-c", "echo \"$MINDINSIGHT_DEBUGGER $MINDINSIGHT_TOKEN\"");
    try (EngineJob job = EngineJob.run(command, 1, Optional.of(debugger), lines::add)) {
      assertThat(job.waitFor()).isZero();
    }
    assertThat(lines).containsExactly("127.0.0.1:7 0123456789abcdef");
  }

  @Test
  void aServerNamedByTheUserGetsNoTokenOfOurs() {
    Map<String, String> environment = new HashMap<>(Map.of("MINDINSIGHT_DEBUGGER", "other:1"));
    new DebuggerAddress("127.0.0.1:7", "0123456789abcdef").tell(environment);
    assertThat(environment).containsExactly(Map.entry("MINDINSIGHT_DEBUGGER", "other:1"));
  }
}
