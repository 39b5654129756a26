package dev.mindinsight.summary.mindspore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.Lineage;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.reader.ContentPlace;
import dev.mindinsight.summary.reader.ContentReader;
import dev.mindinsight.summary.reader.EventFileReader;
import dev.mindinsight.summary.reader.FileFormat;
import dev.mindinsight.summary.reader.ReadProgress;
import dev.mindinsight.summary.reader.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of MindSpore 2.0 and 2.10 against what their program handed to the writers. */
class MindSporeFilesTest {

  private static final Path RUNS = Path.of(System.getProperty("shared.data"), "runs");

  /** Where a value was found. */
  private record Found(Path file, OtherValue value) {

    Content read() throws Exception {
      ContentPlace place =
          new ContentPlace(value.recordOffset(), value.recordChecksum(), value.valueIndex());
      return ContentReader.read(file, place, value.tag().kind());
    }
  }

  private static JsonNode expected(String producer) throws IOException {
    Path folder = RUNS.resolve(producer);
    if (!Files.isDirectory(folder) && !"true".equals(System.getenv("CI"))) {
      System.err.println("SKIPPED: no producers' files in " + folder);
      assumeTrue(false, "no producers' files in " + folder);
    }
    return JsonMapper.shared().readTree(Files.readString(folder.resolve("expected.json")));
  }

  private static List<Path> files(String producer, String run) throws IOException {
    try (Stream<Path> paths = Files.list(RUNS.resolve(producer).resolve(run))) {
      return paths.filter(EventFileReader::hasEventFileName).sorted().toList();
    }
  }

  private static List<Found> values(String producer, String run) throws IOException {
    List<Found> values = new ArrayList<>();
    for (Path file : files(producer, run)) {
      Recording.of(file).events(OtherValue.class).forEach(v -> values.add(new Found(file, v)));
    }
    return values;
  }

