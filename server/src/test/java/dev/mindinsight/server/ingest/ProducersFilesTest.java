package dev.mindinsight.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.server.store.CompanionFile;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoredAttempt;
import dev.mindinsight.server.store.StoredRun;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.reader.EventFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of real producers against what their programs handed to the writers. */
class ProducersFilesTest {

  private static final String SECOND = " (attempt 2)";

  @TempDir static Path temp;
  private static final Path data = Path.of(System.getProperty("shared.data"), "runs");

  /** Each producer's files are ingested once for all tests. */
  private static final Map<String, Ingesting> ingested = new HashMap<>();

  @BeforeAll
  static void dataIsThere() {
    boolean there = Files.isDirectory(data);
    assertThat(there || System.getenv("CI") == null).as("CI needs %s", data).isTrue();
    assumeTrue(there, "SKIPPED: no real files at " + data);
  }

  @AfterAll
  static void close() {
    ingested.values().forEach(Ingesting::close);
  }

  private static Ingesting ingest(String producer) throws IOException {
    Path logs = data.resolve(producer);
    Ingesting ingesting =
        ingested.computeIfAbsent(producer, name -> Ingesting.of(temp.resolve(name), logs));
    long bytes;
    try (var files = Files.walk(logs)) {
      bytes =
          files
              .filter(EventFileReader::hasEventFileName)
              .mapToLong(file -> file.toFile().length())
              .sum();
    }
    ingesting.await(
        "all bytes", () -> ingesting.runs().stream().mapToLong(StoredRun::bytes).sum() == bytes);
    return ingesting;
  }

  @ParameterizedTest
  @ValueSource(strings = {"torch", "tensorboardx", "tensorflow"})
  void everyScalarThatWasWrittenIsStoredInOrder(String producer) throws IOException {
    JsonNode expected =
        JsonMapper.shared().readTree(data.resolve(producer).resolve("expected.json"));
    int compared = 0;
    Ingesting ingesting = ingest(producer);
    for (Map.Entry<String, JsonNode> run : expected.get("scalars").properties()) {
      for (Map.Entry<String, JsonNode> series : run.getValue().properties()) {
        String tag = series.getKey();
        if (!tag.endsWith(SECOND)) {
          JsonNode later = run.getValue().get(tag + SECOND);
          compare(ingesting, run.getKey(), tag, series.getValue(), later);
          compared++;
        }
      }
    }
    assertThat(compared).isPositive();
  }

  private static void compare(
      Ingesting ingesting, String run, String tag, JsonNode first, JsonNode later) {
    List<Ingesting.Point> got = ingesting.points(run, tag);
    List<JsonNode> want = new ArrayList<>(first.valueStream().toList());
    if (later != null) {
      want.addAll(later.valueStream().toList());
    }
    assertThat(got).as("%s %s", run, tag).hasSameSizeAs(want);
    for (int i = 0; i < got.size(); i++) {
      assertThat(got.get(i).step())
          .as("%s %s %d", run, tag, i)
          .isEqualTo(want.get(i).get(0).asLong());
      double value = number(want.get(i).get(1));
      assertThat(got.get(i).value())
          .as("%s %s %d", run, tag, i)
          .isIn(value, (double) (float) value);
      assertThat(got.get(i).attempt()).isEqualTo(i < first.size() ? 1 : 2);
    }
  }

  private static double number(JsonNode value) {
    return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
  }

  @Test
  void aResumedRunHasTwoAttempts() throws IOException {
    Ingesting ingesting = ingest("tensorboardx");
    RunId resumed = RunId.of("logs", "resumed");
    List<StoredAttempt> attempts = ingesting.read(reader -> reader.attempts(resumed));
    assertThat(attempts).extracting(StoredAttempt::number).containsExactly(1, 2);
    assertThat(attempts.get(1).branchStep()).isEqualTo(200);
    assertThat(ingesting.runs())
        .filteredOn(run -> !run.path().equals("resumed"))
        .extracting(StoredRun::attempts)
        .containsOnly(1);
    assertThat(ingesting.runs()).extracting(StoredRun::producer).containsOnly("tensorboardx");
  }

