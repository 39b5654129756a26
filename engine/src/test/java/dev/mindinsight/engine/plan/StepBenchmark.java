package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.kernel.Kernels;
import dev.mindinsight.engine.kernel.Tensor;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.model.TrainingGraph;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A preset's training step; a score is samples a second. {@link PeerRun} runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public abstract class StepBenchmark {
  static final int BATCH = 32;

  /** The reference kernels alone, or all that are installed. */
  @Param({"reference", "all"})
  String kernels = "all";

  private Device device;
  private Memory memory;
  private Plan plan;

  abstract Preset preset();

  @Setup
  public void compile() {
    TrainingGraph training =
        TrainingGraph.build(
            preset().network(),
            preset().optimizer(),
            DType.FLOAT32,
            Shape.of(BATCH, 1, 28, 28),
            10);
    Kernels installed = Kernels.installed("cpu");
    device = Device.with(kernels.equals("all") ? installed : installed.only(kernels));
    memory = new Memory(training.graph(), 1);
    plan = Plan.compile(training.graph().nodes(), memory, device);
    Tensor images = memory.tensor(training.images());
    for (int i = 0; i < images.size(); i++) {
      images.set(i, Math.sin(i));
    }
  }

  @Benchmark
  @OperationsPerInvocation(BATCH)
  public Plan step() {
    return device.call(() -> {
      plan.run();
      return plan;
    });
  }

  @TearDown
  public void close() {
    device.close();
    plan.close();
    memory.close();
  }
}
