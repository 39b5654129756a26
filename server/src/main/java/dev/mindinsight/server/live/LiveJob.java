package dev.mindinsight.server.live;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.debugger.session.CommandSink;
import dev.mindinsight.debugger.session.ConflictException;
import dev.mindinsight.debugger.session.Control;
import dev.mindinsight.debugger.session.Dial;
import dev.mindinsight.debugger.session.JobState;
import dev.mindinsight.debugger.session.JobView;
import dev.mindinsight.debugger.session.KnownHit;
import dev.mindinsight.debugger.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A job that has dialled, as others on this server use it. Safe from any thread; nothing waits, and
 * futures fail with {@link ConflictException}, {@link RefusedException} or {@link SilentException}.
 * They are completed on the wire's threads: whoever continues leaves these.
 */
public final class LiveJob {

  /** Attachments that wait for the job's next node. */
  private static final int CONFIRMATIONS_MAX = 64;

  private final LongSupplier nanos;
  private final Session session;
  private final Questions questions = new Questions();
  private final List<Confirmation> confirmations = new ArrayList<>();
  private final Runnable changed;

  /** What was told of last. */
  private @Nullable JobView told;

  private long toldHits;

  /** Who owns it is told by {@code changed}, which must not block, that it is not what it was. */
  LiveJob(Report.Hello hello, LongSupplier nanos, Runnable changed) {
    this.nanos = nanos;
    this.changed = changed;
    this.session = new Session(hello, nanos);
  }

  /** Somebody waits until the job has done something, or never will. */
  private record Confirmation(
      BooleanSupplier reached, BooleanSupplier hopeless, Waiting<JobView> waiting) {}

  synchronized Dial dialled(CommandSink sink) {
    questions.abandon();
    Dial dial = session.dialled(sink);
    settle();
    return dial;
  }

  synchronized void report(Dial from, Report report) {
    session.report(from, report);
    if (session.current(from)) {
      switch (report) {
        case Report.Tensors(long request, var slots) -> questions.answer(request, report);
        case Report.Elements elements -> questions.answer(elements.request(), report);
        case Report.Distribution(long request, var histogram) -> questions.answer(request, report);
        case Report.Refused(long request, String fault) -> questions.answer(request, report);
        case Report.Ended() -> questions.abandon();
        default -> {
          // The session's business.
        }
      }
    }
    settle();
  }

  synchronized void closed(Dial over) {
    if (session.current(over)) {
      questions.abandon();
    }
    session.closed(over);
    settle();
  }

  synchronized void tick() {
    session.tick();
    long now = nanos.getAsLong();
    questions.tick(now);
    confirmations.removeIf(confirmation -> confirmation.waiting().over(now));
    settle();
  }

  /** Whether nothing is to be expected of it any more. */
  synchronized boolean over() {
    JobState state = session.state();
    return state == JobState.ENDED || state == JobState.LOST;
  }

  private void settle() {
    settleWaiting();
    JobView now = session.view().orElse(null);
    long hits = session.newestHit() + session.droppedHits();
    if (hits != toldHits || !Objects.equals(now, told)) {
      told = now;
      toldHits = hits;
      changed.run();
    }
  }

  private void settleWaiting() {
    if (session.state() != JobState.PAUSED) {
      questions.forget();
    }
    Optional<JobView> view = session.view();
    if (view.isEmpty()) {
      return;
    }
    confirmations.removeIf(confirmation -> {
      CompletableFuture<JobView> future = confirmation.waiting().future();
      if (confirmation.reached().getAsBoolean()) {
        future.complete(view.get());
      } else if (confirmation.hopeless().getAsBoolean()) {
        future.completeExceptionally(
            new ConflictException("Conflict: the job was let go or lost before it confirmed"));
      }
      return future.isDone();
    });
  }

  /**
   * What a list shows; renews no lease.
   *
   * @return empty before the job's first step
   */
  public synchronized Optional<JobView> view() {
    return session.view();
  }

  /** Somebody asked for this very job. */
  public synchronized void renew() {
    session.renew();
    settle();
  }

  /**
   * Attaches; see {@link Session#attach}.
   *
   * @param client who
   * @param leaseSeconds how long without any request
   * @param take whether to take the control from another
   * @return the job, once it has confirmed
   */
  public synchronized CompletableFuture<JobView> attach(
      String client, int leaseSeconds, boolean take) {
    requireRoom();
    session.attach(client, leaseSeconds, take);
    return confirmed(session::attached, () -> !session.attaching());
  }

