package dev.mindinsight.engine.train;

import dev.mindinsight.engine.data.Batch;
import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.data.EvaluationBatches;
import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.data.Spread;
import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.kernel.Tensor;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.model.TrainingGraph;
import dev.mindinsight.engine.plan.Device;
import dev.mindinsight.engine.plan.KernelUse;
import dev.mindinsight.engine.plan.Memory;
import dev.mindinsight.engine.plan.Plan;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A training graph with its memory, its plans for a step and for an evaluation, and its device. */
final class Session implements AutoCloseable {
  private final TrainingGraph training;
  private final Device device = Device.cpu();
  private final Memory memory;
  private final Plan step;
  private final Plan evaluation;
  private volatile @Nullable WatchedNodes watched;
  private volatile boolean stopping;
  private @Nullable StepRecorder recorder;

  Session(TrainingOptions options, Mnist data) {
    Preset preset = options.preset();
    Shape images = Shape.of(preset.batchSize(), 1, data.train().height(), data.train().width());
    training =
        TrainingGraph.build(
            preset.network(), preset.optimizer(), DType.FLOAT32, images, Dataset.CLASSES);
    memory = new Memory(training.graph(), options.seed());
    step = Plan.compile(training.graph().nodes(), memory, device);
    List<Value> measured = List.of(training.losses(), training.correct());
    evaluation = Plan.compile(training.graph().ancestors(measured), memory, device);
  }

  /** Means over a data set. */
  record Evaluation(double loss, double accuracy) {}

  StepMetrics step(long number, int epoch, Batch batch, double rate) {
    return step(number, epoch, batch, rate, null);
  }

  private StepMetrics step(
      long number, int epoch, Batch batch, double rate, @Nullable StepRecorder recording) {
    return device.call(() -> {
      long start = System.nanoTime();
      feed(batch);
      memory.tensor(training.learningRate()).set(0, rate);
      long watchedNanos = runWatched(recording);
      long nanos = System.nanoTime() - start - watchedNanos;
      return new StepMetrics(
          number,
          epoch,
          scalar(training.loss()),
          scalar(training.accuracy()),
          scalar(training.learningRate()),
          scalar(training.gradientNorm()),
          batch.examples(),
          nanos);
    });
  }

  /** The watcher is there for steps only: it hears nothing of evaluations. */
  private long runWatched(@Nullable StepRecorder recording) {
    WatchedNodes watching = watched;
    if (watching == null) {
      runRecorded(recording);
      return 0;
    }
    long before = watching.nanos();
    if (recording != null) {
      recording.leavesOut(watching::nanos);
    }
    device.attach(watching);
    try {
      runRecorded(recording);
    } finally {
      device.detach(watching);
    }
    return watching.nanos() - before;
  }

  /** Attached last, the recorder sees the nodes themselves and nothing of other observers. */
  private void runRecorded(@Nullable StepRecorder recording) {
    if (recording == null) {
      step.run();
      return;
    }
    device.attach(recording);
    try {
      step.run();
    } finally {
      device.detach(recording);
    }
  }

  /** From the next step on; null for nobody. From any thread, as are the next two. */
  void watch(@Nullable StepWatcher watcher) {
    watched = watcher == null ? null : new WatchedNodes(watcher);
    if (watcher != null && stopping) {
      watcher.letGo();
    }
  }

  /** Nobody may hold up the run any more. */
  void letGo() {
    stopping = true;
    WatchedNodes watching = watched;
    if (watching != null) {
      watching.watcher().letGo();
    }
  }

  MemorySegment value(int node, int output) {
    return memory.tensor(training.graph().nodes().get(node).outputs().get(output)).data();
  }

  /**
   * Made, and the device measured, when the first step is recorded: until then it costs nothing.
   */
  StepRecorder recorder() {
    StepRecorder made = recorder;
    if (made == null) {
      List<Node> running =
          training.graph().nodes().stream().filter(node -> !node.op().isSource()).toList();
      made = new StepRecorder(running, DevicePeak.measure(device));
      recorder = made;
    }
    return made;
  }

  /** As {@link #step}, seen by the recorder for this step only; all others run the plain loop. */
  StepMetrics recordedStep(long number, int epoch, Batch batch, double rate) {
    return step(number, epoch, batch, rate, recorder());
  }

  List<NodeFacts> nodes() {
    return training.graph().nodes().stream().map(NodeFacts::of).toList();
  }

  List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < training.parameters().size(); i++) {
      Value value = training.parameters().get(i);
      parameters.add(
          new Parameter(
              value.name(),
              value.shape().sizes(),
              memory.tensor(value).data(),
              memory.tensor(training.gradients().get(i)).data()));
    }
    return parameters;
  }

  List<Prediction> predictions(Dataset data) {
    int batchSize = training.images().shape().size(0);
    Spread spread = new Spread(data, Math.min(batchSize, data.size()));
    Batch batch = spread.batch(batchSize);
    return device.call(() -> {
      evaluateBatch(batch);
      return IntStream.range(0, spread.count())
          .mapToObj(
              place -> Prediction.of(spread.example(place), batch.labels()[place], logits(place)))
          .toList();
    });
  }

  private double[] logits(int place) {
    Tensor logits = memory.tensor(training.logits());
    int classes = training.logits().shape().size(1);
    return IntStream.range(0, classes)
        .mapToDouble(index -> logits.get(place * classes + index))
        .toArray();
  }

  Evaluation evaluate(EvaluationBatches batches) {
    double loss = 0;
    double correct = 0;
    long examples = 0;
    while (batches.hasNext()) {
      Batch batch = batches.next();
      Evaluation sums = device.call(() -> evaluateBatch(batch));
      loss += sums.loss();
      correct += sums.accuracy();
      examples += batch.examples();
    }
    return new Evaluation(loss / examples, correct / examples);
  }

  private Evaluation evaluateBatch(Batch batch) {
    feed(batch);
    evaluation.run();
    Tensor losses = memory.tensor(training.losses());
    Tensor corrects = memory.tensor(training.correct());
    double loss = 0;
    double correct = 0;
    for (int i = 0; i < batch.examples(); i++) {
      loss += losses.get(i);
      correct += corrects.get(i);
    }
    return new Evaluation(loss, correct);
  }

  KernelUse kernelUse() {
    return step.kernelUse();
  }

  long checksum() {
    return device.call(memory::variablesChecksum);
  }

  private void feed(Batch batch) {
    copy(MemorySegment.ofArray(batch.pixels()), ValueLayout.JAVA_FLOAT, training.images());
    copy(MemorySegment.ofArray(batch.labels()), ValueLayout.JAVA_INT, training.labels());
  }

  private void copy(MemorySegment from, ValueLayout layout, Value to) {
    int elements = to.shape().elements();
    MemorySegment.copy(from, layout, 0, memory.tensor(to).data(), layout, 0, elements);
  }

  private double scalar(Value value) {
    return memory.tensor(value).get(0);
  }

  @Override
  public void close() {
    device.close();
    step.close();
    evaluation.close();
    memory.close();
  }
}
