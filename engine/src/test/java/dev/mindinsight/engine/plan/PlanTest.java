package dev.mindinsight.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Phase;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.kernel.Tensor;
import dev.mindinsight.engine.model.LeNet;
import dev.mindinsight.engine.model.TrainingGraph;
import dev.mindinsight.engine.optimizer.Optimizer;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final int BATCH = 2;

  private final TrainingGraph training =
      TrainingGraph.build(
          new LeNet(), new Optimizer.Adam(), DType.FLOAT32, Shape.of(BATCH, 1, 28, 28), 10);
  private final Device device = Device.cpu();
  private Memory memory;
  private Plan plan;

  @BeforeEach
  void compile() {
    memory = newMemory();
    plan = Plan.compile(training.graph().nodes(), memory, device);
  }

  @AfterEach
  void close() {
    device.close();
    plan.close();
    memory.close();
  }

  private Memory newMemory() {
    Memory made = new Memory(training.graph(), 5);
    Tensor images = made.tensor(training.images());
    for (int i = 0; i < images.size(); i++) {
      images.set(i, Math.sin(i));
    }
    made.tensor(training.labels()).setInt(0, 3);
    made.tensor(training.learningRate()).set(0, 1e-3);
    return made;
  }

  private void step(Plan stepped) {
    device.call(() -> {
      stepped.run();
      return stepped;
    });
  }

  /** Notes the calls, and does something of the test's before each node. */
  private static final class Recorder implements NodeObserver {
    private final List<String> calls = new ArrayList<>();
    private Runnable beforeEach = () -> {};

    @Override
    public void before(Node node, List<Tensor> inputs) {
      calls.add("before " + node.name());
      assertThat(inputs).hasSameSizeAs(node.inputs());
      beforeEach.run();
    }

    @Override
    public void after(Node node, List<Tensor> inputs, List<Tensor> outputs) {
      calls.add("after " + node.name());
      assertThat(outputs).hasSameSizeAs(node.outputs());
    }
  }

  @Test
  void bothLoopsGiveTheSameBits() {
    try (Memory other = newMemory()) {
      Plan instrumented = Plan.compile(training.graph().nodes(), other, device);
      Recorder recorder = new Recorder();
      for (int i = 0; i < 3; i++) {
        step(plan);
        device.attach(recorder);
        step(instrumented);
        device.detach(recorder);
      }
      for (Node node : training.graph().nodes()) {
        node.outputs()
            .forEach(value ->
                assertThat(memory.tensor(value).data().mismatch(other.tensor(value).data()))
                    .as("first byte that differs in %s", value)
                    .isEqualTo(-1));
      }
    }
    assertThat(memory.tensor(training.loss()).get(0)).isPositive();
  }

  @Test
  void theInstrumentedLoopCallsAroundEveryNodeInOrder() {
    Recorder recorder = new Recorder();
    device.attach(recorder);
    step(plan);
    List<String> want =
        training.graph().nodes().stream()
            .filter(node -> !node.op().isSource())
            .flatMap(node -> List.of("before " + node.name(), "after " + node.name()).stream())
            .toList();
    assertThat(recorder.calls).isEqualTo(want);
  }

  @Test
  void thePlainLoopCallsNothing() {
    Recorder recorder = new Recorder();
    device.attach(recorder);
    device.detach(recorder);
    device.detach(recorder);
    step(plan);
    assertThat(recorder.calls).isEmpty();
    assertThat(device.observers()).as("nothing to look through").isEmpty();
  }

  @Test
  void switchingTakesEffectAtTheNextStep() {
    Recorder first = new Recorder();
    Recorder second = new Recorder();
    first.beforeEach =
        () -> {
          first.beforeEach = () -> {};
          device.detach(first);
          device.attach(second);
        };
    device.attach(first);
    step(plan);
    assertThat(second.calls).isEmpty();
    int perStep = first.calls.size();
    second.beforeEach = () -> device.detach(second);
    step(plan);
    step(plan);
    assertThat(first.calls).hasSize(perStep);
    assertThat(second.calls).hasSize(perStep);
  }

  /** Counts, and keeps nothing. */
  private static final class Counter implements NodeObserver {
    private long calls;

    @Override
    public void before(Node node, List<Tensor> inputs) {
      calls++;
    }

    @Override
    public void after(Node node, List<Tensor> inputs, List<Tensor> outputs) {
      calls++;
    }
  }

  @Test
  void callingObserversAllocatesNothing() {
    Counter counter = new Counter();
    long plain = Long.MAX_VALUE;
    long instrumented = Long.MAX_VALUE;
    // By turns and the least of each: kernels allocate less once they are compiled.
    for (int i = 0; i < 20; i++) {
      plain = Math.min(plain, allocatedBytes());
      device.attach(counter);
      instrumented = Math.min(instrumented, allocatedBytes());
      device.detach(counter);
    }
    assertThat(counter.calls).isGreaterThan(20 * 200);
    assertThat(instrumented - plain).as("bytes more than the plain loop").isLessThan(64);
  }

  private long allocatedBytes() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return device.call(() -> {
      long before = threads.getCurrentThreadAllocatedBytes();
      plan.run();
      return threads.getCurrentThreadAllocatedBytes() - before;
    });
  }

  @Test
  void severalObserversAreNestedInTheOrderInWhichTheyCame() {
    List<String> calls = new ArrayList<>();
    Recorder outer = new Recorder();
    Recorder inner = new Recorder();
    device.attach(outer);
    device.attach(inner);
    device.attach(new Noting("third", calls));
    device.attach(new Noting("fourth", calls));
    step(plan);
    assertThat(inner.calls).isEqualTo(outer.calls).isNotEmpty();
    assertThat(calls)
        .hasSize(2 * outer.calls.size())
        .startsWith("before third", "before fourth", "after fourth", "after third");
    device.detach(inner);
    int perStep = inner.calls.size();
    step(plan);
    assertThat(inner.calls).hasSize(perStep);
    assertThat(outer.calls).hasSize(2 * perStep);
  }

  private record Noting(String name, List<String> calls) implements NodeObserver {
    @Override
    public void before(Node node, List<Tensor> inputs) {
      calls.add("before " + name);
    }

    @Override
    public void after(Node node, List<Tensor> inputs, List<Tensor> outputs) {
      calls.add("after " + name);
    }
  }

  @Test
  void anObserverIsAttachedOnce() {
    Recorder recorder = new Recorder();
    device.attach(recorder);
    assertThatThrownBy(() -> device.attach(recorder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Conflict: the observer is attached already: ");
  }

  @Test
  void anObserverSeesTheTrueInputsOfEveryNode() {
    List<Long> differences = new ArrayList<>();
    List<byte[]> seen = new ArrayList<>();
    device.attach(
        new NodeObserver() {
          @Override
          public void before(Node node, List<Tensor> inputs) {
            seen.clear();
            inputs.forEach(input -> seen.add(bytes(input)));
          }

          @Override
          public void after(Node node, List<Tensor> inputs, List<Tensor> outputs) {
            for (int i = node.outputs().isEmpty() ? 1 : 0; i < inputs.size(); i++) {
              if (!Arrays.equals(seen.get(i), bytes(inputs.get(i)))) {
                differences.add((long) node.id());
              }
            }
          }
        });
    step(plan);
    assertThat(differences).as("nodes that wrote to their inputs").isEmpty();
  }

  private static byte[] bytes(Tensor tensor) {
    return tensor.data().toArray(ValueLayout.JAVA_BYTE);
  }

  @Test
  void evaluationRunsForwardNodesAlone() {
    List<Node> nodes = training.graph().ancestors(List.of(training.losses(), training.correct()));
    assertThat(nodes).extracting(Node::phase).containsOnly(Phase.FORWARD);
    long before = memory.variablesChecksum();
    step(Plan.compile(nodes, memory, device));
    assertThat(memory.variablesChecksum()).isEqualTo(before);
    step(plan);
    assertThat(memory.variablesChecksum()).isNotEqualTo(before);
  }

  @Test
  void aStepOnAnotherThreadIsRefused() {
    assertThatThrownBy(() -> plan.run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Conflict: got a step on thread '")
        .hasMessageEndingWith("want it on the device thread");
  }

  @Test
  void whatFailsOnTheDeviceThreadIsThrownToTheCaller() {
    assertThatThrownBy(() ->
            device.call(() -> {
              throw new IllegalStateException("broken");
            }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("broken");
  }

  @Test
  void weightsDependOnTheSeedAlone() {
    try (Memory same = new Memory(training.graph(), 5);
        Memory other = new Memory(training.graph(), 6)) {
      assertThat(same.variablesChecksum()).isEqualTo(memory.variablesChecksum());
      assertThat(other.variablesChecksum()).isNotEqualTo(memory.variablesChecksum());
    }
  }
}
