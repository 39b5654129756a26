package dev.mindinsight.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.data.TinyDigits;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.train.EpochMetrics;
import dev.mindinsight.engine.train.Parameter;
import dev.mindinsight.engine.train.RunView;
import dev.mindinsight.engine.train.StepMetrics;
import dev.mindinsight.engine.train.Trainer;
import dev.mindinsight.engine.train.TrainingListener;
import dev.mindinsight.engine.train.TrainingOptions;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Node;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.Lineage;
import dev.mindinsight.summary.content.StepProfile;
import dev.mindinsight.summary.content.Texts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short training of a real network: what it writes is what it did. */
class ContentListenerTest {
  private static final int EXAMPLES = 32 * (ContentListener.EVERY_STEPS + 5);
  private static final long LAST_STEP = ContentListener.EVERY_STEPS + 5;

  @TempDir private Path directory;

  private final Mnist data = TinyDigits.of(EXAMPLES, 70);

  /** Looks at the run beside the writer, whose methods were called before. */
  private static final class Beside implements TrainingListener {
    private final Map<String, float[]> numbers = new TreeMap<>();
    private final List<EpochMetrics> epochs = new ArrayList<>();
    private Consumer<RunView> atTheBeginning = _ -> {};
    private @Nullable RunView run;

    @Override
    public void runBegins(RunView view) {
      run = view;
      atTheBeginning.accept(view);
    }

    @Override
    public void stepEnded(StepMetrics metrics) {
      if (metrics.step() == ContentListener.EVERY_STEPS && run != null) {
        for (Parameter parameter : run.parameters()) {
          keep("weights/" + parameter.name(), parameter.value());
          keep("gradients/" + parameter.name(), parameter.gradient());
        }
      }
    }

    private void keep(String name, MemorySegment segment) {
      numbers.put(name, segment.toArray(ValueLayout.JAVA_FLOAT));
    }

    @Override
    public void epochEnded(EpochMetrics metrics) {
      epochs.add(metrics);
    }
  }

  private final Beside beside = new Beside();

  private WrittenRun train() throws Exception {
    TrainingOptions options = new TrainingOptions(Preset.LENET, 1, 42, true);
    try (Trainer trainer = new Trainer(options, data)) {
      SummaryListener listener = SummaryListener.open(directory, options, data);
      assertThat(trainer.train(List.of(listener, beside))).isTrue();
      listener.finished();
      assertThat(listener.losses()).isEmpty();
    }
    return WrittenRun.in(directory);
  }

  @Test
  void everyKindIsWrittenAndReadBack() throws Exception {
    WrittenRun run = train();
    assertThat(run.kinds())
        .containsExactlyInAnyOrder(
            Kind.HPARAMS,
            Kind.GRAPH,
            Kind.DATA_GRAPH,
            Kind.LINEAGE,
            Kind.HISTOGRAM,
            Kind.IMAGE,
            Kind.TEXT,
            Kind.PROFILE);
    histogramsAgreeWithTheTensors(run);
    theGraphHasPhasesShapesAndSourceLines(run);
    thePipelineDescribesItself(run);
    lineageSaysWhatModelAndData(run);
    theNodesTakeAsLongAsTheyTake(run);
    predictionsAreDrawnAndTold(run);
  }

