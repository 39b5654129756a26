package dev.mindinsight.engine.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On one machine and with one number of threads: LeNet, on all kernels that are installed. */
class ReproducibilityIT {
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void oneSeedGivesOneStateInEveryJvmWithAndWithoutPrefetching(int threads) throws Exception {
    long first = inAnotherJvm(threads, 3, false);
    assertThat(inAnotherJvm(threads, 3, true)).isEqualTo(first);
    assertThat(inAnotherJvm(threads, 3, false)).isEqualTo(first);
    assertThat(inAnotherJvm(threads, 4, true)).isNotEqualTo(first);
  }

  private static long inAnotherJvm(int threads, long seed, boolean prefetch)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ShortRun.class.getName(),
                Long.toString(seed),
                Boolean.toString(prefetch))
            .redirectErrorStream(true);
    builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return Long.parseLong(output.strip());
  }
}
