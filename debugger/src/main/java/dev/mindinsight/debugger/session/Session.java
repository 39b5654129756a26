package dev.mindinsight.debugger.session;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Watchpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One job as the server sees it, over all its streams. A job that is attached has a controller and
 * a lease; without a live lease it is told to forget everything and to go on. What is shown as
 * paused has taken every command that was sent.
 *
 * <p>A state machine: it starts nothing, waits for nothing and is not safe from several threads.
 * Whoever owns it calls {@link #tick} now and then.
 */
public final class Session {

  /** Lease of an attachment that names none, in seconds; part of the contract. */
  public static final int LEASE_SECONDS_DEFAULT = 60;

  /** A job that nobody asks about for an hour is not being debugged. */
  public static final int LEASE_SECONDS_MAX = 3_600;

  private final LongSupplier nanos;
  private final Report.Hello hello;
  private final Watchpoints watchpoints = new Watchpoints();
  private final HitLog hits = new HitLog();

  private @Nullable Dial dial;
  private @Nullable Lease lease;
  private Report.@Nullable Position known;
  private @Nullable Integer recordsEverySteps;
  private boolean ended;
  private long firstStep;
  private long attachNumber;
  private long detachNumber;
  private long requests;

  /**
   * A session of a job that has not dialled yet.
   *
   * @param hello who the job says that it is
   * @param nanos the time, as {@link System#nanoTime} tells it
   */
  public Session(Report.Hello hello, LongSupplier nanos) {
    this.hello = hello;
    this.nanos = nanos;
  }

  /**
   * The job has dialled. A stream that was there before is of no use any more: what it brings is
   * ignored from now on.
   *
   * @param sink takes the commands to the job
   * @return stands for the stream
   */
  public Dial dialled(CommandSink sink) {
    forgetAttachment();
    dial = new Dial(sink);
    attachNumber = 0;
    detachNumber = 0;
    ended = false;
    recordsEverySteps = null;
    return dial;
  }

  /**
   * A stream is over: the job goes on by itself, or is no more.
   *
   * @param over which
   */
  public void closed(Dial over) {
    if (over == dial) {
      dial = null;
      forgetAttachment();
    }
  }

  /** Whether a stream is the one to the job, and no earlier one. */
  public boolean current(Dial asked) {
    return asked == dial;
  }

  /**
   * The job said something. Answers to requests are the business of who asked.
   *
   * @param from the stream that brought it
   * @param report what was said
   */
  public void report(Dial from, Report report) {
    if (from != dial || ended) {
      return;
    }
    switch (report) {
      case Report.Position position -> moved(from, position);
      case Report.Hit hit -> hit(hit);
      case Report.Recorder(int everySteps) -> recordsEverySteps = everySteps;
      case Report.Dropped(long count) -> hits.drop(count);
      case Report.Ended() -> end();
      default -> {
        // Says nothing about the job's state.
      }
    }
  }

  private void moved(Dial from, Report.Position position) {
    if (!from.accept(position)) {
      return;
    }
    if (known == null) {
      firstStep = position.step();
    }
    known = position;
    boolean held = position.paused() || position.attached();
    if (held && lease == null && from.handled(detachNumber)) {
      // Nobody holds it: a job must never wait for no one.
      detachNumber = from.move(new Command.Detach(), false);
    }
  }

  private void hit(Report.Hit hit) {
    String condition = watchpoints.condition(hit.watchpoint());
    if (condition == null) {
      hits.drop(1);
    } else {
      hits.add(condition, hit);
    }
  }

  private void end() {
    ended = true;
    forgetAttachment();
  }

  private void forgetAttachment() {
    lease = null;
    watchpoints.clear();
  }

  /** Lets go of a job whose lease has expired. */
  public void tick() {
    if (lease != null && lease.expired(nanos.getAsLong())) {
      letGo();
    }
  }

  /** Somebody asks about the job: its lease begins anew, if it has not expired. */
  public void renew() {
    tick();
    if (lease != null) {
      lease.renew(nanos.getAsLong());
    }
  }

  private void letGo() {
    forgetAttachment();
    if (dial != null && !ended) {
      detachNumber = dial.move(new Command.Detach(), false);
    }
  }

  /**
   * Looks at every node from now on. The first client to attach controls the job; another one only
   * watches, unless it takes the control.
   *
   * @param client who
   * @param leaseSeconds how long without any request; 1 to {@link #LEASE_SECONDS_MAX}
   * @param take whether to become the controller in any case
   * @throws ConflictException if the job is lost or has ended
   */
  public void attach(String client, int leaseSeconds, boolean take) {
    renew();
    Dial live = live();
    boolean first = lease == null;
    if (lease == null || take || lease.controller().equals(client)) {
      lease = new Lease(client, leaseSeconds, nanos.getAsLong());
    }
    if (first) {
      attachNumber = live.send(new Command.Attach());
    }
  }

  /** Whether the job looks at every node, as it was last told to. */
  public boolean attached() {
    return lease != null && dial != null && dial.handled(attachNumber) && dial.attached();
  }

  /** Whether an attachment is wanted, confirmed or not. */
  public boolean attaching() {
    return lease != null;
  }

  /** Whether the job has said that it goes on undisturbed, or cannot say anything any more. */
  public boolean detached() {
    return lease == null && (dial == null || ended || dial.handled(detachNumber));
  }

  /**
   * Switches the watchpoints off and lets a paused job go on. Without effect if nobody is attached.
   *
   * @param client who; null for anyone
   * @throws ConflictException if another client controls the job
   */
  public void detach(@Nullable String client) {
    tick();
    if (lease != null) {
      if (client != null) {
        requireController(client);
      }
      letGo();
    }
  }

  /**
   * Moves the job.
   *
   * @param client who
   * @param control how
   * @throws ConflictException if the job's state does not allow it, nobody is attached, or another
   *     client controls the job
   */
  public void control(String client, Control control) {
    renew();
    Dial live = live();
    requireController(client);
    requireFits(control, state());
    boolean stops = control instanceof Control.Pause || control instanceof Control.NextNode;
    live.move(control.command(), stops);
  }

  private static void requireFits(Control control, JobState state) {
    boolean fits =
        switch (control) {
          case Control.Pause() -> state != JobState.PAUSED;
          case Control.Continue() -> state != JobState.RUNNING;
          case Control.NextNode(int count) -> state == JobState.PAUSED;
          case Control.NextStep(int count) -> state == JobState.PAUSED;
          case Control.Terminate() -> true;
        };
    if (!fits) {
      throw new ConflictException(
          "Conflict: the job is %s%s"
              .formatted(
                  state.apiName(), state == JobState.PAUSED ? " already" : "; want it paused"));
    }
  }

  /**
   * Says how often the job records a step. That outlives every attachment; while somebody controls
   * the job nobody else may.
   *
   * @param client who
   * @param everySteps every step whose number is a multiple of this; 0 for none
   * @throws ConflictException if another client controls the job, or it is over or has no recorder
   */
  public void record(String client, int everySteps) {
    renew();
    Dial live = live();
    if (lease != null) {
      requireController(client);
    }
    if (recordsEverySteps == null) {
      throw new ConflictException("Conflict: the job has no recorder");
    }
    live.send(new Command.RecordEvery(everySteps));
  }

  /** How often the job records a step, as it last said; null where it has no recorder. */
  public @Nullable Integer recordsEverySteps() {
    return recordsEverySteps;
  }

  /**
   * Sets a watchpoint.
   *
   * @param client who
   * @param condition as MindInsight names them
   * @param parameters name → limit
   * @param nodes globs over full names
   * @return its id
   * @throws ConflictException as {@link #control}, or if too many are set
   */
  public long watch(
      String client, String condition, Map<String, Double> parameters, List<String> nodes) {
    renew();
    Dial live = live();
    requireController(client);
    Watchpoint watchpoint = watchpoints.add(condition, parameters, nodes);
    live.send(new Command.Watch(watchpoint));
    return watchpoint.id();
  }

  /**
   * Takes a watchpoint away.
   *
   * @param client who; null for anyone
   * @param watchpoint its id
   * @return whether there was one
   * @throws ConflictException if another client controls the job
   */
  public boolean unwatch(@Nullable String client, long watchpoint) {
    renew();
    if (client != null && lease != null) {
      requireController(client);
    }
    boolean removed = watchpoints.remove(watchpoint);
    if (removed) {
      live().send(new Command.Unwatch(watchpoint));
    }
    return removed;
  }

  /**
   * Asks the paused job.
   *
   * @param question makes the command of the request's number
   * @return the request's number, unique in the session
   * @throws ConflictException if the job is not paused
   */
  public long ask(LongFunction<Command> question) {
    renew();
    Dial live = live();
    if (state() != JobState.PAUSED) {
      throw new ConflictException(
          "Conflict: the job is %s; only a paused one tells its tensors"
              .formatted(state().apiName()));
    }
    requests++;
    live.send(question.apply(requests));
    return requests;
  }

  private Dial live() {
    if (ended) {
      throw new ConflictException("Conflict: the job has ended");
    }
    if (dial == null) {
      throw new ConflictException("Conflict: the job is lost; it may dial again");
    }
    return dial;
  }

  private void requireController(String client) {
    if (lease == null) {
      throw new ConflictException("Conflict: nobody is attached to the job; attach first");
    }
    if (!lease.controller().equals(client)) {
      throw new ConflictException(
          "Conflict: '%s' controls the job, not '%s'; attach with take first"
              .formatted(lease.controller(), client));
    }
  }

  /** How the job is doing. */
  public JobState state() {
    if (ended) {
      return JobState.ENDED;
    }
    return dial == null ? JobState.LOST : dial.state();
  }

  /**
   * What is shown of the job. Lists look without renewing a lease.
   *
   * @return empty before its first step has begun
   */
  public Optional<JobView> view() {
    tick();
    if (known == null) {
      return Optional.empty();
    }
    boolean live = dial != null && dial.position() != null && !ended;
    return Optional.of(
        new JobView(
            hello.job(),
            hello.run(),
            hello.name(),
            state(),
            known.step(),
            firstStep,
            live ? known.node() : null,
            attached(),
            lease == null ? null : lease.controller(),
            lease == null ? null : lease.seconds(),
            recordsEverySteps));
  }

  /** The watchpoints that are set, in the order in which they were. */
  public List<Watchpoint> watchpoints() {
    renew();
    return watchpoints.all();
  }

  /** The newest hits, in the order in which the job told them: that of execution. */
  public List<KnownHit> hits() {
    renew();
    return hits.kept();
  }

  /**
   * Hits that came after another one. Nobody's lease is renewed: this is for who is told of them,
   * and does not ask.
   *
   * @param number of the last that is known, 0 for none
   * @param max how many at most
   * @return those that are kept, the oldest first
   */
  public List<KnownHit> hitsAfter(long number, int max) {
    return hits.after(number, max);
  }

  /** Number of the newest hit, 0 before the first. */
  public long newestHit() {
    return hits.newest();
  }

  /** How many hits, and positions that a slow reader missed, are not among {@link #hits}. */
  public long droppedHits() {
    return hits.dropped();
  }
}
