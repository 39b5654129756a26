package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildCommandTest {

  private final CommandLineFixture cli = new CommandLineFixture();
  @TempDir private Path temp;
  private Path store;

  @BeforeEach
  void damagedStore() throws IOException {
    store = Files.createDirectories(temp.resolve("store"));
    Files.writeString(store.resolve("points.mv.db"), "half a database");
  }

  private int rebuild() {
    return cli.run("rebuild", "--workspace", temp.toString());
  }

  private List<Path> aside() throws IOException {
    try (Stream<Path> all = Files.list(temp)) {
      return all.filter(path -> path.getFileName().toString().startsWith("store-")).toList();
    }
  }

  @Test
  void theStoreIsSetAsideUnderANameThatIsPrinted() throws IOException {
    Path runs = Files.createDirectories(temp.resolve("runs/one"));
    assertThat(rebuild()).isZero();
    assertThat(store).doesNotExist();
    assertThat(aside()).hasSize(1);
    assertThat(aside().getFirst().resolve("points.mv.db")).hasContent("half a database");
    assertThat(cli.out.toString())
        .startsWith("The store was set aside as " + aside().getFirst() + "\n")
        .contains("Runs whose files are gone are in the old store alone");
    assertThat(runs).isDirectory();
  }

  @Test
  void twoOfThemStandBesideEachOther() throws IOException {
    assertThat(rebuild()).isZero();
    Files.createDirectory(store);
    assertThat(rebuild()).isZero();
    assertThat(aside()).hasSize(2);
  }

  @Test
  void withoutAStoreThereIsNothingToRebuild() throws IOException {
    Files.delete(store.resolve("points.mv.db"));
    Files.delete(store);
    assertThat(rebuild()).isEqualTo(1);
    assertThat(cli.err.toString())
        .isEqualTo("mindinsight: there is no store in the workspace " + temp + "\n");
  }

  @Test
  void whileAServerRunsItIsRefused() throws IOException {
    Files.createDirectory(temp.resolve("logs"));
    cli.stop =
        () -> {
          CommandLineFixture second = new CommandLineFixture();
          assertThat(second.run("rebuild", "--workspace", temp.toString())).isEqualTo(2);
          assertThat(second.err.toString())
              .isEqualTo(
                  "mindinsight: Conflict: workspace in use by pid %d: %s\n"
                      .formatted(ProcessHandle.current().pid(), temp));
          cli.events.add("refused");
        };
    String logs = temp.resolve("logs").toString();
    assertThat(cli.run("start", "--logdir", logs, "--port", "0", "--workspace", temp.toString()))
        .isZero();
    assertThat(cli.events).contains("refused");
    assertThat(store).isDirectory();
  }
}
