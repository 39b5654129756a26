package dev.mindinsight.server.launch;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.debugger.wire.ServerListener;
import dev.mindinsight.debugger.wire.WireClient;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.content.TensorStatistics;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A job over a real stream: nodes n0 to n4 of steps, a millisecond each. Every node takes the
 * numbers 0 to 11 as float32 of shape 3 × 4 and gives as many that are not computed yet.
 */
final class ScriptedJob implements ServerListener, AutoCloseable {

  private static final int NODES = 5;

  private record Numbered(long number, Command command) {}

  private final BlockingQueue<Numbered> commands = new LinkedBlockingQueue<>();
  private final Map<Long, Watchpoint> watched = new ConcurrentHashMap<>();
  private final WireClient client;
  private final Thread device;
  private volatile boolean over;
  private volatile boolean mute;
  volatile boolean paused;
  volatile boolean attached;
  volatile boolean connected;
  volatile long nodesRun;
  volatile int recordsEverySteps = 50;
  private boolean pauseWanted;
  private long nodesLeft = -1;
  private long goal = -1;
  private long handled;

  ScriptedJob(int port, @Nullable String token, String id, String run) {
    this.client =
        WireClient.dial("127.0.0.1:" + port, token, new Report.Hello(id, run, "lenet"), this);
    this.device = Thread.ofPlatform().daemon().name("scripted-job").start(this::train);
  }

  /** From now on it takes no command. */
  void mute() {
    mute = true;
  }

  @Override
  public void connected() {
    connected = true;
    commands.add(new Numbered(0, new Command.Detach()));
  }

  @Override
  public void command(long number, Command command) {
    commands.add(new Numbered(number, command));
  }

  @Override
  public void disconnected() {
    connected = false;
    commands.clear();
    commands.add(new Numbered(0, new Command.Detach()));
  }

  private void train() {
    try {
      for (int i = 0; !over; i++) {
        Numbered next = mute ? null : commands.poll(paused ? 50 : 0, TimeUnit.MILLISECONDS);
        if (next != null) {
          take(next);
        } else if (!paused) {
          node();
          if (i % 20 == 0) {
            say();
          }
        }
      }
    } catch (InterruptedException e) {
      // The end.
    }
  }

  private long step() {
    return nodesRun / NODES;
  }

  private String name() {
    return "n" + nodesRun % NODES;
  }

  private void node() throws InterruptedException {
    if (pauseWanted || nodesLeft == 0 || (goal >= 0 && step() >= goal)) {
      move(-1, -1);
      paused = true;
      say();
      return;
    }
    for (Watchpoint watchpoint : watched.values()) {
      if (watchpoint.nodes().contains(name())) {
        client.send(
            new Report.Hit(
                watchpoint.id(),
                name(),
                "output:0",
                step(),
                List.of(new Report.Check("max_gt", 1, 11.0, true)),
                List.of()));
        pauseWanted = true;
      }
    }
    long run = nodesRun;
    nodesRun = run + 1;
    nodesLeft -= nodesLeft > 0 ? 1 : 0;
    TimeUnit.MILLISECONDS.sleep(1);
  }

  private void move(long nodes, long steps) {
    paused = false;
    pauseWanted = false;
    nodesLeft = nodes;
    goal = steps;
  }

  private void say() {
    client.send(new Report.Position(handled, attached, paused, step(), name()));
  }

  private void take(Numbered numbered) {
    handled = numbered.number();
    switch (numbered.command()) {
      case Command.Attach() -> attached = true;
      case Command.Detach() -> {
        attached = false;
        watched.clear();
        move(-1, -1);
        if (numbered.number() == 0) {
          // A stream begins, or ends.
          client.send(new Report.Recorder(recordsEverySteps));
        }
      }
      case Command.Pause() -> pauseWanted = true;
      case Command.Continue() -> move(-1, -1);
      case Command.NextNode(int count) -> move(count, -1);
      case Command.NextStep(int count) -> move(-1, step() + count);
      case Command.Terminate() -> end();
      case Command.RecordEvery(int everySteps) -> {
        recordsEverySteps = everySteps;
        client.send(new Report.Recorder(everySteps));
      }
      case Command.Watch(Watchpoint watchpoint) -> watched.put(watchpoint.id(), watchpoint);
      case Command.Unwatch(long id) -> watched.remove(id);
      case Command.ListTensors(long request, String node) -> tensors(request, node);
      case Command.ReadTensor read -> elements(read);
      case Command.ReadHistogram(long request, String node, String slot) ->
          client.send(
              new Report.Distribution(
                  request,
                  new Histogram(
                      new double[] {0, 6},
                      new double[] {6, 11},
                      new double[] {6, 6},
                      12,
                      0,
                      0,
                      0,
                      0.0,
                      11.0,
                      66.0)));
    }
    say();
  }

  private void tensors(long request, String node) {
    if (!node.matches("n\\d")) {
      client.send(
          new Report.Refused(
              request, "Malformed request: got node '" + node + "', want one of the job's 5"));
      return;
    }
    TensorContent value = new TensorContent(ElementType.FLOAT32, List.of(3, 4), bytes(0, 12));
    client.send(
        new Report.Tensors(
            request,
            List.of(
                new Report.Slot(
                    "input:0",
                    "x",
                    ElementType.FLOAT32,
                    List.of(3, 4),
                    step(),
                    TensorStatistics.of(value)),
                new Report.Slot(
                    "input:1", "large", ElementType.FLOAT32, List.of(1000, 1000), step(), null),
                new Report.Slot(
                    "output:0", node, ElementType.FLOAT32, List.of(3, 4), null, null))));
  }

  /** Rows alone are cut; that suffices for a test. */
  private void elements(Command.ReadTensor read) {
    Command.Range rows = read.slice().getFirst();
    List<Integer> sliced = rows.single() ? List.of(4) : List.of(rows.to() - rows.from(), 4);
    client.send(
        new Report.Elements(
            read.request(),
            ElementType.FLOAT32,
            List.of(3, 4),
            sliced,
            ByteBuffer.wrap(bytes(rows.from() * 4, rows.to() * 4)).asReadOnlyBuffer()));
  }

  private static byte[] bytes(int from, int to) {
    ByteBuffer bytes = ByteBuffer.allocate((to - from) * 4).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = from; i < to; i++) {
      bytes.putFloat(i);
    }
    return bytes.array();
  }

  /** Tells of so many hits of a watchpoint, each of another node, one step after the other. */
  void hit(long watchpoint, int nodes, int steps) {
    for (int step = 0; step < steps; step++) {
      for (int node = 0; node < nodes; node++) {
        List<Report.Check> checks = List.of(new Report.Check("max_gt", 1, 11.0, true));
        client.send(
            new Report.Hit(watchpoint, "scope/node" + node, "output:0", step, checks, List.of()));
      }
    }
  }

  /** A message that is longer than the wire takes. */
  void sayTooMuch() {
    client.send(new Report.Refused(0, "x".repeat(5 << 20)));
  }

  /** The training is over. */
  void end() {
    over = true;
    client.send(new Report.Ended());
    client.close();
  }

  /** As if it were killed, as far as a server can see. */
  @Override
  public void close() {
    over = true;
    device.interrupt();
    client.close();
  }
}
