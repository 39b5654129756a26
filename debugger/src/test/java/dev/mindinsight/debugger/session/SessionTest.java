package dev.mindinsight.debugger.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each transition by itself. */
class SessionTest {

  private final List<Command> sent = new ArrayList<>();
  private long now = -5;
  private final Session session = new Session(new Report.Hello("j", "uuid", "lenet"), () -> now);
  private Dial dial;

  @BeforeEach
  void dial() {
    dial = session.dialled((number, command) -> sent.add(command));
  }

  private void at(long handled, boolean attached, boolean paused, long step, String node) {
    session.report(dial, new Report.Position(handled, attached, paused, step, node));
  }

  private JobView view() {
    return session.view().orElseThrow();
  }

  private void seconds(long seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }

  /** Attached as number 1, paused by number 2 before step 7's conv. */
  private void paused() {
    session.attach("a", 60, false);
    session.control("a", new Control.Pause());
    at(2, true, true, 7, "conv");
    sent.clear();
  }

  private void conflict(Runnable request, String reason) {
    assertThatThrownBy(request::run)
        .isInstanceOf(ConflictException.class)
        .hasMessage("Conflict: " + reason);
  }

  @Test
  void aJobIsThereFromTheStartOfItsFirstStep() {
    assertThat(session.view()).isEmpty();

    at(0, false, false, 3, null);

    assertThat(view())
        .isEqualTo(
            new JobView(
                "j", "uuid", "lenet", JobState.RUNNING, 3, 3, null, false, null, null, null));
  }

  @Test
  void attachingIsConfirmedByTheJob() {
    at(0, false, false, 3, null);
    session.attach("a", 30, false);

    assertThat(sent).containsExactly(new Command.Attach());
    assertThat(session.attached()).isFalse();
    at(0, false, false, 4, null);
    assertThat(session.attached()).isFalse();
    at(1, true, false, 4, "conv");
    assertThat(session.attached()).isTrue();
    assertThat(view().controller()).isEqualTo("a");
    assertThat(view().leaseSeconds()).isEqualTo(30);
  }

  @Test
  void aPauseIsPausingUntilTheJobHasStopped() {
    at(0, false, false, 3, null);
    session.attach("a", 60, false);
    session.control("a", new Control.Pause());

    assertThat(view().state()).isEqualTo(JobState.PAUSING);
    at(2, true, false, 7, "conv");
    assertThat(view().state()).isEqualTo(JobState.PAUSING);
    at(2, true, true, 7, "bias");
    assertThat(view().state()).isEqualTo(JobState.PAUSED);
    assertThat(view().node()).isEqualTo("bias");
    assertThat(view().step()).isEqualTo(7);
  }

  @Test
  void aStopFromBeforeAControlIsNotShownAfterIt() {
    paused();
    session.control("a", new Control.NextNode(1));

    assertThat(view().state()).isEqualTo(JobState.PAUSING);
    at(2, true, true, 7, "conv");
    assertThat(view().state()).isEqualTo(JobState.PAUSING);
    at(3, true, false, 7, "conv");
    at(3, true, true, 7, "bias");
    assertThat(view().state()).isEqualTo(JobState.PAUSED);
    assertThat(view().node()).isEqualTo("bias");
  }

  @Test
  void nextStepAndContinueRun() {
    paused();
    session.control("a", new Control.NextStep(2));
    assertThat(view().state()).isEqualTo(JobState.RUNNING);
    at(3, true, true, 9, "conv");
    assertThat(view().state()).isEqualTo(JobState.PAUSED);

    session.control("a", new Control.Continue());
    assertThat(view().state()).isEqualTo(JobState.RUNNING);
    assertThat(sent).containsExactly(new Command.NextStep(2), new Command.Continue());
  }

