package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.H2Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompactCommandTest {

  private final CommandLineFixture cli = new CommandLineFixture();
  @TempDir private Path temp;

  private int compact() {
    return cli.run("compact", "--workspace", temp.toString());
  }

  @Test
  void theStoreStaysAndItsSizeIsTold() throws IOException {
    String id;
    try (H2Store store = H2Store.open(temp.resolve("store"))) {
      id = store.id();
    }
    Path file = temp.resolve("store/points.mv.db");
    long before = Files.size(file);
    assertThat(compact()).isZero();
    assertThat(cli.out.toString())
        .isEqualTo("Given back: %,d bytes\n".formatted(before - Files.size(file)));
    try (H2Store store = H2Store.open(temp.resolve("store"))) {
      assertThat(store.id()).isEqualTo(id);
    }
  }

  @Test
  void aDamagedStoreIsNamedAndLeftAsItIs() throws IOException {
    Path file = Files.createDirectories(temp.resolve("store")).resolve("points.mv.db");
    Files.writeString(file, "half a database");
    assertThat(compact()).isEqualTo(1);
    assertThat(cli.err.toString())
        .startsWith("mindinsight: Malformed store: it is damaged (" + file + ": ");
    assertThat(file).hasContent("half a database");
  }

  @Test
  void withoutAStoreThereIsNothingToGiveBack() {
    assertThat(compact()).isEqualTo(1);
    assertThat(cli.err.toString())
        .isEqualTo("mindinsight: there is no store in the workspace " + temp + "\n");
  }
}
