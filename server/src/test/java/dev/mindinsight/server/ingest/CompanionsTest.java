package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.store.CompanionFile;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.summary.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files beside the event files: found, changed, gone and bad. The run's points stay right. */
class CompanionsTest {

  private static final String CONFIG = "projector_config.pbtxt";

  @TempDir Path temp;
  private Path run;
  private Ingesting ingesting;

  @BeforeEach
  void start() throws IOException {
    Path logs = Files.createDirectories(temp.resolve("logs"));
    run = Files.createDirectories(logs.resolve("run"));
    Files.write(
        run.resolve("events.out.tfevents.1.host"),
        EventBytes.file(1000.0).ramp("x", 0, 5, 1000.0).bytes());
    ingesting = Ingesting.of(temp.resolve("store"), logs);
    ingesting.awaitPoints("run", 5);
  }

  @AfterEach
  void thePointsAreRight() {
    assertThat(ingesting.points("run")).isEqualTo(5);
    ingesting.close();
  }

  private List<CompanionFile> files() {
    return ingesting.read(reader -> reader.companions(RunId.of("logs", "run")));
  }

  private List<String> tags() {
    return files().stream()
        .filter(CompanionFile::isUnderstood)
        .map(file -> file.kind() + " " + file.tag())
        .toList();
  }

  private void awaitTags(String... want) {
    ingesting.await(String.join(", ", want), () -> tags().equals(List.of(want)));
  }

  private Path write(String path, byte... bytes) throws IOException {
    Path file = run.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  @Test
  void vectorsAreListedAsLongAsTheirDescriptionIsThere() throws IOException {
    Path config = run.resolve(CONFIG);
    Files.writeString(config, "embeddings { tensor_name: 'a' tensor_path: 'a.tsv' }");
    awaitTags("PROJECTOR a");
    Files.writeString(
        config, "embeddings { tensor_name: 'a' } embeddings { tensor_path: '../b.tsv' }");
    awaitTags("PROJECTOR a", "PROJECTOR ../b.tsv");
    assertThat(files()).extracting(CompanionFile::about).contains("vectors in a checkpoint");
    Files.delete(config);
    awaitTags();
    assertThat(ingesting.notes("run")).isEmpty();
  }

  @Test
  void profilesComeAndGoWithTheirFilesAndTheirDirectories() throws IOException {
    Path first = write("plugins/profile/s1/a.xplane.pb", (byte) 0x0a, (byte) 0);
    awaitTags("PROFILE s1");
    write("plugins/profile/s1/b.xplane.pb", (byte) 0x22, (byte) 0);
    write("plugins/profile/s2/host.trace.json.gz", (byte) 0x1f, (byte) 0x8b);
    awaitTags("PROFILE s1", "PROFILE s1", "PROFILE s2");
    Files.delete(first);
    awaitTags("PROFILE s1", "PROFILE s2");
    Files.delete(run.resolve("plugins/profile/s1/b.xplane.pb"));
    Files.delete(run.resolve("plugins/profile/s1"));
    awaitTags("PROFILE s2");
  }

  @Test
  void whatWentAwayWhileNobodyLookedIsGone() throws IOException {
    Path config = run.resolve(CONFIG);
    Files.writeString(config, "embeddings { tensor_name: 'a' }");
    awaitTags("PROJECTOR a");
    ingesting.close();
    Files.delete(config);
    ingesting = Ingesting.of(temp.resolve("store"), temp.resolve("logs"));
    awaitTags();
  }

  @ParameterizedTest
  @CsvSource({
    "projector_config.pbtxt, '', Truncated: projector_config.pbtxt is empty",
    "projector_config.pbtxt, '# nothing', Malformed projector_config.pbtxt: it names nothing",
    "projector_config.pbtxt, 'embeddings {', Malformed projector_config.pbtxt at line 1",
    "plugins/profile/s/h.xplane.pb, '', Truncated: plugins/profile/s/h.xplane.pb is empty",
    "plugins/profile/s/h.xplane.pb, '<html>', Malformed plugins/profile/s/h.xplane.pb: got a first"
        + " byte 0x3c",
    "plugins/profile/s/h.trace.json.gz, '{}', Malformed plugins/profile/s/h.trace.json.gz: got a"
        + " first byte 0x7b",
    "plugins/profile/s/h.trace.json, '<html>', Malformed plugins/profile/s/h.trace.json"
  })
  void whatCannotBeUnderstoodSaysSoUntilItIsMended(String path, String text, String note)
      throws IOException {
    write(path, text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    ingesting.awaitNote("run", note);
    assertThat(tags()).isEmpty();
    Files.delete(run.resolve(path));
    ingesting.await("no note", () -> ingesting.notes("run").isEmpty());
  }

  @Test
  void aDescriptionThatIsTooLongOrNamesTooMuchIsCut() throws IOException {
    Files.writeString(run.resolve(CONFIG), "embeddings{}".repeat(Companions.LISTED_MAX + 5));
    ingesting.awaitNote("run", "Unsupported number of companions: more than 10000");
    assertThat(tags()).hasSize(Companions.LISTED_MAX).containsOnly("PROJECTOR projector");
    Files.write(run.resolve(CONFIG), new byte[2_000_000]);
    ingesting.awaitNote("run", "Unsupported projector_config.pbtxt: got more than 1048576 bytes");
    Files.writeString(run.resolve(CONFIG), "embeddings{tensor_name:'" + "n".repeat(70_000) + "'}");
    ingesting.await("a long name", () -> tags().equals(List.of(longName())));
  }

  private static String longName() {
    return Kind.PROJECTOR + " " + "n".repeat(1_000) + "…";
  }

  @Test
  void aLinkOutOfTheLogDirectoryIsRefused() throws IOException {
    Path outside = Files.writeString(temp.resolve("secret"), "embeddings { tensor_name: 'a' }");
    Files.createSymbolicLink(run.resolve(CONFIG), outside);
    ingesting.awaitNote("run", "Refused link: projector_config.pbtxt leads out");
    assertThat(files()).isEmpty();
  }
}
