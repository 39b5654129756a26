package dev.mindinsight.debugger.session;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Watchpoint;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A job that trains by itself: nodes of steps, one after the other, and the commands of its stream.
 * It knows nothing of sessions, and writes down everywhere it has been.
 */
final class SimulatedJob {

  static final int NODES = 5;
  static final int STEPS = 1_000_000;

  /** A moment of the job that it could tell of. */
  record Moment(int stream, boolean paused, long step, String node) {}

  /** A command on its way. */
  record Numbered(long number, Command command) {}

  final Deque<Numbered> inbox = new ArrayDeque<>();
  final Set<Moment> moments = new HashSet<>();

  /** The greatest number of commands taken at which the job was in a moment. */
  final Map<Moment, Long> handledAt = new HashMap<>();

  final List<Report> said = new ArrayList<>();
  private final Map<Long, Watchpoint> watched = new HashMap<>();
  int stream;
  boolean connected;
  boolean alive = true;
  boolean over;
  boolean attached;
  boolean paused;
  private boolean pauseWanted;
  private long nodesLeft = -1;
  private long stepGoal = -1;
  long place;
  private long handled;

  /** Dials: the last stream's commands never come. */
  void dial() {
    stream++;
    connected = true;
    handled = 0;
    inbox.clear();
    undisturbed();
    say();
  }

  /** The stream broke, and the job notices. */
  void notice() {
    connected = false;
    inbox.clear();
    undisturbed();
  }

  private void undisturbed() {
    watched.clear();
    attached = false;
    paused = false;
    pauseWanted = false;
    nodesLeft = -1;
    stepGoal = -1;
  }

  long step() {
    return place / NODES;
  }

  String node() {
    return "n" + place % NODES;
  }

  /** Takes the next command, if there is one. */
  void take() {
    Numbered next = inbox.poll();
    if (next == null || next.number() <= handled) {
      return;
    }
    handled = next.number();
    switch (next.command()) {
      case Command.Attach() -> attached = true;
      case Command.Detach() -> undisturbed();
      case Command.Pause() -> pauseWanted = !paused;
      case Command.Continue() -> go(-1, -1);
      case Command.NextNode(int count) -> go(count, -1);
      case Command.NextStep(int count) -> go(-1, step() + count);
      case Command.Terminate() -> end();
      case Command.RecordEvery(int everySteps) -> tell(new Report.Recorder(everySteps));
      case Command.Watch(Watchpoint watchpoint) -> watched.put(watchpoint.id(), watchpoint);
      case Command.Unwatch(long id) -> watched.remove(id);
      case Command.ListTensors(long request, String node) ->
          tell(paused ? new Report.Tensors(request, List.of()) : refusal(request));
      case Command.ReadTensor read -> tell(refusal(read.request()));
      case Command.ReadHistogram read -> tell(refusal(read.request()));
    }
    say();
  }

  private static Report refusal(long request) {
    return new Report.Refused(request, "Conflict: the job is running");
  }

  private void go(long nodes, long goal) {
    paused = false;
    pauseWanted = false;
    nodesLeft = nodes;
    stepGoal = goal;
  }

  private void end() {
    undisturbed();
    over = true;
    tell(new Report.Ended());
  }

  /** Runs a node, or stops before it. */
  void run() {
    if (paused || over || !alive) {
      return;
    }
    if (pauseWanted || nodesLeft == 0 || (stepGoal >= 0 && step() >= stepGoal)) {
      pauseWanted = false;
      nodesLeft = -1;
      stepGoal = -1;
      paused = true;
      say();
      return;
    }
    for (long id : watched.keySet()) {
      if (place % 3 == 0) {
        tell(new Report.Hit(id, node(), "output:0", step(), List.of(), List.of()));
        pauseWanted = true;
      }
    }
    place++;
    nodesLeft -= nodesLeft > 0 ? 1 : 0;
    if (place >= (long) STEPS * NODES) {
      end();
    }
    note();
  }

  private void note() {
    Moment moment = new Moment(stream, paused, step(), node());
    moments.add(moment);
    handledAt.merge(moment, handled, Math::max);
  }

  /** Tells where it is. */
  void say() {
    note();
    tell(new Report.Position(handled, attached, paused, step(), node()));
  }

  private void tell(Report report) {
    if (connected && alive) {
      said.add(report);
    }
  }
}