  /**
   * Detaches; see {@link Session#detach}.
   *
   * @param client who; null for anyone
   * @return the job, once it has confirmed
   */
  public synchronized CompletableFuture<JobView> detach(@Nullable String client) {
    requireRoom();
    session.detach(client);
    return confirmed(() -> session.detached() || session.attaching(), () -> false);
  }

  private void requireRoom() {
    if (confirmations.size() >= CONFIRMATIONS_MAX) {
      throw new SilentException(
          "Too busy: %d requests wait for the job's next node already"
              .formatted(CONFIRMATIONS_MAX));
    }
  }

  private CompletableFuture<JobView> confirmed(BooleanSupplier reached, BooleanSupplier hopeless) {
    Waiting<JobView> waiting = Waiting.from(nanos.getAsLong());
    confirmations.add(new Confirmation(reached, hopeless, waiting));
    settle();
    return waiting.future();
  }

  /**
   * Moves the job; see {@link Session#control}.
   *
   * @param client who
   * @param control how
   */
  public synchronized void control(String client, Control control) {
    session.control(client, control);
    settle();
  }

  /**
   * Says how often the job records a step; see {@link Session#record}.
   *
   * @param client who
   * @param everySteps every step whose number is a multiple of this; 0 for none
   * @return the job, once it has confirmed
   */
  public synchronized CompletableFuture<JobView> record(String client, int everySteps) {
    requireRoom();
    session.record(client, everySteps);
    return confirmed(() -> Objects.equals(session.recordsEverySteps(), everySteps), this::over);
  }

  /**
   * Sets a watchpoint; see {@link Session#watch}.
   *
   * @param client who
   * @param condition which
   * @param parameters name → limit
   * @param nodes globs
   * @return its id
   */
  public synchronized long watch(
      String client, String condition, Map<String, Double> parameters, List<String> nodes) {
    return session.watch(client, condition, parameters, nodes);
  }

  /**
   * Takes a watchpoint away.
   *
   * @param client who; null for anyone
   * @param watchpoint its id
   * @return whether there was one
   */
  public synchronized boolean unwatch(@Nullable String client, long watchpoint) {
    return session.unwatch(client, watchpoint);
  }

  /** The watchpoints that are set. */
  public synchronized List<Watchpoint> watchpoints() {
    return session.watchpoints();
  }

  /**
   * The newest hits.
   *
   * @param hits in the order of execution
   * @param dropped how many others there were
   */
  public record Hits(List<KnownHit> hits, long dropped) {}

  /**
   * What is new of a job, at one moment.
   *
   * @param job as it is
   * @param hits after those that were known, in the order of execution; the next ones, if many
   * @param newest number of the newest hit
   * @param dropped how many hits are not kept, or never came
   */
  public record News(JobView job, List<KnownHit> hits, long newest, long dropped) {}

  /**
   * What is new; renews no lease.
   *
   * @param hit number of the last hit that is known, 0 for none
   * @param hitsMax how many hits to tell at most
   * @return empty before the job's first step
   */
  public synchronized Optional<News> news(long hit, int hitsMax) {
    return session
        .view()
        .map(job ->
            new News(
                job, session.hitsAfter(hit, hitsMax), session.newestHit(), session.droppedHits()));
  }

  /** The newest hits, asked for by somebody. */
  public synchronized Hits hits() {
    return new Hits(session.hits(), session.droppedHits());
  }

  /**
   * The tensors of a node. During one stop a node is asked once.
   *
   * @param node full name
   * @return inputs, then outputs
   */
  public synchronized CompletableFuture<Report.Tensors> tensors(String node) {
    session.renew();
    settle();
    CompletableFuture<Report> answer = questions.told(node);
    if (answer == null) {
      answer = ask(request -> new Command.ListTensors(request, node));
      questions.remember(node, answer);
    }
    return answer.thenApply(Report.Tensors.class::cast);
  }

  /**
   * Elements of a tensor.
   *
   * @param node full name
   * @param slot which of its tensors
   * @param slice one range for each dimension
   * @return the elements
   */
  public synchronized CompletableFuture<Report.Elements> elements(
      String node, String slot, List<Command.Range> slice) {
    return ask(request -> new Command.ReadTensor(request, node, slot, slice))
        .thenApply(Report.Elements.class::cast);
  }

  /**
   * The distribution of a tensor.
   *
   * @param node full name
   * @param slot which of its tensors
   * @return its histogram
   */
  public synchronized CompletableFuture<Report.Distribution> histogram(String node, String slot) {
    return ask(request -> new Command.ReadHistogram(request, node, slot))
        .thenApply(Report.Distribution.class::cast);
  }

  private CompletableFuture<Report> ask(LongFunction<Command> question) {
    return questions.ask(nanos.getAsLong(), () -> session.ask(question));
  }
}
