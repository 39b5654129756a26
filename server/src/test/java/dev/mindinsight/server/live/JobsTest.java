package dev.mindinsight.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.session.ConflictException;
import dev.mindinsight.debugger.session.Control;
import dev.mindinsight.debugger.session.JobState;
import dev.mindinsight.debugger.session.JobView;
import dev.mindinsight.debugger.wire.JobHandler;
import dev.mindinsight.debugger.wire.JobStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Jobs without a wire, on a clock of the test. */
class JobsTest {

  private long now;
  private final Jobs jobs = new Jobs(() -> now);

  /** The end of a stream that a job would hold. */
  private static final class Line implements JobStream {
    final List<Command> sent = new ArrayList<>();
    String closed;

    @Override
    public void send(long number, Command command) {
      sent.add(command);
    }

    @Override
    public void close(String why) {
      closed = why;
    }
  }

  private record Dialled(Line line, JobHandler handler) {
    void at(boolean attached, boolean paused, long step) {
      handler.report(new Report.Position(line.sent.size(), attached, paused, step, "n"));
    }
  }

  private Dialled dial(String id) {
    Line line = new Line();
    Dialled dialled = new Dialled(line, jobs.dialled(line));
    dialled.handler().report(new Report.Hello(id, "run", "name"));
    return dialled;
  }

  private Dialled paused(String id) {
    Dialled dialled = dial(id);
    dialled.at(false, false, 0);
    LiveJob job = jobs.job(id).orElseThrow();
    CompletableFuture<JobView> attached = job.attach("a", 60, false);
    job.control("a", new Control.Pause());
    dialled.at(true, true, 3);
    assertThat(attached).isCompletedWithValueMatching(JobView::attached);
    dialled.line().sent.subList(2, dialled.line().sent.size()).clear();
    return dialled;
  }

  private void seconds(long seconds) {
    now += seconds * 1_000_000_000;
    jobs.tick();
  }

  private static void fails(CompletableFuture<?> future, Class<?> how, String message) {
    assertThat(future).isCompletedExceptionally();
    assertThat(future.handle((value, error) -> error).join())
        .satisfies(error -> {
          Throwable cause = error.getCause() == null ? error : error.getCause();
          assertThat(cause).isInstanceOf(how).hasMessage(message);
        });
  }

  @Test
  void aJobThatDoesNotConfirmIsTooSlow() {
    dial("j").at(false, false, 0);
    LiveJob job = jobs.job("j").orElseThrow();
    CompletableFuture<JobView> attached = job.attach("a", 60, false);

    seconds(19);
    assertThat(attached).isNotDone();
    seconds(1);
    fails(attached, SilentException.class, "Too slow: the job has not answered within 20 s");
  }

  @Test
  void aLostJobFailsWhoeverWaits() {
    Dialled first = paused("j");
    LiveJob job = jobs.job("j").orElseThrow();
    CompletableFuture<?> tensors = job.tensors("n");
    CompletableFuture<JobView> detached = job.detach(null);
    first.handler().closed(null);

    fails(tensors, ConflictException.class, "Conflict: the job was lost before it answered");
    assertThat(detached).isCompletedWithValueMatching(view -> view.state() == JobState.LOST);
    CompletableFuture<JobView> attaching;
    Dialled again = dial("j");
    attaching = job.attach("a", 60, false);
    again.handler().closed(null);
    fails(
        attaching,
        ConflictException.class,
        "Conflict: the job was let go or lost before it confirmed");
  }

  @Test
  void theRecorderIsSwitchedWhenTheJobSaysSo() {
    Dialled dialled = dial("j");
    dialled.handler().report(new Report.Recorder(50));
    dialled.at(false, false, 0);
    LiveJob job = jobs.job("j").orElseThrow();
    CompletableFuture<JobView> off = job.record("a", 0);
    assertThat(dialled.line().sent).containsExactly(new Command.RecordEvery(0));
    assertThat(off).isNotDone();
    dialled.handler().report(new Report.Recorder(0));
    assertThat(off).isCompletedWithValueMatching(view -> view.recordsEverySteps() == 0);

    CompletableFuture<JobView> lost = job.record("a", 7);
    dialled.handler().closed(null);
    fails(
        lost, ConflictException.class, "Conflict: the job was let go or lost before it confirmed");
  }

  @Test
  void aNodeIsAskedOnceDuringAStop() {
    Dialled dialled = paused("j");
    LiveJob job = jobs.job("j").orElseThrow();
    CompletableFuture<Report.Tensors> one = job.tensors("n");
    CompletableFuture<Report.Tensors> two = job.tensors("n");
    dialled.handler().report(new Report.Tensors(1, List.of()));

    assertThat(one).isCompleted();
    assertThat(two).isCompleted();
    assertThat(dialled.line().sent).filteredOn(Command.ListTensors.class::isInstance).hasSize(1);
    job.control("a", new Control.NextNode(1));
    dialled.at(true, true, 3);
    assertThat(job.tensors("n")).isNotCompleted();
    assertThat(dialled.line().sent).filteredOn(Command.ListTensors.class::isInstance).hasSize(2);
  }

  @Test
  void aRefusalIsToldAndNotRemembered() {
    Dialled dialled = paused("j");
    LiveJob job = jobs.job("j").orElseThrow();
    CompletableFuture<?> tensors = job.tensors("n");
    dialled.handler().report(new Report.Refused(1, "Not found: node 'n'"));

    fails(tensors, RefusedException.class, "Not found: node 'n'");
    assertThat(job.tensors("n")).isNotDone();
  }

  @Test
  void questionsAreBoundedAndForgottenWhenNobodyWaitsAnyMore() {
    paused("j");
    LiveJob job = jobs.job("j").orElseThrow();
    List<CompletableFuture<?>> open = new ArrayList<>();
    for (int i = 0; i < Questions.OPEN_MAX; i++) {
      open.add(job.histogram("n", "output:0"));
    }
    assertThatThrownBy(() -> job.histogram("n", "output:0"))
        .isInstanceOf(SilentException.class)
        .hasMessage("Too busy: 64 requests wait for the job's answer already");

    seconds(20);
    assertThat(open).allMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(job.histogram("n", "output:0")).isNotDone();
  }

  @Test
  void jobsThatAreOverMakeRoomAndLivingOnesDoNot() {
    List<Dialled> all = new ArrayList<>();
    for (int i = 0; i < Jobs.JOBS_MAX; i++) {
      all.add(dial("j" + i));
      all.getLast().at(false, false, 0);
    }
    Dialled refused = dial("more");
    assertThat(refused.line().closed)
        .isEqualTo("Conflict: 64 jobs are here, which is as many as there may be");
    all.get(5).handler().report(new Report.Ended());
    Dialled taken = dial("more");
    taken.at(false, false, 0);
    assertThat(taken.line().closed).isNull();
    assertThat(jobs.job("j5")).isEmpty();
    assertThat(jobs.views()).hasSize(Jobs.JOBS_MAX);
  }

  @Test
  void aJobWithoutAProperNameIsRefused() {
    assertThat(dial("../x").line().closed).startsWith("Malformed job: want an id");
    assertThat(jobs.views()).isEmpty();
  }
}
