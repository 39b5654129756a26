package dev.mindinsight.e2e.stage;

import dev.mindinsight.debugger.agent.DebugAgent;
import dev.mindinsight.debugger.agent.DebuggedJob;
import dev.mindinsight.debugger.agent.JobNode;
import dev.mindinsight.debugger.agent.JobNode.Kind;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A job of some other producer: a step of ten thousand nodes in a hundred scopes. The first that
 * run make what is seldom seen: NaN and ±Inf, a single number, nothing at all, and a value of a
 * very long name.
 */
public final class WideJob implements DebuggedJob, AutoCloseable {

  /** Makes 3 NaN, one +Inf, one −Inf and seven numbers, the first of those nodes. */
  public static final String SPECIAL = "odd/not_finite";

  /** Makes one number. */
  public static final String SCALAR = "odd/one_number";

  /** Makes no element. */
  public static final String EMPTY = "odd/nothing";

  /** Longer than any place for it. */
  public static final String LONG =
      "odd/" + "a_scope_of_a_generated_network/".repeat(6) + "conv2d_transpose_" + "x".repeat(150);

  private static final int SCOPES = 100;
  private static final int NODES_OF_A_SCOPE = 100;
  private static final int FIRST_WIDE = 5;
  private static final float[] NOT_FINITE = {
    Float.NaN,
    Float.NaN,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    -3e38f,
    3e38f,
    0,
    1e-30f,
    1,
    2,
    3
  };

  private final List<JobNode> nodes = new ArrayList<>();
  private final float[] wide = {0, 1, -1, 0.5f, -0.5f, 0.25f, 3, -3};
  private final SummaryWriter writer;
  private final DebugAgent agent;
  private final Thread device;
  private volatile boolean observed;
  private volatile boolean over;

  /**
   * Begins to train.
   *
   * @param directory of the run, which is {@code wide} below it
   * @param port that the server listens on for jobs
   */
  public WideJob(Path directory, int port) {
    build();
    writer = SummaryWriter.open(directory.resolve("wide"));
    writer.graph(new GraphModel("mindinsight", nodes.stream().map(this::told).toList(), List.of()));
    agent =
        DebugAgent.dial(
            "127.0.0.1:" + port,
            null,
            new Report.Hello("wide", writer.runUuid().toString(), "wide"),
            this);
    device = Thread.ofPlatform().name("wide-job").start(this::train);
  }

  private void build() {
    add("images", Kind.SOURCE, List.of(8));
    add(SPECIAL, Kind.OPERATION, List.of(3, 4));
    add(SCALAR, Kind.OPERATION, List.of());
    add(EMPTY, Kind.OPERATION, List.of(0, 6));
    add(LONG, Kind.OPERATION, List.of(2, 4));
    for (int scope = 0; scope < SCOPES; scope++) {
      for (int node = 0; node < NODES_OF_A_SCOPE; node++) {
        add("model/stage%d/node%d".formatted(scope, node), Kind.OPERATION, List.of(8));
      }
    }
  }

  private void add(String name, Kind kind, List<Integer> shape) {
    List<JobNode.Input> inputs =
        kind == Kind.SOURCE
            ? List.of()
            : List.of(new JobNode.Input(nodes.size() <= FIRST_WIDE ? 0 : nodes.size() - 1, 0));
    nodes.add(
        new JobNode(
            name,
            kind,
            inputs,
            List.of(new JobNode.Output(ElementType.FLOAT32, shape)),
            List.of()));
  }

  private GraphModel.Node told(JobNode node) {
    return new GraphModel.Node(
        node.name(),
        node.kind() == Kind.SOURCE ? "input" : "op" + node.name().length() % 7,
        node.name().substring(0, Math.max(0, node.name().lastIndexOf('/'))),
        node.inputs().stream()
            .map(input -> new GraphModel.Input(nodes.get(input.node()).name(), 0, false))
            .toList(),
        List.of(
            new GraphModel.Output(
                "float32",
                node.outputs().getFirst().shape().stream().map(Integer::longValue).toList())),
        Map.of("phase", "forward"),
        List.of());
  }

  private void train() {
    for (long step = 1; !over; step++) {
      agent.stepBegins(step);
      boolean watched = observed;
      for (int node = 1; watched && node < nodes.size() && !over; node++) {
        agent.before(node);
        agent.after(node);
      }
      LockSupport.parkNanos(20_000_000);
    }
    agent.close();
    writer.close();
  }

  @Override
  public List<JobNode> nodes() {
    return nodes;
  }

  @Override
  public MemorySegment elements(int node, int output) {
    return switch (node) {
      case 1 -> MemorySegment.ofArray(NOT_FINITE);
      case 2 -> MemorySegment.ofArray(new float[] {2.25f});
      case 3 -> MemorySegment.ofArray(new float[0]);
      default -> MemorySegment.ofArray(wide);
    };
  }

  @Override
  public void observe(boolean on) {
    observed = on;
  }

  @Override
  public void terminate() {
    over = true;
  }

  /** Whether it was told to end. */
  public boolean isOver() {
    return over;
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    agent.letGo();
    device.join();
  }
}