  private void histogramsAgreeWithTheTensors(WrittenRun run) throws Exception {
    assertThat(beside.numbers).hasSize(20);
    for (Map.Entry<String, float[]> tensor : beside.numbers.entrySet()) {
      List<WrittenRun.Value> values = run.values(tensor.getKey(), Kind.HISTOGRAM);
      assertThat(values)
          .extracting(WrittenRun.Value::step)
          .containsExactly((long) ContentListener.EVERY_STEPS, LAST_STEP);
      Histogram histogram = (Histogram) values.getFirst().content();
      double[] sorted = new double[tensor.getValue().length];
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = tensor.getValue()[i];
      }
      Arrays.sort(sorted);
      assertThat(histogram.count()).isEqualTo(sorted.length);
      assertThat(histogram.min()).isEqualTo(sorted[0]);
      assertThat(histogram.max()).isEqualTo(sorted[sorted.length - 1]);
      for (int i = 0; i < histogram.counts().length; i++) {
        double left = histogram.left()[i];
        double right = histogram.right()[i];
        boolean last = i == histogram.counts().length - 1;
        long inside =
            Arrays.stream(sorted)
                .filter(x -> x >= left && (x < right || (last && x == right)))
                .count();
        assertThat(histogram.counts()[i]).as(tensor.getKey() + i).isEqualTo((double) inside);
      }
    }
  }

  private static void theGraphHasPhasesShapesAndSourceLines(WrittenRun run) throws Exception {
    GraphModel graph = (GraphModel) run.only("__run_graph__", Kind.GRAPH);
    assertThat(graph.producer()).isEqualTo("mindinsight");
    assertThat(graph.notes()).isEmpty();
    Map<Object, Long> phases =
        graph.nodes().stream()
            .collect(
                Collectors.groupingBy(
                    node -> node.attributes().getOrDefault("phase", "none"),
                    Collectors.counting()));
    assertThat(phases).containsOnlyKeys("forward", "backward", "optimizer");
    Map<String, Node> nodes =
        graph.nodes().stream().collect(Collectors.toMap(Node::name, node -> node));
    Node conv = nodes.get("model/conv1/conv2d");
    assertThat(conv.scope()).isEqualTo("model/conv1");
    assertThat(conv.inputs())
        .containsExactly(
            new GraphModel.Input("images", 0, false),
            new GraphModel.Input("model/conv1/weight", 0, false));
    assertThat(conv.outputs())
        .containsExactly(new GraphModel.Output("float32", List.of(32L, 6L, 28L, 28L)));
    assertThat(conv.attributes())
        .isEqualTo(Map.of("phase", "forward", "window", 5L, "stride", 1L, "padding", 2L));
    assertThat(conv.source())
        .extracting(GraphModel.SourceLine::file)
        .startsWith(
            "dev/mindinsight/engine/model/Layers.java", "dev/mindinsight/engine/model/LeNet.java");
    Node gradient =
        graph.nodes().stream()
            .filter(node -> "model/conv1/conv2d".equals(node.attributes().get("gradient_of")))
            .findFirst()
            .orElseThrow();
    assertThat(gradient.scope()).isEqualTo("gradients/model/conv1");
    assertThat(gradient.attributes()).containsEntry("phase", "backward");
    assertThat(gradient.source()).isEqualTo(conv.source());
    assertThat(graph.nodes())
        .allSatisfy(node -> {
          assertThat(node.source()).isNotEmpty();
          assertThat(node.source()).allMatch(line -> line.line() > 0);
          assertThat(node.source())
              .as("a class file has no text")
              .allMatch(l -> l.code().isEmpty());
          node.inputs().forEach(input -> assertThat(nodes).containsKey(input.node()));
        });
  }

  private static void thePipelineDescribesItself(WrittenRun run) throws Exception {
    DataPipeline pipeline = (DataPipeline) run.only("__data_graph__", Kind.DATA_GRAPH);
    Map<String, Map<String, Object>> chain = new TreeMap<>();
    DataPipeline.Operation at = pipeline.root();
    while (at.inputs().size() == 1) {
      chain.put(at.name(), at.parameters());
      at = at.inputs().getFirst();
    }
    assertThat(chain.get("Prefetch")).isEqualTo(Map.of("batches", 4L));
    assertThat(chain.get("Batch")).isEqualTo(Map.of("size", 32L, "drop_remainder", true));
    assertThat(chain.get("Normalize")).containsEntry("mean", 0.1307);
    assertThat(chain.get("RandomShift")).containsEntry("pixels_max", 2L);
    assertThat(chain.get("Shuffle")).containsEntry("seed", 42L);
    assertThat(at.name()).isEqualTo("Zip");
    assertThat(at.inputs())
        .extracting(DataPipeline.Operation::name)
        .containsExactly("IdxFile", "IdxFile");
  }

  private void lineageSaysWhatModelAndData(WrittenRun run) throws Exception {
    Lineage all = Lineage.NONE;
    for (WrittenRun.Value value : run.values("__lineage__", Kind.LINEAGE)) {
      all = all.with((Lineage) value.content());
    }
    assertThat(all.network()).isEqualTo("LeNet");
    assertThat(all.optimizer()).isEqualTo("adam");
    assertThat(all.learningRate()).isEqualTo(2e-3);
    assertThat(all.lossFunction()).isEqualTo("softmax_cross_entropy");
    assertThat(all.epochs()).isEqualTo(1);
    assertThat(all.batchSize()).isEqualTo(32);
    assertThat(all.trainSize()).isEqualTo(EXAMPLES);
    assertThat(all.testSize()).isEqualTo(70);
    assertThat(all.modelSize()).isEqualTo(61_706 * 4);
    assertThat(all.dataset()).isEqualTo(run.only("__data_graph__", Kind.DATA_GRAPH));
    assertThat(all.userDefined()).isEqualTo(Map.of("seed", 42L));
    assertThat(all.metrics())
        .containsEntry("test/accuracy", beside.epochs.getLast().testAccuracy())
        .containsEntry("test/loss", beside.epochs.getLast().testLoss());
  }

  private static void theNodesTakeAsLongAsTheyTake(WrittenRun run) throws Exception {
    GraphModel graph = (GraphModel) run.only("__run_graph__", Kind.GRAPH);
    List<Node> running =
        graph.nodes().stream()
            .filter(node -> !List.of("input", "variable", "constant").contains(node.op()))
            .toList();
    StepProfile step = (StepProfile) run.only("__profile__", Kind.PROFILE);
    assertThat(step.nodes())
        .extracting(StepProfile.Node::name)
        .containsExactlyElementsOf(running.stream().map(Node::name).toList());
    assertThat(step.nodes())
        .extracting(StepProfile.Node::phase)
        .isEqualTo(running.stream().map(node -> node.attributes().get("phase")).toList());
    assertThat(step.nodesNanos()).isPositive();
    assertThat(step.dataWaitNanos()).isPositive();
    assertThat(step.otherNanos()).isPositive();
    assertThat(step.peakFlopsPerSecond()).isPositive();
    assertThat(step.nodes())
        .contains(
            new StepProfile.Node(
                "model/conv1/conv2d",
                "conv2d",
                "forward",
                "float32[32, 1, 28, 28], float32[6, 1, 5, 5]",
                4 * (32 * 784 + 150 + 32 * 6 * 784),
                2L * 32 * 6 * 784 * 25));
  }

  private void predictionsAreDrawnAndTold(WrittenRun run) throws Exception {
    Images images = (Images) run.only("input/predictions", Kind.IMAGE);
    byte[] png = images.images().getFirst().encoded();
    var drawn = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(drawn.getWidth()).isEqualTo(8 * 32);
    assertThat(drawn.getHeight()).isEqualTo(4 * 32);
    Texts text = (Texts) run.only("input/predictions_text", Kind.TEXT);
    List<String> rows =
        text.texts().getFirst().lines().filter(line -> line.matches("\\| \\d.*")).toList();
    assertThat(rows).hasSize(32);
    int right = 0;
    for (int place = 0; place < rows.size(); place++) {
      String[] cells = rows.get(place).split("\\|", -1);
      int example = Integer.parseInt(cells[3].strip());
      assertThat(example).isEqualTo(place * 70 / 32);
      assertThat(cells[4].strip()).isEqualTo("" + data.test().label(example));
      boolean isRight = cells[4].equals(cells[5]);
      right += isRight ? 1 : 0;
      int x = place % 8 * 32;
      int y = place / 8 * 32;
      assertThat(drawn.getRGB(x, y) & 0xffffff).isEqualTo(isRight ? 0x0072b2 : 0xd55e00);
      int grey = data.test().pixel(example, 14, 9);
      assertThat(drawn.getRGB(x + 2 + 9, y + 2 + 14) & 0xffffff).isEqualTo(0x010101 * grey);
    }
    assertThat(text.texts().getFirst()).startsWith(right + " of 32 are right");
  }

  @Test
  void aRunThatIsNaNKeepsTheCountsInItsHistograms() throws Exception {
    // The first bias, so that every logit and with it every gradient is NaN.
    beside.atTheBeginning =
        run -> run.parameters().get(1).value().setAtIndex(ValueLayout.JAVA_FLOAT, 0, Float.NaN);
    WrittenRun run = train();
    for (String name : List.of("weights/model/fc3/bias", "gradients/model/fc3/bias")) {
      Histogram histogram = (Histogram) run.values(name, Kind.HISTOGRAM).getFirst().content();
      assertThat(histogram.count()).isEqualTo(10);
      assertThat(histogram.nan()).isEqualTo(10);
      assertThat(histogram.counts()).isEmpty();
      assertThat(histogram.min()).isNull();
    }
    Texts text = (Texts) run.only("input/predictions_text", Kind.TEXT);
    assertThat(text.texts().getFirst()).startsWith("0 of 32 are right").contains("| none | NaN |");
    Lineage lineage = (Lineage) run.values("__lineage__", Kind.LINEAGE).getLast().content();
    assertThat(lineage.metrics().get("test/loss")).isNaN();
  }

  @Test
  void lookingChangesNothing() throws IOException {
    TrainingOptions options = new TrainingOptions(Preset.MLP, 1, 7, false);
    Mnist few = TinyDigits.of(32 * 60, 70);
    long plain;
    try (Trainer trainer = new Trainer(options, few)) {
      trainer.train(List.of());
      plain = trainer.checksum();
    }
    try (Trainer trainer = new Trainer(options, few)) {
      SummaryListener listener = SummaryListener.open(directory, options, few);
      trainer.train(List.of(listener));
      listener.finished();
      assertThat(trainer.checksum()).isEqualTo(plain);
    }
  }
}
