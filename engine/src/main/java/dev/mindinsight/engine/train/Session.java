package dev.mindinsight.engine.train;

import dev.mindinsight.engine.data.Batch;
import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.data.EvaluationBatches;
import dev.mindinsight.engine.data.Mnist;
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
import java.util.List;

/** A training graph with its memory, its plans for a step and for an evaluation, and its device. */
final class Session implements AutoCloseable {
  private final TrainingGraph training;
  private final Device device = Device.cpu();
  private final Memory memory;
  private final Plan step;
  private final Plan evaluation;

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
    return device.call(() -> {
      long start = System.nanoTime();
      feed(batch);
      memory.tensor(training.learningRate()).set(0, rate);
      step.run();
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
