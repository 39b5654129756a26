package dev.mindinsight.debugger.agent;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.watch.TensorMeter;
import dev.mindinsight.debugger.wire.ServerListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** Where the device thread and the wire's thread meet; the package documentation has the rules. */
final class JobMonitor implements ServerListener {
  /** Four positions a second: a person sees it move. */
  private static final long PULSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Nobody asks that much without waiting for an answer. */
  private static final int REQUESTS_MAX = 256;

  private final DebuggedJob job;
  private final List<JobNode> nodes;
  private final Consumer<Report> out;
  private final Inspector inspector;
  private final TensorMeter meter = new TensorMeter();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Guarded by the lock, as is what follows. */
  private final Control control = new Control();

  private final Deque<Command> requests = new ArrayDeque<>();
  private boolean letGo;
  private boolean begun;
  private long handled;
  private long step;
  private int next = -1;
  private long toldNanos;

  /** Written under the lock, and read by the device thread without. */
  private volatile Watches watches;

  JobMonitor(DebuggedJob job, Consumer<Report> out) {
    this.job = job;
    this.out = out;
    nodes = List.copyOf(job.nodes());
    inspector = new Inspector(job, nodes);
    watches = Watches.none(nodes);
  }

  void stepBegins(long number) {
    lock.lock();
    try {
      boolean first = !begun;
      begun = true;
      step = number;
      next = -1;
      if (first || isDue()) {
        tell();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isDue() {
    return System.nanoTime() - toldNanos > PULSE_NANOS;
  }

  private void tell() {
    if (begun) {
      toldNanos = System.nanoTime();
      boolean known = control.isAttached() && next >= 0;
      out.accept(
          new Report.Position(
              handled,
              control.isAttached(),
              control.isPaused(),
              step,
              known ? nodes.get(next).name() : null));
    }
  }

  void before(int node) {
    lock.lock();
    try {
      next = node;
      boolean wasAttached = control.isAttached();
      if (control.stopsBefore(step) || control.isAttached() != wasAttached || isDue()) {
        tell();
      }
      while (control.isPaused() || !requests.isEmpty()) {
        serve();
      }
    } catch (InterruptedException e) {
      free();
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  private void serve() throws InterruptedException {
    while (control.isPaused() && requests.isEmpty()) {
      changed.await();
    }
    Command request = requests.poll();
    if (request == null) {
      return;
    }
    Inspector.Moment now = new Inspector.Moment(step, next);
    lock.unlock();
    try {
      out.accept(inspector.answer(request, now));
    } finally {
      lock.lock();
    }
  }

  void after(int node) {
    Watches now = watches;
    if (!now.isEmpty()) {
      now.check(node, currentStep(), job, meter, this::hit);
    }
  }

  private long currentStep() {
    lock.lock();
    try {
      return step;
    } finally {
      lock.unlock();
    }
  }

  private void hit(Report.Hit hit) {
    lock.lock();
    try {
      if (!watches.isEmpty()) {
        control.pause();
        out.accept(hit);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void connected() {
    lock.lock();
    try {
      handled = 0;
      tellRecorder();
      tell();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void command(long number, Command command) {
    lock.lock();
    try {
      if (number > handled) {
        handled = number;
        take(command);
        changed.signalAll();
      }
      tell();
    } finally {
      lock.unlock();
    }
  }

  private void take(Command command) {
    switch (command) {
      case Command.Attach _ -> attach();
      case Command.Detach _ -> free();
      case Command.Pause _ -> control.pause();
      case Command.Continue _ -> control.goOn();
      case Command.NextNode nodes -> control.goOnForNodes(nodes.count());
      case Command.NextStep steps -> control.goOnToStep(step + steps.count());
      case Command.Terminate _ -> {
        free();
        job.terminate();
      }
      case Command.RecordEvery(int everySteps) -> record(everySteps);
      case Command.Watch watch -> arm(watch);
      case Command.Unwatch unwatch -> watches = watches.without(unwatch.watchpoint());
      case Command.ListTensors list -> ask(list.request(), list);
      case Command.ReadTensor read -> ask(read.request(), read);
      case Command.ReadHistogram read -> ask(read.request(), read);
    }
  }

  private void attach() {
    if (!letGo) {
      control.attach();
      job.observe(true);
    }
  }

  private void record(int everySteps) {
    if (job.recordsEverySteps() == null) {
      out.accept(new Report.Refused(0, "Unsupported command: this job has no recorder"));
    } else {
      job.record(everySteps);
      tellRecorder();
    }
  }

  private void tellRecorder() {
    Integer everySteps = job.recordsEverySteps();
    if (everySteps != null) {
      out.accept(new Report.Recorder(everySteps));
    }
  }

  /** The server has checked the same before, so this is a server of another version. */
  private void arm(Command.Watch watch) {
    try {
      watches = watches.with(watch.watchpoint());
    } catch (IllegalArgumentException e) {
      out.accept(new Report.Refused(0, String.valueOf(e.getMessage())));
    }
  }

  private void ask(long request, Command command) {
    if (!control.isPaused()) {
      out.accept(new Report.Refused(request, "Conflict: the job is running, pause it first"));
    } else if (requests.size() >= REQUESTS_MAX) {
      out.accept(
          new Report.Refused(
              request, "Conflict: %d requests wait already".formatted(REQUESTS_MAX)));
    } else {
      requests.add(command);
    }
  }

  /** As if nobody had ever looked. */
  private void free() {
    control.detach();
    watches = Watches.none(nodes);
    job.observe(false);
    changed.signalAll();
  }

  @Override
  public void disconnected() {
    lock.lock();
    try {
      requests.clear();
      free();
    } finally {
      lock.unlock();
    }
  }

  void letGo() {
    lock.lock();
    try {
      letGo = true;
      free();
      tell();
    } finally {
      lock.unlock();
    }
  }
}
