package dev.mindinsight.summary.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.DroppedPoints;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import dev.mindinsight.summary.content.Binning;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.DataPipeline.Operation;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Input;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.GraphModel.Output;
import dev.mindinsight.summary.content.GraphModel.SourceLine;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.Lineage;
import dev.mindinsight.summary.content.SoundFacts;
import dev.mindinsight.summary.content.Sounds;
import dev.mindinsight.summary.content.StepProfile;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.reader.ContentPlace;
import dev.mindinsight.summary.reader.ContentReader;
import dev.mindinsight.summary.reader.Recording;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the writer is given besides scalars comes back from the file as it was. */
class ContentWritingTest {

  static final DataPipeline PIPELINE =
      new DataPipeline(
          new Operation(
              "Batch",
              Map.of("size", 32L, "drop_remainder", true),
              List.of(
                  new Operation(
                      "Normalize",
                      Map.of(
                          "mean", List.of(0.1307, Double.NaN),
                          "of", Map.of("name", "pixels", "range", List.of(0L, 255L)),
                          "none", List.of()),
                      List.of(
                          new Operation("Idx", Map.of("file", "a"), List.of()),
                          new Operation("Idx", Map.of("file", "b"), List.of()))))));

  static final Lineage LINEAGE =
      new Lineage(
          "LeNet",
          "adam",
          2e-3,
          null,
          10L,
          32L,
          null,
          10_000L,
          0L,
          246_824L,
          Double.NaN,
          Map.of("test/accuracy", 0.98),
          Map.of("note", "first", "try", 3L, "share", 0.25),
          Map.of("lr", 2e-3, "nesterov", false, "name", "x"),
          List.of("test/accuracy", "test/loss"),
          PIPELINE,
          List.of("Malformed nothing"));

  static final GraphModel GRAPH =
      new GraphModel(
          "mindinsight",
          List.of(
              new Node(
                  "images",
                  "input",
                  "",
                  List.of(),
                  List.of(new Output("float32", List.of(32L, 1L, 28L, 28L))),
                  Map.of("phase", "forward"),
                  List.of(new SourceLine("TrainingGraph.java", 40, ""))),
              new Node(
                  "model/relu",
                  "relu",
                  "model",
                  List.of(new Input("images", 0, false), new Input("images", 0, true)),
                  List.of(new Output("float32", List.of(32L, -1L))),
                  Map.of("phase", "forward", "rate", 0.1),
                  List.of(new SourceLine("LeNet.java", 24, "")))),
          List.of());

  @TempDir Path directory;

  private List<OtherValue> values(Path file) throws Exception {
    Recording recording = Recording.of(file);
    assertThat(recording.events(UnknownContent.class)).isEmpty();
    assertThat(recording.events(SkippedBytes.class)).isEmpty();
    return recording.events(OtherValue.class);
  }

  private static Content read(Path file, OtherValue value) throws Exception {
    ContentPlace place =
        new ContentPlace(value.recordOffset(), value.recordChecksum(), value.valueIndex());
    return ContentReader.read(file, place, value.tag().kind());
  }

  @Test
  void dataGraphAndLineageComeBackAsTheyWere() throws Exception {
    SummaryWriter writer = SummaryWriter.open(directory);
    writer.dataGraph(PIPELINE);
    writer.lineage(LINEAGE);
    writer.lineage(Lineage.NONE);
    writer.close();

    List<OtherValue> values = values(writer.file());
    assertThat(values)
        .extracting(value -> value.tag().tag().name() + " " + value.tag().kind())
        .containsExactly("__data_graph__ DATA_GRAPH", "__lineage__ LINEAGE", "__lineage__ LINEAGE");
    assertThat(values.getFirst().tag().plugin()).isEqualTo("mindinsight");
    assertThat(read(writer.file(), values.get(0))).isEqualTo(PIPELINE);
    assertThat(read(writer.file(), values.get(1))).isEqualTo(LINEAGE);
    assertThat(read(writer.file(), values.get(2))).isEqualTo(Lineage.NONE);
  }

  @Test
  void profilesComeBackStepByStepAlsoFromAFileThatWasCutOff() throws Exception {
    StepProfile.Node node = new StepProfile.Node("a/b", "add", "forward", "float32[2]", 24, 2);
    List<StepProfile> steps = new ArrayList<>();
    SummaryWriter writer = SummaryWriter.open(directory);
    for (int i = 0; i < 3; i++) {
      StepProfile step =
          new StepProfile(i, 100, 10, 1e9, List.of(node), new long[] {20 + i}, new long[] {30});
      steps.add(step);
      writer.profile(50L * i, step);
    }
    writer.close();

    List<OtherValue> values = values(writer.file());
    assertThat(values)
        .extracting(
            value -> value.tag().tag().name() + " " + value.tag().kind() + " " + value.step())
        .containsExactly(
            "__profile__ PROFILE 0", "__profile__ PROFILE 50", "__profile__ PROFILE 100");
    byte[] whole = Files.readAllBytes(writer.file());
    int lastBegins = (int) values.getLast().recordOffset();
    Files.write(writer.file(), Arrays.copyOf(whole, lastBegins + 20));
    List<OtherValue> left = values(writer.file());
    assertThat(left).hasSize(2);
    for (int i = 0; i < left.size(); i++) {
      assertThat(read(writer.file(), left.get(i)))
          .usingRecursiveComparison()
          .isEqualTo(steps.get(i));
    }
  }

