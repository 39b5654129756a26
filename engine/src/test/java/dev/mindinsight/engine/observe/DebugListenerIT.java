package dev.mindinsight.engine.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Report.Position;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.data.Mnist;
import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Phase;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.model.Preset;
import dev.mindinsight.engine.model.TrainingGraph;
import dev.mindinsight.engine.plan.GraphRun;
import dev.mindinsight.engine.train.StepMetrics;
import dev.mindinsight.engine.train.StepRecord;
import dev.mindinsight.engine.train.Trainer;
import dev.mindinsight.engine.train.TrainingListener;
import dev.mindinsight.engine.train.TrainingOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** LeNet in training, on all kernels that are installed, and a server over a real socket. */
class DebugListenerIT {
  private static final TrainingOptions OPTIONS = new TrainingOptions(Preset.LENET, 1, 5, true);
  private static final long STEPS = 25;
  private static final UUID RUN = UUID.randomUUID();

  /** The same graph as in the job; its nodes have the same names. */
  private static final TrainingGraph GRAPH =
      TrainingGraph.build(
          Preset.LENET.network(),
          Preset.LENET.optimizer(),
          DType.FLOAT32,
          Shape.of(Preset.LENET.batchSize(), 1, 28, 28),
          Dataset.CLASSES);

  private static final List<Node> RUNNING =
      GRAPH.graph().nodes().stream().filter(node -> !node.op().isSource()).toList();

  private static long undisturbed;

  private final ExecutorService training = Executors.newSingleThreadExecutor();
  private ScriptedServer server;

  @BeforeAll
  static void trainUndisturbed() throws IOException {
    undisturbed = train(List.of(), null);
  }

  @AfterEach
  void close() {
    if (server != null) {
      server.close();
    }
    training.close();
  }

  /** Trains some steps and tells the state that they lead to. */
  private static long train(List<TrainingListener> more, String address) throws IOException {
    try (Trainer trainer = new Trainer(OPTIONS, Mnist.shipped());
        DebugListener debug =
            address == null
                ? null
                : new DebugListener(address, null, RUN, "a run", trainer::stop)) {
      TrainingListener end =
          new TrainingListener() {
            @Override
            public void stepEnded(StepMetrics metrics) {
              if (metrics.step() == STEPS) {
                trainer.stop();
              }
            }
          };
      List<TrainingListener> listeners = new ArrayList<>(more);
      listeners.add(end);
      if (debug != null) {
        listeners.add(debug);
      }
      trainer.train(listeners);
      return trainer.checksum();
    }
  }

  /** Steps wait for the server to be there, so that it can attach to the first of them. */
  private static final class Gate implements TrainingListener {
    private final CountDownLatch open = new CountDownLatch(1);

