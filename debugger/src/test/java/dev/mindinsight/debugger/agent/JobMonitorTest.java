package dev.mindinsight.debugger.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Command.Range;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Report.Position;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.summary.content.ElementType;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job's side with a producer of its own and a server that is this test. */
class JobMonitorTest {
  private final TinyJob job = new TinyJob();
  private final BlockingQueue<Report> reports = new LinkedBlockingQueue<>();
  private final JobMonitor monitor = new JobMonitor(job, reports::add);
  private Thread training;
  private long number;

  @AfterEach
  void end() throws InterruptedException {
    monitor.letGo();
    job.ended = true;
    if (training != null) {
      training.join(30_000);
      assertThat(training.isAlive()).isFalse();
    }
  }

  private void start(long steps) {
    training = Thread.ofPlatform().name("device").start(() -> job.train(monitor, steps));
  }

  private void send(Command command) {
    monitor.command(++number, command);
  }

  private <T extends Report> T await(Class<T> kind, Predicate<T> wanted)
      throws InterruptedException {
    while (true) {
      Report next = reports.poll(30, TimeUnit.SECONDS);
      assertThat(next).as("a report comes").isNotNull();
      if (kind.isInstance(next) && wanted.test(kind.cast(next))) {
        return kind.cast(next);
      }
    }
  }

  private Position awaitPause() throws InterruptedException {
    return await(Position.class, at -> at.paused() && at.handled() == number);
  }

  private Position attachAndPause() throws InterruptedException {
    monitor.connected();
    send(new Command.Attach());
    send(new Command.Pause());
    start(Long.MAX_VALUE);
    return awaitPause();
  }

  private Report ask(Command request) throws InterruptedException {
    send(request);
    return await(Report.class, report -> !(report instanceof Position));
  }

  private List<Report.Slot> tensors(String node) throws InterruptedException {
    return ((Report.Tensors) ask(new Command.ListTensors(1, node))).slots();
  }

  @Test
  void nobodyIsCalledUntilSomebodyAttaches() throws Exception {
    monitor.connected();
    job.train(monitor, 50);
    assertThat(job.calls.get()).isZero();
    assertThat(reports.poll()).isEqualTo(new Position(0, false, false, 1, null));
  }

  @Test
  void anAttachIsConfirmedAtTheNextNodeAndAPauseStopsBeforeIt() throws Exception {
    assertThat(attachAndPause()).isEqualTo(new Position(2, true, true, 1, "forward/product"));
    assertThat(training.getState()).isIn(Thread.State.WAITING, Thread.State.RUNNABLE);
  }