  private static Found only(List<Found> values, Kind kind, String tag, long step) {
    List<Found> found =
        values.stream()
            .filter(f -> f.value.tag().kind() == kind && f.value.step() == step)
            .filter(f -> f.value.tag().tag().name().equals(tag))
            .toList();
    assertThat(found).as("%s %s at %d", kind, tag, step).hasSize(1);
    return found.getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mindspore-2.0", "mindspore-2.10"})
  void everyScalarIsReadAsItWasWritten(String producer) throws IOException {
    JsonNode expected = expected(producer);
    int compared = 0;
    for (var run : expected.get("scalars").properties()) {
      Recording file = Recording.of(files(producer, run.getKey()).getFirst());
      for (var series : run.getValue().properties()) {
        boolean auto = file.points(series.getKey()).isEmpty();
        List<JsonNode> want =
            auto
                ? collected(series.getValue(), epochs(expected, run.getKey()))
                : series.getValue().valueStream().toList();
        List<Recording.Point> got = file.points(series.getKey() + (auto ? "/auto" : ""));
        assertThat(got).as(run.getKey()).hasSize(want.size());
        for (int i = 0; i < got.size(); i++) {
          assertThat(got.get(i).step()).isEqualTo(want.get(i).get(0).asLong());
          assertThat(got.get(i).value())
              .isEqualTo(Double.valueOf((float) number(want.get(i).get(1))));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(40);
  }

  private static int epochs(JsonNode expected, String run) {
    for (JsonNode note : expected.get("others").get(run)) {
      if (note.get("kind").asString().equals("lineage")) {
        return note.get("epochs").asInt();
      }
    }
    throw new AssertionError("no lineage of " + run);
  }

  /** What SummaryCollector keeps: the first step, every fifth, the last of an epoch once more. */
  private static List<JsonNode> collected(JsonNode points, int epochs) {
    List<JsonNode> kept = new ArrayList<>();
    for (int k = 1; k <= points.size(); k++) {
      if (k == 1 || k % 5 == 0) {
        kept.add(points.get(k - 1));
      }
      if (k % (points.size() / epochs) == 0) {
        kept.add(points.get(k - 1));
      }
    }
    return kept;
  }

  private static double number(JsonNode value) {
    return value.isString() ? Double.parseDouble(value.asString()) : value.asDouble();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mindspore-2.0", "mindspore-2.10"})
  void everyOtherValueHoldsTheFiguresThatWereWritten(String producer) throws Exception {
    JsonNode expected = expected(producer);
    int compared = 0;
    for (var run : expected.get("others").properties()) {
      List<Found> values = values(producer, run.getKey());
      for (JsonNode note : run.getValue()) {
        Kind kind = Kind.valueOf(note.get("kind").asString().toUpperCase(Locale.ROOT));
        if (kind == Kind.LINEAGE) {
          assertLineage(values, note);
        } else {
          Content content =
              only(values, kind, note.get("tag").asString(), note.get("step").asLong()).read();
          switch (kind) {
            case HISTOGRAM -> assertHistogram((Histogram) content, note);
            case TENSOR -> assertTensor((TensorContent) content, note);
            default -> assertImage((Images) content);
          }
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(20);
  }

  private static void assertHistogram(Histogram got, JsonNode want) {
    long finite = want.get("finite").asLong();
    assertThat(got.count()).isEqualTo(want.get("count").asLong());
    assertThat(got.nan() + got.positiveInfinite() + got.negativeInfinite())
        .isEqualTo(got.count() - finite);
    assertThat(Arrays.stream(got.counts()).sum()).isEqualTo((double) finite);
    assertThat(got.min()).isCloseTo(want.get("min").asDouble(), within(1e-6));
    assertThat(got.max()).isCloseTo(want.get("max").asDouble(), within(1e-6));
    assertThat(got.sum()).isCloseTo(want.get("sum").asDouble(), within(1e-2));
    assertThat(got.counts()[0]).isPositive();
    for (int i = 1; i < got.left().length; i++) {
      assertThat(got.left()[i]).isGreaterThanOrEqualTo(got.right()[i - 1]);
    }
  }

  private static void assertTensor(TensorContent got, JsonNode want) {
    assertThat(got.type()).isEqualTo(ElementType.FLOAT32);
    assertThat(got.shape()).isEqualTo(want.get("dims").valueStream().map(JsonNode::asInt).toList());
    ByteBuffer elements = ByteBuffer.wrap(got.elements()).order(ByteOrder.LITTLE_ENDIAN);
    for (JsonNode value : want.get("values")) {
      assertThat(elements.getFloat()).isEqualTo(Float.valueOf(parse(value.asString())));
    }
    assertThat(elements.hasRemaining()).isFalse();
  }

  private static float parse(String python) {
    return switch (python) {
      case "nan" -> Float.NaN;
      case "inf" -> Float.POSITIVE_INFINITY;
      case "-inf" -> Float.NEGATIVE_INFINITY;
      default -> (float) Double.parseDouble(python);
    };
  }

  /** Five digits of 28 by 28 pixels beside each other, repeated to three channels. */
  private static void assertImage(Images got) {
    Images.Image image = got.images().getFirst();
    assertThat(image.facts()).isEqualTo(new ImageFacts(140, 28, 3, "image/png", ""));
    ByteBuffer png = ByteBuffer.wrap(image.encoded());
    assertThat(png.getLong(0)).isEqualTo(0x89504e470d0a1a0aL);
    assertThat(png.getInt(16)).isEqualTo(140);
    assertThat(png.getInt(20)).isEqualTo(28);
    assertThat(png.getInt(image.encoded().length - 8)).as("IEND").isEqualTo(0x49454e44);
  }

  private static Lineage lineage(List<Found> values) throws Exception {
    Lineage lineage = Lineage.NONE;
    for (Found found : values) {
      if (found.value.tag().kind() == Kind.LINEAGE) {
        lineage = lineage.with((Lineage) found.read());
      }
    }
    return lineage;
  }

  private static void assertLineage(List<Found> values, JsonNode want) throws Exception {
    Lineage got = lineage(values);
    assertThat(got.faults()).isEmpty();
    assertThat(got.metrics())
        .containsExactly(Map.entry("accuracy", want.get("accuracy").asDouble()));
    assertThat(got.learningRate()).isEqualTo((double) (float) want.get("lr").asDouble());
    assertThat(got.epochs()).isEqualTo(want.get("epochs").asLong());
    assertThat(got.optimizer()).isEqualTo(want.get("optimizer").asString());
    assertThat(got.batchSize()).isEqualTo(want.get("batch").asLong());
    assertThat(got.trainSize()).isEqualTo(want.get("train_size").asLong());
    assertThat(got.testSize()).isEqualTo(640);
    assertThat(got.network()).isEqualTo("LeNet5");
    assertThat(got.lossFunction()).isEqualTo("SoftmaxCrossEntropyWithLogits");
    assertThat(got.deviceCount()).isEqualTo(1);
    assertThat(got.userDefined()).hasToString("{momentum=0.9, note=<b>x</b>, team=vision}");
    assertThat(got.dataset()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mindspore-2.0", "mindspore-2.10"})
  void theDataGraphIsTheProgramsPipeline(String producer) throws Exception {
    expected(producer);
    Found found = only(values(producer, "sgd"), Kind.DATA_GRAPH, "__data_graph__", 0);
    DataPipeline.Operation batch = ((DataPipeline) found.read()).root();
    assertThat(batch.name()).isEqualTo("Batch");
    assertThat(batch.parameters()).containsEntry("batch_size", 64L);
    assertThat(batch.parameters()).containsEntry("drop_remainder", true);
    DataPipeline.Operation shuffle = batch.inputs().getFirst();
    assertThat(shuffle.parameters()).containsEntry("buffer_size", 320L);
    DataPipeline.Operation map = shuffle.inputs().getFirst();
    assertThat(map.parameters()).containsEntry("input_columns", List.of("image"));
    assertThat(map.parameters().get("operations").toString())
        .startsWith(
            "[{name=Rescale, parameters={rescale=0.003921568859368563, shift=0.0}}, {name=R")
        .contains("size=[28, 28]")
        .endsWith("{name=HwcToChw, parameters={}}]");
    assertThat(map.inputs().getFirst().name()).isEqualTo("GeneratorDataset");
    assertThat(lineage(values(producer, "sgd")).dataset()).isEqualTo(found.read());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mindspore-2.0", "mindspore-2.10"})
  void theGraphIsWholeAndItsInputsLeadToNodes(String producer) throws Exception {
    expected(producer);
    Found found = only(values(producer, "sgd"), Kind.GRAPH, "__run_graph__", 0);
    GraphModel graph = (GraphModel) found.read();
    assertThat(graph.nodes()).hasSize(producer.endsWith("2.0") ? 79 + 29 + 9 : 81 + 29 + 12);
    assertThat(graph.notes()).isEmpty();
    Set<String> names =
        graph.nodes().stream().map(GraphModel.Node::name).collect(Collectors.toSet());
    assertThat(names).hasSameSizeAs(graph.nodes());
    assertThat(graph.nodes().stream().flatMap(node -> node.inputs().stream()))
        .allMatch(input -> names.contains(input.node()))
        .hasSize(producer.endsWith("2.0") ? 219 : 248);
    GraphModel.Node conv =
        graph.nodes().stream().filter(node -> node.op().equals("Conv2D")).findFirst().orElseThrow();
    assertThat(conv.scope())
        .isEqualTo("Default/network-WithLossCell/_backbone-LeNet5/conv1-Conv2d");
    assertThat(conv.name()).startsWith(conv.scope() + "/Conv2D-op");
    assertThat(conv.inputs().getFirst().node()).isEqualTo("inputs0");
    assertThat(conv.outputs())
        .containsExactly(new GraphModel.Output("float32", List.of(64L, 6L, 24L, 24L)));
    assertThat(conv.attributes())
        .containsEntry("kernel_size", List.of(5L, 5L))
        .containsEntry("format", "NCHW")
        .containsEntry("input_names", List.of("x", "w"))
        .containsEntry("out_channel", 6L);
    assertThat(graph.nodes())
        .filteredOn(node -> node.name().equals("conv1.weight"))
        .singleElement()
        .satisfies(node -> assertThat(node.op()).isEqualTo("Parameter"))
        .extracting(node -> node.outputs().getFirst().shape())
        .isEqualTo(List.of(6L, 1L, 5L, 5L));
    assertThat(graph.nodes()).filteredOn(node -> node.op().equals("Const")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mindspore-2.0", "mindspore-2.10"})
  void everyContentCanBeReadAndNothingIsSkippedOrUnknown(String producer) throws Exception {
    for (String run : expected(producer).get("scalars").propertyNames()) {
      for (Found found : values(producer, run)) {
        assertThat(found.read()).isNotNull();
      }
      for (Path file : files(producer, run)) {
        Recording all = Recording.of(file);
        assertThat(all.events(SkippedBytes.class)).isEmpty();
        assertThat(all.events(UnknownContent.class)).isEmpty();
        assertThat(all.events(FileVersion.class))
            .extracting(FileVersion::version)
            .isEqualTo(
                FileFormat.of(file.getFileName().toString()) == FileFormat.MINDSPORE
                    ? List.of("MindSpore.Event:1")
                    : List.of());
      }
    }
  }

  @Test
  void imagesSayTheirSizeWithoutBeingReadAgain() throws IOException {
    expected("mindspore-2.10");
    Found input = only(values("mindspore-2.10", "adam"), Kind.IMAGE, "input_data/auto", 5);
    assertThat(input.value.media()).containsExactly(new ImageFacts(224, 224, 3, "image/png", ""));
  }

  @Test
  void halfARecordWaitsAndWhatFollowsIsReadAsInOneGo(@TempDir Path directory) throws IOException {
    expected("mindspore-2.10");
    for (Path original : files("mindspore-2.10", "sgd")) {
      byte[] bytes = Files.readAllBytes(original);
      Recording whole = Recording.of(original);
      Path file = directory.resolve(original.getFileName().toString());
      Recording grown = new Recording();
      long offset = 0;
      List<TagInfo> known = List.of();
      for (int cut = bytes.length % 997; cut <= bytes.length; cut += 997) {
        Files.write(file, Arrays.copyOf(bytes, cut));
        if (cut % 5 == 0 || cut == bytes.length) {
          try (EventFileReader reader = EventFileReader.open(file, offset, known)) {
            ReadProgress progress = reader.read(grown, Long.MAX_VALUE);
            assertThat(progress.pending()).isNull();
            assertThat(progress.offset() + progress.behindBytes()).isEqualTo(cut);
            offset = progress.offset();
            known = reader.tags();
          }
        }
      }
      assertThat(grown.all.toString()).isEqualTo(whole.all.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "events.out.events.summary.1596869898.host_MS",
        "events.out.events.summary.1596869898.0.host_MS",
        "test.summary.1583923011",
        "my.out.events.summary.1596869898.host"
      })
  void olderNamesAreReadAlike(String name, @TempDir Path directory) throws IOException {
    expected("mindspore-2.0");
    Path original = files("mindspore-2.0", "record").getFirst();
    Path copy = Files.copy(original, directory.resolve(name));
    assertThat(EventFileReader.hasEventFileName(copy)).isTrue();
    assertThat(Recording.of(copy).all.toString()).isEqualTo(Recording.of(original).all.toString());
  }

  @Test
  void theOldestLineageNameIsReadAlike(@TempDir Path directory) throws IOException {
    expected("mindspore-2.0");
    Path original = files("mindspore-2.0", "sgd").get(1);
    Path copy =
        Files.copy(original, directory.resolve("events.out.events.summary.1.host_MS_lineage"));
    assertThat(Recording.of(copy).events(OtherValue.class)).hasSize(4);
  }
}