    @Override
    public void stepBegins(long step) {
      if (step > 1) {
        try {
          assertThat(open.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  private final Gate gate = new Gate();

  private Future<Long> start() throws IOException {
    server = new ScriptedServer(0);
    String address = server.address();
    return training.submit(() -> train(List.of(gate), address));
  }

  /** Of a run whose first step nobody watches. */
  private Position attachAndPause() throws InterruptedException {
    Report.Hello hello = server.awaitJob();
    assertThat(hello.run()).isEqualTo(RUN.toString());
    assertThat(hello.name()).isEqualTo("a run");
    server.await(Position.class, at -> at.step() == 1);
    server.send(new Command.Attach());
    server.send(new Command.Pause());
    server.await(Position.class, at -> at.handled() == 2);
    gate.open.countDown();
    return server.await(Position.class, Position::paused);
  }

  private static String first(Phase phase) {
    return RUNNING.stream().filter(node -> node.phase() == phase).findFirst().orElseThrow().name();
  }

  private static Node convFilterGradient() {
    return RUNNING.stream()
        .filter(node -> node.op() instanceof Op.Conv2dFilterGrad)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nodesAndStepsAreSteppedInTheirOrderAndTheWeightsStayTheSame() throws Exception {
    Future<Long> state = start();
    Position at = attachAndPause();
    assertThat(at.node()).isEqualTo(RUNNING.getFirst().name());
    assertThat(at.step()).isEqualTo(2);
    for (int i = 1; i <= RUNNING.size() + 3; i++) {
      at = server.until(new Command.NextNode(1));
      assertThat(at.node()).isEqualTo(RUNNING.get(i % RUNNING.size()).name());
      assertThat(at.step()).isEqualTo(2 + i / RUNNING.size());
    }
    at = server.until(new Command.NextStep(2));
    assertThat(at)
        .extracting(Position::step, Position::node)
        .containsExactly(5L, RUNNING.getFirst().name());
    server.untilBefore(first(Phase.BACKWARD));
    server.untilBefore(first(Phase.OPTIMIZER));
    assertThat(server.tensors(first(Phase.OPTIMIZER))).isNotEmpty();
    server.send(new Command.Detach());
    server.await(Report.Ended.class, _ -> true);
    assertThat(state.get(60, TimeUnit.SECONDS)).isEqualTo(undisturbed);
  }

  /** Keeps the numbers of the steps that were recorded. */
  private static final class Recorded implements TrainingListener {
    private final List<Long> steps = new CopyOnWriteArrayList<>();

    @Override
    public void stepRecorded(StepRecord record) {
      steps.add(record.step());
    }
  }

  @Test
  void theRecorderIsSwitchedOverTheWireAndTheWeightsStayTheSame() throws Exception {
    server = new ScriptedServer(0);
    String address = server.address();
    Recorded recorded = new Recorded();
    Future<Long> state = training.submit(() -> train(List.of(gate, recorded), address));
    attachAndPause();
    assertThat(recorded.steps).isEmpty();
    record(3);
    Position at = server.until(new Command.NextStep(8));
    assertThat(at.step()).isEqualTo(10);
    assertThat(recorded.steps).containsExactly(3L, 6L, 9L);
    record(0);
    at = server.until(new Command.NextStep(6));
    assertThat(at.step()).isEqualTo(16);
    assertThat(recorded.steps).hasSize(3);
    record(1);
    server.send(new Command.Detach());
    server.await(Report.Ended.class, _ -> true);
    assertThat(state.get(60, TimeUnit.SECONDS)).isEqualTo(undisturbed);
    assertThat(recorded.steps).startsWith(3L, 6L, 9L, 17L).endsWith(STEPS);
  }

  private void record(int everySteps) throws InterruptedException {
    server.send(new Command.RecordEvery(everySteps));
    server.await(Report.Recorder.class, told -> told.everySteps() == everySteps);
  }

  /**
   * Everything that the step began with is read from the paused job and given to the reference
   * kernels; the tolerance is that of float32 sums of some thousand products.
   */
  @Test
  void aGradientIsWhatTheReferenceKernelsComputeFromWhatThePausedJobShows() throws Exception {
    Future<Long> state = start();
    attachAndPause();
    Node conv = convFilterGradient();
    Node after = RUNNING.get(RUNNING.indexOf(conv) + 1);
    server.untilBefore(after.name());
    Report.Slot slot = server.tensors(conv.name()).getLast();
    assertThat(slot.slot()).isEqualTo("output:0");
    double[] shown = server.read(conv.name(), slot);

    double[] computed;
    try (GraphRun reference = new GraphRun(GRAPH.graph(), "reference")) {
      for (Node node : GRAPH.graph().nodes()) {
        if (node.op() instanceof Op.Variable || node.op() instanceof Op.Input) {
          double[] held = server.read(node.name(), server.tensors(node.name()).getLast());
          if (node.output().type().dtype() == DType.INT32) {
            reference.feedLabels(
                node.output(), Arrays.stream(held).mapToObj(number -> (int) number).toList());
          } else {
            reference.feed(node.output(), held);
          }
        }
      }
      computed = reference.run().read(conv.output());
    }

    double largest = Arrays.stream(computed).map(Math::abs).max().orElseThrow();
    assertThat(largest).isPositive();
    assertThat(shown).hasSameSizeAs(computed);
    for (int i = 0; i < shown.length; i++) {
      assertThat(shown[i]).isCloseTo(computed[i], within(1e-5 * largest));
    }
    assertThat(slot.statistics().max()).isEqualTo(Arrays.stream(shown).max().orElseThrow());
    assertThat(slot.statistics().mean())
        .isCloseTo(Arrays.stream(shown).average().orElseThrow(), within(1e-12 * largest));
    server.send(new Command.Continue());
    assertThat(state.get(60, TimeUnit.SECONDS)).isEqualTo(undisturbed);
  }

  @Test
  void aHitStopsBeforeTheNodeAfterIt() throws Exception {
    Future<Long> state = start();
    attachAndPause();
    String conv = convFilterGradient().name();
    server.send(
        new Command.Watch(
            new Watchpoint(1, "tensor_too_large", Map.of("max_gt", 0.0), List.of(conv))));
    server.send(new Command.Watch(new Watchpoint(2, "tensor_overflow", Map.of(), List.of("*"))));
    server.send(new Command.Continue());
    Report.Hit hit = server.await(Report.Hit.class, _ -> true);
    assertThat(hit.node()).isEqualTo(conv);
    assertThat(hit.step()).isEqualTo(2);
    Position at = server.await(Position.class, Position::paused);
    assertThat(at.node()).isEqualTo(RUNNING.get(RUNNING.indexOf(convFilterGradient()) + 1).name());
    Report.Slot slot = server.tensors(conv).getLast();
    assertThat(hit.checks().getFirst().actual()).isEqualTo(slot.statistics().max());
    server.send(new Command.Detach());
    assertThat(state.get(60, TimeUnit.SECONDS)).isEqualTo(undisturbed);
  }

  @Test
  void aServerThatIsKilledAtAPauseLetsTheTrainingGoOn() throws Exception {
    Future<Long> state = start();
    attachAndPause();
    server.untilBefore(first(Phase.OPTIMIZER));
    server.close();
    assertThat(state.get(60, TimeUnit.SECONDS)).isEqualTo(undisturbed);
  }

  @Test
  void withoutAServerTheRunIsTheSame() throws Exception {
    assertThat(train(List.of(), "127.0.0.1:1")).isEqualTo(undisturbed);
  }

  @Test
  void aPausedRunThatIsToldToEndEnds() throws Exception {
    Future<Long> state = start();
    attachAndPause();
    server.send(new Command.Terminate());
    server.await(Report.Ended.class, _ -> true);
    assertThat(state.get(60, TimeUnit.SECONDS)).isNotEqualTo(undisturbed);
  }

  /** The buffers of variables and fed values count as there; what runs later does not. */
  @Test
  void beforeTheFirstNodeOnlyWhatTheStepBeginsWithIsThere() throws Exception {
    Future<Long> state = start();
    attachAndPause();
    for (Value parameter : GRAPH.parameters()) {
      assertThat(server.tensors(parameter.producer().name()).getLast().step()).isEqualTo(2);
    }
    assertThat(server.tensors(RUNNING.getLast().name()))
        .anyMatch(slot -> slot.step() == null && slot.statistics() == null);
    server.send(new Command.Continue());
    state.get(60, TimeUnit.SECONDS);
  }
}
