package dev.mindinsight.e2e.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What .ci/run installs before it hands over to mvnw. */
class ContinuousIntegrationIT {

  private ScriptMachine machine;

  @BeforeEach
  void bareMachine(@TempDir Path directory) throws IOException {
    machine = new ScriptMachine(directory);
    Path script = machine.tree().resolve(".ci/run");
    Files.createDirectories(script.getParent());
    Files.copy(Path.of(System.getProperty("project.root"), ".ci/run"), script);
    ScriptMachine.script(machine.tree().resolve("mvnw"), "echo mvnw \"$@\"; exit 7");
    machine.tool("bash", "exec /bin/bash \"$@\"");
  }

  private Outcome run() throws Exception {
    return machine.withTools("bash \"$TREE/.ci/run\"");
  }

  @Test
  void aBareMachineGetsWhatIsMissing() throws Exception {
    machine.tool("apt-get", "echo apt-get \"$@\"");
    assertThat(run())
        .isEqualTo(
            new Outcome(
                7,
                "apt-get update -qq\n"
                    + "apt-get install -y -qq --no-install-recommends maven npm chromium fonts-dejavu-core\n"
                    + "mvnw -B -ntp verify\n",
                ""));
  }

  @Test
  void nothingIsInstalledWhereNothingIsMissing() throws Exception {
    machine.tool("apt-get", "echo apt-get").tool("mvn", "").tool("npm", "").tool("chromium", "");
    assertThat(run()).isEqualTo(new Outcome(7, "mvnw -B -ntp verify\n", ""));
  }

  @Test
  void withoutAptTheRestIsLeftToTheAdviceOfMvnw() throws Exception {
    assertThat(run()).isEqualTo(new Outcome(7, "mvnw -B -ntp verify\n", ""));
  }

  @Test
  void aFailedInstallationIsNoSuccess() throws Exception {
    machine.tool("apt-get", "exit 100");
    assertThat(run()).isEqualTo(new Outcome(100, "", ""));
  }
}