  @Test
  void aPauseCanBeTakenBack() {
    at(0, false, false, 3, null);
    session.attach("a", 60, false);
    session.control("a", new Control.Pause());
    session.control("a", new Control.Continue());

    at(2, true, true, 7, "conv");
    assertThat(view().state()).isEqualTo(JobState.RUNNING);
    at(3, true, false, 7, "conv");
    assertThat(view().state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void controlsThatDoNotFitAreRefused() {
    at(0, false, false, 3, null);
    String stranger = "nobody is attached to the job; attach first";
    conflict(() -> session.control("a", new Control.Pause()), stranger);
    conflict(() -> session.watch("a", "tensor_overflow", Map.of(), List.of("*")), stranger);
    session.attach("a", 60, false);
    conflict(
        () -> session.control("a", new Control.Continue()), "the job is running; want it paused");
    conflict(
        () -> session.control("a", new Control.NextNode(1)), "the job is running; want it paused");
    conflict(
        () -> session.ask(request -> new Command.ListTensors(request, "conv")),
        "the job is running; only a paused one tells its tensors");
    session.control("a", new Control.Pause());
    conflict(
        () -> session.control("a", new Control.NextStep(1)), "the job is pausing; want it paused");
    at(2, true, true, 7, "conv");
    conflict(() -> session.control("a", new Control.Pause()), "the job is paused already");
  }

  @Test
  void theFirstToAttachControlsUntilAnotherTakes() {
    paused();
    session.attach("b", 60, false);
    conflict(
        () -> session.control("b", new Control.Continue()),
        "'a' controls the job, not 'b'; attach with take first");
    conflict(() -> session.detach("b"), "'a' controls the job, not 'b'; attach with take first");
    assertThat(view().controller()).isEqualTo("a");

    session.attach("b", 20, true);
    session.control("b", new Control.Continue());
    conflict(
        () -> session.control("a", new Control.Pause()),
        "'b' controls the job, not 'a'; attach with take first");
    assertThat(view().leaseSeconds()).isEqualTo(20);
    assertThat(sent).containsExactly(new Command.Continue());
  }

  @Test
  void anExpiredLeaseLetsTheJobGo() {
    paused();
    session.watch("a", "tensor_overflow", Map.of(), List.of("*"));
    seconds(59);
    session.tick();
    assertThat(view().state()).isEqualTo(JobState.PAUSED);

    seconds(1);
    assertThat(view().state()).isEqualTo(JobState.RUNNING);
    assertThat(sent).last().isEqualTo(new Command.Detach());
    assertThat(view().controller()).isNull();
    assertThat(session.watchpoints()).isEmpty();
  }

  @Test
  void anyRequestRenewsTheLeaseButLookingAtAListDoesNot() {
    paused();
    seconds(40);
    session.renew();
    seconds(40);
    session.attach("viewer", 1, false);
    seconds(40);
    assertThat(view().state()).isEqualTo(JobState.PAUSED);
    seconds(20);
    assertThat(view().state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void whatCameTooLateForALeaseDoesNotBringItBack() {
    paused();
    seconds(60);
    session.renew();

    assertThat(view().controller()).isNull();
    conflict(
        () -> session.control("a", new Control.Continue()),
        "nobody is attached to the job; attach first");
  }

  @Test
  void detachingIsConfirmedByTheJob() {
    paused();
    session.detach(null);

    assertThat(sent).containsExactly(new Command.Detach());
    assertThat(session.detached()).isFalse();
    assertThat(view().state()).isEqualTo(JobState.RUNNING);
    at(3, false, false, 7, "conv");
    assertThat(session.detached()).isTrue();
    session.detach(null);
    assertThat(sent).hasSize(1);
  }

  @Test
  void aJobThatWaitsForNobodyIsToldToGoOn() {
    at(0, false, true, 7, "conv");

    assertThat(sent).containsExactly(new Command.Detach());
    assertThat(view().state()).isEqualTo(JobState.RUNNING);
    at(0, false, true, 7, "conv");
    assertThat(sent).hasSize(1);
    at(1, false, true, 7, "conv");
    assertThat(sent).hasSize(2);
  }

  @Test
  void aLostStreamLosesTheAttachment() {
    paused();
    session.closed(dial);

    assertThat(view().state()).isEqualTo(JobState.LOST);
    assertThat(view().node()).isNull();
    assertThat(view().step()).isEqualTo(7);
    assertThat(view().controller()).isNull();
    assertThat(session.detached()).isTrue();
    conflict(() -> session.attach("a", 60, false), "the job is lost; it may dial again");
    conflict(() -> session.control("a", new Control.Pause()), "the job is lost; it may dial again");
  }

  @Test
  void aJobThatDialsAgainRunsUnattached() {
    paused();
    Dial before = dial;
    dial();
    session.closed(before);
    session.report(before, new Report.Position(2, true, true, 7, "conv"));
    session.report(before, new Report.Ended());

    assertThat(view().state()).isEqualTo(JobState.RUNNING);
    assertThat(view().attached()).isFalse();
    at(0, false, false, 9, null);
    assertThat(view().step()).isEqualTo(9);
    assertThat(view().firstStep()).isEqualTo(7);
  }

  @Test
  void anEndedJobStaysEnded() {
    paused();
    session.control("a", new Control.Terminate());
    session.report(dial, new Report.Ended());
    session.closed(dial);

    assertThat(view().state()).isEqualTo(JobState.ENDED);
    conflict(() -> session.control("a", new Control.Pause()), "the job has ended");
    conflict(() -> session.attach("a", 60, true), "the job has ended");
  }

  @Test
  void latePositionsAndThoseOfTheFutureAreIgnored() {
    paused();
    at(1, true, false, 6, "old");
    at(99, true, false, 8, "new");

    assertThat(view().state()).isEqualTo(JobState.PAUSED);
    assertThat(view().node()).isEqualTo("conv");
  }

  @Test
  void watchpointsHaveIdsOfTheirOwn() {
    paused();
    long one = session.watch("a", "tensor_overflow", Map.of(), List.of("*"));
    long two = session.watch("a", "tensor_too_large", Map.of("max_gt", 1.0), List.of("conv*"));
    conflict(
        () -> session.watch("b", "tensor_overflow", Map.of(), List.of("*")),
        "'a' controls the job, not 'b'; attach with take first");

    assertThat(session.unwatch("a", one)).isTrue();
    assertThat(session.unwatch("a", one)).isFalse();
    assertThat(session.watchpoints()).extracting(w -> w.id()).containsExactly(two);
    assertThat(sent).last().isEqualTo(new Command.Unwatch(one));
    conflict(
        () -> {
          for (int i = 0; i < Watchpoints.SET_MAX; i++) {
            session.watch("a", "tensor_overflow", Map.of(), List.of("*"));
          }
        },
        "1000 watchpoints are set, which is as many as there may be");
  }

  @Test
  void theRecorderIsSwitchedByAnyoneUnlessSomebodyControls() {
    at(0, false, false, 3, null);
    conflict(() -> session.record("a", 5), "the job has no recorder");
    session.report(dial, new Report.Recorder(50));
    assertThat(view().recordsEverySteps()).isEqualTo(50);

    session.record("b", 5);
    assertThat(sent).containsExactly(new Command.RecordEvery(5));
    assertThat(view().recordsEverySteps()).as("not before the job says so").isEqualTo(50);
    session.report(dial, new Report.Recorder(5));
    assertThat(view().recordsEverySteps()).isEqualTo(5);
    assertThat(view().attached()).isFalse();

    session.attach("a", 60, false);
    conflict(() -> session.record("b", 1), "'a' controls the job, not 'b'; attach with take first");
    session.record("a", 0);
    assertThat(sent.getLast()).isEqualTo(new Command.RecordEvery(0));
    session.detach("a");
    assertThat(view().recordsEverySteps()).isEqualTo(5);
    session.closed(dial);
    conflict(() -> session.record("a", 1), "the job is lost; it may dial again");
    session.dialled((number, command) -> sent.add(command));
    assertThat(session.recordsEverySteps()).as("of a new stream").isNull();
  }

  private Report.Hit hit(long watchpoint, String node) {
    return new Report.Hit(watchpoint, node, "output:0", 7, List.of(), List.of());
  }

  @Test
  void hitsAreKeptInOrderOnceAndInLimitedNumber() {
    paused();
    long id = session.watch("a", "tensor_overflow", Map.of(), List.of("*"));
    session.unwatch("a", id);
    session.report(dial, hit(id, "n0"));
    session.report(dial, hit(id, "n0"));
    session.report(dial, hit(77, "unknown"));
    session.report(dial, new Report.Dropped(5));

    assertThat(session.hits()).containsExactly(new KnownHit(1, "tensor_overflow", hit(id, "n0")));
    assertThat(session.droppedHits()).isEqualTo(6);

    for (int i = 1; i <= HitLog.KEPT_MAX; i++) {
      session.report(dial, hit(id, "n" + i));
    }
    assertThat(session.hits()).hasSize(HitLog.KEPT_MAX);
    assertThat(session.hits().getFirst().hit().node()).isEqualTo("n1");
    assertThat(session.droppedHits()).isEqualTo(7);
  }

  @Test
  void requestsAreNumberedWithinTheSession() {
    paused();
    long one = session.ask(request -> new Command.ListTensors(request, "conv"));
    long two = session.ask(request -> new Command.ReadHistogram(request, "conv", "output:0"));

    assertThat(two).isEqualTo(one + 1);
    assertThat(sent)
        .containsExactly(
            new Command.ListTensors(one, "conv"),
            new Command.ReadHistogram(two, "conv", "output:0"));
    assertThat(view().state()).isEqualTo(JobState.PAUSED);
  }
}
