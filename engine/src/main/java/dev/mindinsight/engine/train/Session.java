package dev.mindinsight.engine.train;

import dev.mindinsight.engine.data.Batch;
import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.data.EvaluationBatches;
import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.data.Spread;
import dev.mindinsight.engine.graph.DType;
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

/** A training graph with its memory, its plans for a step and for an evaluation, and its device. */
final class Session implements AutoCloseable {
  private final TrainingGraph training;
  private final Device device = Device.cpu();
  private final Memory memory;
  private final Plan step;
  private final Plan evaluation;
  private final NodeTimer timer;
  private boolean timeNextStep;

  Session(TrainingOptions options, Mnist data) {
    Preset preset = options.preset();
    Shape images = Shape.of(preset.batchSize(), 1, data.train().height(), data.train().width());
    training =
        TrainingGraph.build(
            preset.network(), preset.optimizer(), DType.FLOAT32, images, Dataset.CLASSES);
    memory = new Memory(training.graph(), options.seed());
    step = Plan.compile(training.graph().nodes(), memory, device);
    timer = new NodeTimer(training.graph().nodes().size());
    List<Value> measured = List.of(training.losses(), training.correct());
    evaluation = Plan.compile(training.graph().ancestors(measured), memory, device);
  }

  /** Means over a data set. */
  record Evaluation(double loss, double accuracy) {}

  StepMetrics step(long number, int epoch, Batch batch, double rate) {
    return device.call(() -> {
      long start = System.nanoTime();
      feed(batch);
      memory.tensor(training.learningRate()).set(0, rate);
      runStep();
      long nanos = System.nanoTime() - start;
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

  /** The timer is there for one step only: all others run the plain loop. */
  private void runStep() {
    if (!timeNextStep) {
      step.run();
      return;
    }
    timeNextStep = false;
    device.attach(timer);
    try {
      step.run();
    } finally {
      device.detach(timer);
    }
  }

  void timeNextStep() {
    timeNextStep = true;
  }

  long[] nodeNanos() {
    return timer.nanos();
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
