package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.ingest.LogDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogDirectoriesTest {

  @TempDir private Path temp;

  @Test
  void theLastPartIsTheLabel() {
    assertThat(LogDirectories.parse(List.of("/data/ours/")))
        .containsExactly(new LogDirectory("ours", Path.of("/data/ours")));
  }

  @Test
  void aNameIsTheLabel() {
    assertThat(LogDirectories.parse(List.of("a-B_1=/data/ours")))
        .containsExactly(new LogDirectory("a-B_1", Path.of("/data/ours")));
  }

  @Test
  void aNameMayHoldADotAsVersionsDo() {
    assertThat(LogDirectories.parse(List.of("mindspore-2.0=/data/ours", "./lr=0.1")))
        .extracting(LogDirectory::label)
        .containsExactly("mindspore-2.0", "lr=0.1");
  }

  @Test
  void anEqualsSignAfterOtherCharactersBelongsToThePath() {
    assertThat(LogDirectories.parse(List.of("/data/lr=0.1")))
        .containsExactly(new LogDirectory("lr=0.1", Path.of("/data/lr=0.1")));
  }

  @Test
  void aDirectoryThatIsThereIsNotSplit() throws IOException {
    Path working = Path.of("").toAbsolutePath();
    Path there = Files.createDirectory(temp.resolve("lr=0.1"));
    String relative = working.relativize(there).toString();
    assertThat(LogDirectories.parse(List.of(relative)))
        .containsExactly(new LogDirectory("lr=0.1", there));
  }

  @Test
  void theSameLabelTwiceIsNumbered() {
    assertThat(LogDirectories.parse(List.of("/a/runs", "/b/runs", "runs=/c", "/d/runs-2")))
        .extracting(LogDirectory::label)
        .containsExactly("runs", "runs-2", "runs-3", "runs-2-2");
  }

  @Test
  void theRootOfTheFileSystemHasALabelToo() {
    assertThat(LogDirectories.parse(List.of("/")).getFirst().label()).isEqualTo("root");
  }
}
