package dev.mindinsight.ui.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceTest {

  @Test
  void theDefaultLiesInTheUsersDataDirectory() {
    assertThat(Workspace.ofUser(Map.of(), "/users/ada").root())
        .isEqualTo(Path.of("/users/ada/.local/share/mindinsight"));
  }

  @Test
  void theDataDirectoryCanBePutElsewhere() {
    assertThat(Workspace.ofUser(Map.of("XDG_DATA_HOME", "/data"), "/users/ada").root())
        .isEqualTo(Path.of("/data/mindinsight"));
  }

  @Test
  void aRelativeDataDirectoryIsIgnored() {
    assertThat(Workspace.ofUser(Map.of("XDG_DATA_HOME", "data"), "/users/ada").root())
        .isEqualTo(Path.of("/users/ada/.local/share/mindinsight"));
  }
}