  @Test
  void bookkeepingSubRunsNameTheirParentAndOthersDoNot() throws IOException {
    Ingesting ingesting = ingest("torch");
    RunId parent = RunId.of("logs", "sgd-small");
    ingesting.await(
        "parents",
        () -> ingesting.runs().stream().filter(run -> parent.equals(run.parent())).count() == 3);
    assertThat(ingesting.runs())
        .filteredOn(run -> run.parent() == null)
        .extracting(StoredRun::path)
        .containsExactlyInAnyOrder("sgd-small", "sgd-wide", "group/diverged");
    assertThat(ingesting.runs()).extracting(StoredRun::producer).containsOnly("torch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mindspore-2.0", "mindspore-2.10"})
  void aMindSporeJobIsOneRunOfOneAttemptWithAllItsKinds(String producer) throws IOException {
    Ingesting ingesting = ingest(producer);
    assertThat(ingesting.runs())
        .extracting(StoredRun::path)
        .containsExactlyInAnyOrder("sgd", "adam", "record");
    assertThat(ingesting.runs()).extracting(StoredRun::producer).containsOnly("mindspore");
    assertThat(ingesting.runs()).extracting(StoredRun::attempts).containsOnly(1);
    for (StoredRun run : ingesting.runs()) {
      assertThat(ingesting.notes(run.path())).as(run.path()).isEmpty();
    }
    List<StoredTag> tags = ingesting.read(reader -> reader.tags(RunId.of("logs", "sgd")));
    assertThat(points(tags, "loss/auto", Kind.SCALAR)).isEqualTo(23);
    assertThat(points(tags, "conv1.weight/auto", Kind.HISTOGRAM)).isPositive();
    assertThat(points(tags, "input_data/auto", Kind.IMAGE)).isPositive();
    assertThat(points(tags, "logits", Kind.TENSOR)).isPositive();
    assertThat(points(tags, "__run_graph__", Kind.GRAPH)).isEqualTo(1);
    assertThat(points(tags, "__data_graph__", Kind.DATA_GRAPH)).isEqualTo(1);
    assertThat(points(tags, "__lineage__", Kind.LINEAGE))
        .as("pipeline, custom, training, evaluation")
        .isEqualTo(4);
    // Not when the file's first record was written, some seconds later.
    double firstLoss = ingesting.points("sgd", "loss/auto").getFirst().wallTimeSeconds();
    assertThat(ingesting.run("sgd").startedSeconds()).isLessThanOrEqualTo(firstLoss);
  }

  private static long points(List<StoredTag> tags, String name, Kind kind) {
    return tags.stream()
        .filter(tag -> tag.name().equals(name) && tag.kind() == kind)
        .mapToLong(StoredTag::points)
        .sum();
  }

  @Test
  void otherKindsAreCountedByTag() throws IOException {
    Ingesting ingesting = ingest("tensorflow");
    List<StoredTag> tags = ingesting.read(reader -> reader.tags(RunId.of("logs", "keras/train")));
    assertThat(tags).extracting(StoredTag::kind).contains(Kind.HISTOGRAM, Kind.IMAGE);
    assertThat(tags).allSatisfy(tag -> assertThat(tag.points()).isPositive());
    assertThat(ingesting.runs()).extracting(StoredRun::producer).containsOnly("tensorflow");
  }

  @ParameterizedTest
  @CsvSource({
    "torch, sgd-small, PR_CURVE",
    "torch, sgd-small, MESH",
    "torch, sgd-small, CUSTOM_SCALARS",
    "torch, sgd-wide, MESH",
    "torch, group/diverged, CUSTOM_SCALARS"
  })
  void kindsThatAreOnlyListedAreListedByTheirKind(String producer, String run, Kind kind)
      throws IOException {
    Ingesting ingesting = ingest(producer);
    List<StoredTag> tags = ingesting.read(reader -> reader.tags(RunId.of("logs", run)));
    assertThat(tags)
        .filteredOn(tag -> tag.kind() == kind)
        .isNotEmpty()
        .allSatisfy(tag -> assertThat(tag.points()).isPositive());
  }

  @Test
  void vectorsToBeProjectedAreListedWithTheirPlaces() throws IOException {
    Ingesting ingesting = ingest("torch");
    for (String run : List.of("sgd-small", "sgd-wide", "group/diverged")) {
      List<CompanionFile> files =
          ingesting.read(reader -> reader.companions(RunId.of("logs", run)));
      String step = run.equals("group/diverged") ? "00120" : "00240";
      assertThat(files)
          .containsExactly(
              new CompanionFile(
                  "projector_config.pbtxt",
                  Kind.PROJECTOR,
                  "default:" + step,
                  Files.size(data.resolve("torch").resolve(run).resolve("projector_config.pbtxt")),
                  "vectors in %1$s/default/tensors.tsv, labels in %1$s/default/metadata.tsv,"
                          .formatted(step)
                      + " pictures in %s/default/sprite.png".formatted(step)));
    }
  }

  @Test
  void aProfileIsListedUnderItsSession() throws IOException {
    Ingesting ingesting = ingest("tensorflow");
    List<CompanionFile> files =
        ingesting.read(reader -> reader.companions(RunId.of("logs", "keras/train")));
    assertThat(files)
        .singleElement()
        .satisfies(file -> {
          assertThat(file.path()).isEqualTo("plugins/profile/2026_11_22_15_46_43/vm.xplane.pb");
          assertThat(file.kind()).isEqualTo(Kind.PROFILE);
          assertThat(file.tag()).isEqualTo("2026_11_22_15_46_43");
          assertThat(file.about()).isEqualTo("XPlane profile");
        });
    assertThat(ingesting.runs()).extracting(StoredRun::path).noneMatch(p -> p.contains("plugins"));
  }
}
