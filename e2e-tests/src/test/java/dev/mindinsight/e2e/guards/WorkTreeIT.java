package dev.mindinsight.e2e.guards;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A build writes and deletes nothing that git would see: generators that rewrite committed files
 * do.
 */
class WorkTreeIT {
  private static final Instant START = Instant.parse("2026-01-02T00:00:00Z");

  @TempDir Path folder;

  @Test
  void theBuildHasWrittenNothingThatGitSees() throws IOException {
    Path root = Path.of(System.getProperty("project.root"));
    Git.assumeRepository(root);
    Instant start = Instant.parse(System.getProperty("build.start"));
    assertThat(WorkTree.writtenSince(root, start))
        .as("written since this build began at %s: by the build, or by you meanwhile", start)
        .isEmpty();
  }

  @Test
  void aCommittedFileThatIsRewrittenIsSeen() throws IOException {
    commit("package.json", "{}");
    write("package.json", "{\"a\": 1}", START);
    assertThat(WorkTree.writtenSince(folder, START)).containsExactly("package.json");
  }

  @Test
  void aNewFileIsSeen() throws IOException {
    commit("package.json", "{}");
    write("generated.ts", "", START.plusSeconds(1));
    assertThat(WorkTree.writtenSince(folder, START)).containsExactly("generated.ts");
  }

  @Test
  void whatWasEditedBeforeIsNot() throws IOException {
    commit("package.json", "{}");
    write("package.json", "{\"a\": 1}", START.minusSeconds(1));
    assertThat(WorkTree.writtenSince(folder, START)).isEmpty();
  }

  @Test
  void whatGitIgnoresIsNot() throws IOException {
    commit(".gitignore", "target/\n");
    write("target/x.jar", "", START);
    assertThat(WorkTree.writtenSince(folder, START)).isEmpty();
  }

  @Test
  void whatIsRewrittenAsItWasIsNot() throws IOException {
    commit("package.json", "{}");
    write("package.json", "{}", START);
    assertThat(WorkTree.writtenSince(folder, START)).isEmpty();
  }

  @Test
  void theBuildHasDeletedNothingThatIsCommitted() throws IOException {
    Path root = Path.of(System.getProperty("project.root"));
    Git.assumeRepository(root);
    Instant start = Instant.parse(System.getProperty("build.start"));
    assertThat(WorkTree.deletedSince(root, start))
        .as("deleted since this build began at %s: by the build, or by you meanwhile", start)
        .isEmpty();
  }

  @Test
  void aCommittedFileThatIsDeletedIsSeen() throws IOException {
    commit("src/a.ts", "");
    commit("src/sub/b.ts", "");
    Files.delete(folder.resolve("src/a.ts"));
    Files.delete(folder.resolve("src/sub/b.ts"));
    Files.delete(folder.resolve("src/sub"));
    touch("src", START);
    assertThat(WorkTree.deletedSince(folder, START)).containsExactly("src/a.ts", "src/sub/b.ts");
  }

  @Test
  void whatWasDeletedBeforeIsNot() throws IOException {
    commit("src/a.ts", "");
    commit("src/b.ts", "");
    Files.delete(folder.resolve("src/a.ts"));
    touch("src", START.minusSeconds(1));
    assertThat(WorkTree.deletedSince(folder, START)).isEmpty();
  }

  @Test
  void nothingThatGitIgnoresIsCommitted() throws IOException {
    Path root = Path.of(System.getProperty("project.root"));
    Git.assumeRepository(root);
    assertThat(WorkTree.ignoredButCommitted(root)).isEmpty();
  }

  @Test
  void aCommittedFileThatIsIgnoredIsSeen() throws IOException {
    commit("generated.ts", "");
    write(".gitignore", "generated.ts\n", START);
    assertThat(WorkTree.ignoredButCommitted(folder)).containsExactly("generated.ts");
  }

  private void commit(String path, String text) throws IOException {
    write(path, text, START.minusSeconds(10));
    Git.run(folder, "init", "--quiet");
    Git.run(folder, "add", ".");
  }

  private void write(String path, String text, Instant time) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    touch(path, time);
  }

  private void touch(String path, Instant time) throws IOException {
    Files.setLastModifiedTime(folder.resolve(path), FileTime.from(time));
  }
}
