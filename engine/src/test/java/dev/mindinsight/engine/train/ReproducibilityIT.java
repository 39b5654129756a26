package dev.mindinsight.engine.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReproducibilityIT {
  @Test
  void oneSeedGivesOneStateInEveryJvmWithAndWithoutPrefetching() throws Exception {
    long here = ShortRun.checksum(3, false);
    assertThat(inAnotherJvm(3, true)).isEqualTo(here);
    assertThat(inAnotherJvm(3, false)).isEqualTo(here);
    assertThat(ShortRun.checksum(4, true)).isNotEqualTo(here);
  }

  private static long inAnotherJvm(long seed, boolean prefetch)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ShortRun.class.getName(),
                Long.toString(seed),
                Boolean.toString(prefetch))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return Long.parseLong(output.strip());
  }
}
