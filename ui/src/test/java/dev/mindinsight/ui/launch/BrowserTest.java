package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BrowserTest {

  @TempDir private Path bin;

  @ParameterizedTest
  @ValueSource(strings = {"xdg-open", "open"})
  void opensThePageWithWhatTheDesktopHas(String opener) throws IOException, InterruptedException {
    Path seen = bin.resolve("seen");
    Path program = bin.resolve(opener);
    Files.writeString(
        program, "#!/bin/sh\necho \"$@\" >" + seen + ".new; mv " + seen + ".new " + seen);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    assertThat(new Browser("/nowhere:" + bin).open("http://127.0.0.1:1/")).isTrue();
    while (!Files.exists(seen)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(seen).hasContent("http://127.0.0.1:1/");
  }

  @Test
  void withoutADesktopNothingIsOpened() {
    assertThat(new Browser("/nowhere:" + bin).open("http://127.0.0.1:1/")).isFalse();
  }
}