  @Test
  void nodesAreSteppedOneByOneThroughTheSteps() throws Exception {
    attachAndPause();
    for (int i = 1; i <= 9; i++) {
      send(new Command.NextNode(1));
      Position at = awaitPause();
      assertThat(at.node()).isEqualTo(TinyJob.RUNNING.get(i % 4));
      assertThat(at.step()).isEqualTo(1 + i / 4);
    }
    send(new Command.NextNode(6));
    Position at = awaitPause();
    assertThat(at.node()).isEqualTo(TinyJob.RUNNING.get(15 % 4));
    assertThat(at.step()).isEqualTo(1 + 15 / 4);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void stepsAreSteppedToTheirFirstNode(int steps) throws Exception {
    attachAndPause();
    send(new Command.NextNode(2));
    awaitPause();
    send(new Command.NextStep(steps));
    Position at = awaitPause();
    assertThat(at.step()).isEqualTo(1 + steps);
    assertThat(at.node()).isEqualTo("forward/product");
  }

  @Test
  void aRepeatedCommandDoesNothing() throws Exception {
    attachAndPause();
    send(new Command.NextNode(1));
    Position at = awaitPause();
    monitor.command(number, new Command.NextNode(1));
    monitor.command(1, new Command.Detach());
    assertThat(awaitPause()).isEqualTo(at);
    assertThat(awaitPause()).isEqualTo(at);
  }

  @Test
  void whatThisStepHasNotComputedIsNotTold() throws Exception {
    attachAndPause();
    send(new Command.NextStep(1));
    awaitPause();
    List<Report.Slot> first = tensors("loss/error");
    assertThat(first)
        .extracting(Report.Slot::slot)
        .containsExactly("input:0", "input:1", "output:0");
    assertThat(first)
        .extracting(Report.Slot::name)
        .containsExactly("forward/product", "y", "loss/error");
    assertThat(first).extracting(Report.Slot::step).containsExactly(null, 2L, null);
    assertThat(first.getFirst().statistics()).isNull();
    assertThat(first.get(1).statistics().mean()).isEqualTo(-0.5);
    assertThat(ask(new Command.ReadTensor(4, "loss/error", "output:0", List.of(range(0, 2)))))
        .isEqualTo(
            new Report.Refused(
                4, "Conflict: output:0 of loss/error is not computed yet in step 2"));
    send(new Command.NextNode(1));
    awaitPause();
    assertThat(tensors("loss/error")).extracting(Report.Slot::step).containsExactly(2L, 2L, null);
    assertThat(tensors("model/w")).extracting(Report.Slot::slot).containsExactly("parameter");
  }

  private static Range range(int from, int to) {
    return new Range(from, to, 1, false);
  }

  @Test
  void aSliceHoldsTheElementsThatItNames() throws Exception {
    attachAndPause();
    Report.Elements all =
        (Report.Elements)
            ask(
                new Command.ReadTensor(
                    9,
                    "model/w",
                    "parameter",
                    List.of(new Range(1, 2, 1, true), new Range(0, 3, 2, false))));
    assertThat(all.type()).isEqualTo(ElementType.FLOAT32);
    assertThat(all.shape()).containsExactly(2, 3);
    assertThat(all.sliced()).containsExactly(2);
    float[] numbers = new float[2];
    all.elements().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(numbers);
    assertThat(numbers).containsExactly(job.w[3], job.w[5]);
  }

  @Test
  void aHistogramCountsTheElements() throws Exception {
    attachAndPause();
    Report.Distribution of =
        (Report.Distribution) ask(new Command.ReadHistogram(3, "forward/product", "input:0"));
    assertThat(of.histogram().count()).isEqualTo(6);
    assertThat(of.histogram().max()).isEqualTo(0.6f);
  }

  @Test
  void badRequestsAreRefusedAndHarmless() throws Exception {
    attachAndPause();
    assertThat(ask(new Command.ListTensors(5, "nowhere")))
        .isEqualTo(
            new Report.Refused(
                5, "Malformed request: got node 'nowhere', want one of the job's 7"));
    assertThat(ask(new Command.ReadHistogram(6, "x", "output:1")))
        .isEqualTo(
            new Report.Refused(
                6, "Malformed request: got slot 'output:1', want one of [output:0]"));
    assertThat(ask(new Command.ReadTensor(7, "x", "output:0", List.of(range(0, 4)))))
        .isEqualTo(
            new Report.Refused(7, "Malformed slice: got 0:4 in dimension 0, want at most 3"));
    assertThat(ask(new Command.ReadTensor(8, "x", "output:0", List.of())))
        .isEqualTo(new Report.Refused(8, "Malformed slice: got 0 ranges, want 1"));
    send(new Command.NextNode(1));
    awaitPause();
  }

  @Test
  void aRunningJobTellsNoTensors() throws Exception {
    attachAndPause();
    send(new Command.Continue());
    assertThat(ask(new Command.ListTensors(1, "x")))
        .isEqualTo(new Report.Refused(1, "Conflict: the job is running, pause it first"));
  }

  private static Command watch(String parameter, double limit, String... nodes) {
    return new Command.Watch(
        new Watchpoint(7, "tensor_too_large", Map.of(parameter, limit), List.of(nodes)));
  }

  @Test
  void aHitIsToldAndStopsBeforeTheNextNode() throws Exception {
    attachAndPause();
    send(watch("max_gt", -1e9, "loss/*"));
    send(new Command.Continue());
    Report.Hit hit = await(Report.Hit.class, _ -> true);
    assertThat(hit.watchpoint()).isEqualTo(7);
    assertThat(hit.node()).isEqualTo("loss/error");
    assertThat(hit.slot()).isEqualTo("output:0");
    assertThat(hit.step()).isEqualTo(1);
    assertThat(hit.checks())
        .singleElement()
        .satisfies(check -> {
          assertThat(check.name()).isEqualTo("max_gt");
          assertThat(check.actual()).isGreaterThan(-1e9);
          assertThat(check.hit()).isTrue();
        });
    assertThat(awaitPause().node()).isEqualTo("gradients/w");
    send(new Command.Unwatch(7));
    send(new Command.NextStep(3));
    assertThat(awaitPause().step()).isEqualTo(4);
    assertThat(reports).isEmpty();
  }

  @Test
  void aVariableIsCheckedWhenItGetsANewValue() throws Exception {
    attachAndPause();
    send(watch("abs_mean_gt", 0, "model/w"));
    send(new Command.Continue());
    Report.Hit hit = await(Report.Hit.class, _ -> true);
    assertThat(hit.node()).isEqualTo("model/w");
    assertThat(hit.slot()).isEqualTo("parameter");
    Position at = awaitPause();
    assertThat(at.step()).isEqualTo(2);
    assertThat(at.node()).isEqualTo("forward/product");
  }

  @Test
  void whatCannotBeComparedIsToldAndStops() throws Exception {
    attachAndPause();
    send(watch("max_gt", 1e9, "forward/*"));
    job.y[0] = Float.NaN;
    job.w[0] = Float.NaN;
    send(new Command.Continue());
    Report.Hit hit = await(Report.Hit.class, _ -> true);
    assertThat(hit.errors()).containsExactly("nan");
    assertThat(hit.checks()).extracting(Report.Check::hit).containsExactly(false);
    awaitPause();
  }

  @Test
  void aBadWatchpointIsRefusedAndTheOthersStay() throws Exception {
    attachAndPause();
    send(new Command.Watch(new Watchpoint(1, "tensor_overflow", Map.of("x", 1.0), List.of("*"))));
    assertThat(await(Report.Refused.class, _ -> true))
        .isEqualTo(new Report.Refused(0, "Malformed parameter x: tensor_overflow takes none"));
  }

  @Test
  void aBrokenStreamLetsAPausedJobGoOnAsIfNobodyHadLooked() throws Exception {
    attachAndPause();
    send(watch("max_gt", -1e9, "*"));
    monitor.disconnected();
    int calls = job.calls.get();
    while (job.observed) {
      Thread.onSpinWait();
    }
    monitor.connected();
    number = 0;
    await(Position.class, at -> !at.attached() && at.step() > 1_000);
    assertThat(job.calls.get()).isLessThanOrEqualTo(calls + 4);
    assertThat(reports).noneMatch(Report.Hit.class::isInstance);
    send(new Command.Attach());
    send(new Command.Pause());
    assertThat(awaitPause().attached()).isTrue();
  }

  @Test
  void terminateEndsThePause() throws Exception {
    attachAndPause();
    send(new Command.Terminate());
    training.join(30_000);
    assertThat(training.isAlive()).isFalse();
    assertThat(job.ended).isTrue();
  }

  @Test
  void whoIsLetGoIsNeverHeldAgain() throws Exception {
    attachAndPause();
    monitor.letGo();
    send(new Command.Attach());
    send(new Command.Pause());
    await(Position.class, at -> !at.attached() && at.step() > 1_000);
    assertThat(job.observed).isFalse();
  }

  @Test
  void theRecorderIsSwitchedWhileNobodyIsAttached() throws Exception {
    job.recordsEverySteps = 50;
    monitor.connected();
    assertThat(await(Report.Recorder.class, _ -> true).everySteps()).isEqualTo(50);
    start(Long.MAX_VALUE);
    send(new Command.RecordEvery(0));
    assertThat(await(Report.Recorder.class, _ -> true).everySteps()).isZero();
    await(Position.class, at -> at.handled() == number && !at.attached());
    assertThat(job.recordsEverySteps).isZero();
    monitor.disconnected();
    monitor.connected();
    number = 0;
    assertThat(await(Report.Recorder.class, _ -> true).everySteps()).isZero();
  }

  @Test
  void aJobWithoutARecorderSaysSo() throws Exception {
    monitor.connected();
    assertThat(ask(new Command.RecordEvery(5)))
        .isEqualTo(new Report.Refused(0, "Unsupported command: this job has no recorder"));
    assertThat(job.recordsEverySteps).isNull();
  }

  @Test
  void anInterruptedPauseGoesOn() throws Exception {
    attachAndPause();
    training.interrupt();
    await(Position.class, at -> !at.attached() && at.step() > 1_000);
  }

  /** Random commands, then the result of a run that nobody looked at. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverIsDoneToItTheWeightsAreThoseOfAnUndisturbedRun(long seed) throws Exception {
    int steps = 3_000;
    Random random = new Random(seed);
    monitor.connected();
    start(steps);
    while (training.isAlive()) {
      switch (random.nextInt(9)) {
        case 0 -> send(new Command.Attach());
        case 1 -> send(new Command.Pause());
        case 2 -> send(new Command.NextNode(1 + random.nextInt(9)));
        case 3 -> send(new Command.NextStep(1 + random.nextInt(40)));
        case 4 -> send(watch("max_gt", random.nextGaussian(), "*"));
        case 5 -> send(new Command.ListTensors(1, "gradients/w"));
        case 6 -> send(new Command.ReadHistogram(1, "model/w", "parameter"));
        case 7 -> send(random.nextInt(4) == 0 ? new Command.Detach() : new Command.Continue());
        default -> {
          if (random.nextInt(20) == 0) {
            monitor.disconnected();
            monitor.connected();
            number = 0;
          }
        }
      }
    }
    TinyJob undisturbed = new TinyJob();
    undisturbed.train(new JobMonitor(undisturbed, _ -> {}), steps);
    assertThat(job.w).containsExactly(undisturbed.w);
  }
}
