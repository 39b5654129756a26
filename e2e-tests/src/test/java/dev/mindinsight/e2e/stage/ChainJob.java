package dev.mindinsight.e2e.stage;

import dev.mindinsight.debugger.agent.DebugAgent;
import dev.mindinsight.debugger.agent.DebuggedJob;
import dev.mindinsight.debugger.agent.JobNode;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Another producer's job, by the agent that anyone may use: a chain of {@value #NODES} nodes, each
 * of which makes {1, 2, 3, NaN}. It can run all of a step in one go, as a compiled graph does: then
 * it can only be stopped between two steps, and every node hits before that.
 */
public final class ChainJob implements DebuggedJob, AutoCloseable {

  /** That run; more than any real net of our tests has. */
  public static final int NODES = 10_000;

  private static final int SCOPE = 100;
  private static final long PAUSE_NANOS = 20_000_000;

  private final float[] made = {1, 2, 3, Float.NaN};
  private final SummaryWriter writer;
  private final DebugAgent agent;
  private final Thread device;
  private volatile boolean observed;
  private volatile boolean inOneGo;
  private volatile boolean over;

  /**
   * Writes its graph and dials.
   *
   * @param port of a server on this machine
   */
  public ChainJob(Path directory, int port) {
    writer = SummaryWriter.open(directory);
    writer.graph(
        new GraphModel(
            "wide",
            IntStream.rangeClosed(0, NODES).mapToObj(ChainJob::graphNode).toList(),
            List.of()));
    writer.scalar("loss", 0, 1);
    var hello = new Report.Hello(UUID.randomUUID().toString(), writer.runUuid() + "", "wide");
    agent = DebugAgent.dial("127.0.0.1:" + port, null, hello, this);
    device = Thread.ofPlatform().daemon().name("chain-job").start(this::train);
  }

  /** The first is fed, the others run. */
  private static String name(int place) {
    int node = place - 1;
    return place == 0 ? "x" : "layer%03d/op%02d".formatted(node / SCOPE, node % SCOPE);
  }

  private static GraphModel.Node graphNode(int place) {
    return new GraphModel.Node(
        name(place),
        place == 0 ? "input" : "twist",
        name(place).substring(0, Math.max(0, name(place).indexOf('/'))),
        place == 0 ? List.of() : List.of(new GraphModel.Input(name(place - 1), 0, false)),
        List.of(new GraphModel.Output("float32", List.of(4L))),
        Map.of(),
        List.of());
  }

  /** From the next step on; see above. */
  public void runInOneGo() {
    inOneGo = true;
  }

  private void train() {
    for (long step = 1; !over; step++) {
      agent.stepBegins(step);
      if (observed) {
        var whole = inOneGo;
        for (int node = 1; node <= NODES && !over; node++) {
          if (node == 1 || !whole) {
            agent.before(node);
          }
          agent.after(node);
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  @Override
  public List<JobNode> nodes() {
    var four = new JobNode.Output(ElementType.FLOAT32, List.of(4));
    return IntStream.rangeClosed(0, NODES)
        .mapToObj(place ->
            new JobNode(
                name(place),
                place == 0 ? JobNode.Kind.SOURCE : JobNode.Kind.OPERATION,
                place == 0 ? List.of() : List.of(new JobNode.Input(place - 1, 0)),
                List.of(four),
                List.of()))
        .toList();
  }

  @Override
  public MemorySegment elements(int node, int output) {
    return MemorySegment.ofArray(made);
  }

  @Override
  public void observe(boolean on) {
    observed = on;
  }

  @Override
  public void terminate() {
    over = true;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    agent.letGo();
    device.join();
    agent.close();
    writer.close();
  }
}