  @Test
  void histogramsImagesSoundsTensorsAndGraphsComeBackAsTheyWere() throws Exception {
    float[] numbers = {3, Float.NaN, -1, 0.1f, Float.POSITIVE_INFINITY, 2};
    byte[] pixels = {1, 2, 3, 4, 5, 6};
    byte[] elements = {1, 0, -1, -1};
    TensorContent tensor = new TensorContent(ElementType.INT16, List.of(2, 1), elements);
    SummaryWriter writer = SummaryWriter.open(directory);
    writer.histogram("histogram", 1, numbers);
    writer.histogram("histogram", 2, new double[] {0, Double.MAX_VALUE, -Double.MAX_VALUE});
    writer.histogram("histogram", 3, new double[] {Double.NaN});
    writer.histogram("histogram", 4, new double[] {7});
    writer.image("image", 1, 2, 1, 3, pixels);
    writer.audio("audio", 1, new float[8], 8_000, 2);
    writer.tensor("tensor", 1, tensor);
    writer.graph(GRAPH);
    writer.close();

    List<Content> contents = new ArrayList<>();
    List<OtherValue> values = values(writer.file());
    for (OtherValue value : values) {
      contents.add(read(writer.file(), value));
    }
    double[] doubles = {0, Double.MAX_VALUE, -Double.MAX_VALUE};
    assertThat(contents)
        .usingRecursiveComparison()
        .isEqualTo(
            List.of(
                Binning.of(numbers.length, place -> numbers[(int) place]),
                Binning.of(doubles.length, place -> doubles[(int) place]),
                Binning.of(1, _ -> Double.NaN),
                Binning.of(1, _ -> 7),
                new Images(List.of(Png.encode(2, 1, 3, pixels))),
                new Sounds(List.of(Wave.encode(new float[8], 8_000, 2))),
                tensor,
                GRAPH));
    assertThat(values.get(4).media()).containsExactly(new ImageFacts(2, 1, 3, "image/png", ""));
    assertThat(values.get(5).media()).containsExactly(new SoundFacts("audio/wav", 8_000, 4, 2, ""));
  }

  @Test
  void everyKindHasItsSeries() throws Exception {
    SummaryWriter writer = SummaryWriter.open(directory);
    writer.histogram("floats", 1, new float[] {1, 2, Float.NaN});
    writer.histogram("doubles", 2, new double[] {});
    try (Arena arena = Arena.ofConfined()) {
      writer.histogram("segment", 3, MemorySegment.ofArray(new float[] {1, 2}));
      writer.histogram("native", 3, arena.allocate(10));
    }
    writer.image("image", 4, 2, 1, 3, new byte[6]);
    writer.audio("audio", 5, new float[8], 8_000, 1);
    writer.tensor("tensor", 6, new TensorContent(ElementType.FLOAT32, List.of(), new byte[4]));
    writer.graph(new GraphModel("mindinsight", List.of(), List.of()));
    writer.close();
    assertThat(values(writer.file()))
        .extracting(
            value -> value.tag().tag().name() + " " + value.tag().kind() + " " + value.step())
        .containsExactly(
            "floats HISTOGRAM 1",
            "doubles HISTOGRAM 2",
            "segment HISTOGRAM 3",
            "native HISTOGRAM 3",
            "image IMAGE 4",
            "audio AUDIO 5",
            "tensor TENSOR 6",
            "__run_graph__ GRAPH 0");
    assertThat(writer.lostPoints()).isZero();
  }

  @Test
  void manyThreadsWriteAtOnceAndNothingIsLost() throws Exception {
    SummaryWriter writer = SummaryWriter.open(directory);
    int threads = 6;
    int rounds = 50;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (int thread = 0; thread < threads; thread++) {
        String name = "thread" + thread;
        pool.execute(() -> {
          for (int step = 0; step < rounds; step++) {
            writer.histogram(name, step, new float[] {step, Float.NaN});
            writer.image(name, step, 4, 4, 1, new byte[16]);
            writer.lineage(Lineage.NONE);
            writer.scalar(name, step, step);
          }
        });
      }
    }
    writer.close();
    assertThat(writer.lostPoints()).isZero();
    assertThat(Recording.of(writer.file()).points()).hasSize(threads * rounds);
    Set<String> seen = new HashSet<>();
    for (OtherValue value : values(writer.file())) {
      if (value.tag().kind() != Kind.LINEAGE) {
        seen.add(value.tag().tag().name() + value.tag().kind() + value.step());
      }
    }
    assertThat(seen).hasSize(2 * threads * rounds);
  }

  @Test
  void whatIsLostOfManyLargeValuesIsCountedAndSaidInTheFile() throws Exception {
    TensorContent large =
        new TensorContent(ElementType.UINT8, List.of(30 << 20), new byte[30 << 20]);
    SummaryWriter writer = SummaryWriter.open(directory);
    long offered = 12;
    for (int step = 0; step < offered; step++) {
      writer.tensor("large", step, large);
    }
    writer.close();
    assertThat(writer.lostPoints()).isLessThan(offered);
    assertThat(values(writer.file())).hasSize((int) (offered - writer.lostPoints()));
    assertThat(Recording.of(writer.file()).events(DroppedPoints.class))
        .extracting(DroppedPoints::points)
        .satisfies(lost ->
            assertThat(lost.stream().mapToLong(Long::longValue).sum())
                .isEqualTo(writer.lostPoints()));
  }

  @Test
  void whatIsTooLargeIsRefused() {
    try (SummaryWriter writer = SummaryWriter.open(directory)) {
      byte[] large = new byte[SummaryWriter.CONTENT_BYTES_MAX + 1];
      String limit = ": got 33,554,433 bytes, want at most 33,554,432";
      assertRefused(() -> writer.image("t", 0, large), "Unsupported image" + limit);
      assertRefused(
          () -> writer.image("t", 0, large.length, 1, 1, large), "Unsupported image" + limit);
      assertRefused(
          () ->
              writer.tensor(
                  "t", 0, new TensorContent(ElementType.INT8, List.of(large.length), large)),
          "Unsupported tensor" + limit);
      assertRefused(
          () -> writer.audio("t", 0, new float[1 + (16 << 20)], 1, 1),
          "Unsupported sound: got 33,554,434 bytes, want at most 33,554,432");
      String note = "x".repeat(1024);
      assertRefused(
          () -> writer.graph(new GraphModel("", List.of(), Collections.nCopies(33 << 10, note))),
          "Unsupported graph: got 34,");
    }
  }

  @Test
  void mistakesOfTheCallerAreNamed() {
    try (SummaryWriter writer = SummaryWriter.open(directory)) {
      String noTag = "Malformed tag: got an empty name, want text";
      assertRefused(() -> writer.histogram("", 0, new float[1]), noTag);
      assertRefused(() -> writer.image("", 0, 1, 1, 1, new byte[1]), noTag);
      assertRefused(() -> writer.audio("", 0, new float[1], 1, 1), noTag);
      assertRefused(
          () -> writer.tensor("", 0, new TensorContent(ElementType.INT8, List.of(0), new byte[0])),
          noTag);
      assertRefused(
          () -> writer.dataGraph(chain(49)),
          "Unsupported data pipeline: got more than 48 operations one behind the other");
      assertRefused(
          () -> writer.dataGraph(of(Map.of("size", 32))),
          "Unsupported parameter: got java.lang.Integer, want String, Long, Double, Boolean, List or Map, in size");
      Object nested = 1L;
      for (int i = 0; i < 9; i++) {
        nested = List.of(nested);
      }
      Object deep = nested;
      assertRefused(
          () -> writer.dataGraph(of(Map.of("deep", deep))),
          "Unsupported parameter: got lists and maps within each other deeper than 8 levels, in deep");
    }
    SummaryWriter closed = SummaryWriter.open(directory);
    closed.close();
    assertThatThrownBy(() -> closed.histogram("t", 0, new float[1]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Conflict: the writer is closed");
  }

  @Test
  void theDeepestPipelineIsReadBack() throws Exception {
    Object nested = 1L;
    for (int i = 0; i < 8; i++) {
      nested = i % 2 == 0 ? List.of(nested) : Map.of("of", nested);
    }
    Operation root = new Operation("leaf", Map.of("deep", nested), List.of());
    for (int i = 1; i < 48; i++) {
      root = new Operation("above", Map.of(), List.of(root));
    }
    Lineage lineage = Lineage.ofDataset(new DataPipeline(root));
    SummaryWriter writer = SummaryWriter.open(directory);
    writer.lineage(lineage);
    writer.close();
    assertThat(read(writer.file(), values(writer.file()).getFirst())).isEqualTo(lineage);
  }

  private static DataPipeline chain(int operations) {
    Operation root = new Operation("leaf", Map.of(), List.of());
    for (int i = 1; i < operations; i++) {
      root = new Operation("above", Map.of(), List.of(root));
    }
    return new DataPipeline(root);
  }

  private static DataPipeline of(Map<String, Object> parameters) {
    return new DataPipeline(new Operation("op", parameters, List.of()));
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }
}
