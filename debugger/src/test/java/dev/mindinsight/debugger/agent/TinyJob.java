package dev.mindinsight.debugger.agent;

import dev.mindinsight.debugger.agent.JobNode.Input;
import dev.mindinsight.debugger.agent.JobNode.Kind;
import dev.mindinsight.debugger.agent.JobNode.Output;
import dev.mindinsight.summary.content.ElementType;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A producer that is no engine: fits w·x to y by gradient descent, in plain loops. Nodes: x and y
 * are fed, w is a variable of [2, 3], and the rest runs.
 */
final class TinyJob implements DebuggedJob {
  static final int W = 2;
  static final int PRODUCT = 3;
  static final int ERROR = 4;
  static final int GRADIENT = 5;
  static final int UPDATE = 6;
  static final List<String> RUNNING =
      List.of("forward/product", "loss/error", "gradients/w", "optimizer/w/assign");

  private static final Output ROW = new Output(ElementType.FLOAT32, List.of(3));
  private static final Output PAIR = new Output(ElementType.FLOAT32, List.of(2));
  private static final Output MATRIX = new Output(ElementType.FLOAT32, List.of(2, 3));

  final float[] x = new float[3];
  final float[] y = {1, -2};
  final float[] w = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f};
  private final float[] product = new float[2];
  private final float[] error = new float[2];
  private final float[] gradient = new float[6];

  volatile boolean observed;
  volatile boolean ended;

  /** Null: it has no recorder. */
  volatile Integer recordsEverySteps;

  final AtomicInteger calls = new AtomicInteger();

  @Override
  public List<JobNode> nodes() {
    return List.of(
        new JobNode("x", Kind.SOURCE, List.of(), List.of(ROW), List.of()),
        new JobNode("y", Kind.SOURCE, List.of(), List.of(PAIR), List.of()),
        new JobNode("model/w", Kind.VARIABLE, List.of(), List.of(MATRIX), List.of()),
        operation(PRODUCT, List.of(PAIR), List.of(), W, 0),
        operation(ERROR, List.of(PAIR), List.of(), PRODUCT, 1),
        operation(GRADIENT, List.of(MATRIX), List.of(), ERROR, 0),
        operation(UPDATE, List.of(), List.of(W), W, GRADIENT));
  }

  private static JobNode operation(
      int place, List<Output> outputs, List<Integer> assigned, int first, int second) {
    return new JobNode(
        RUNNING.get(place - PRODUCT),
        Kind.OPERATION,
        List.of(new Input(first, 0), new Input(second, 0)),
        outputs,
        assigned);
  }

  @Override
  public MemorySegment elements(int node, int output) {
    return MemorySegment.ofArray(List.of(x, y, w, product, error, gradient).get(node));
  }

  @Override
  public void observe(boolean on) {
    observed = on;
  }

  @Override
  public void record(int everySteps) {
    recordsEverySteps = everySteps;
  }

  @Override
  public Integer recordsEverySteps() {
    return recordsEverySteps;
  }

  @Override
  public void terminate() {
    ended = true;
  }

  /** Runs steps from 1 on, as a producer does. */
  void train(JobMonitor agent, long steps) {
    for (long step = 1; step <= steps && !ended; step++) {
      agent.stepBegins(step);
      boolean watched = observed;
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) Math.sin((double) step + i);
      }
      for (int node = PRODUCT; node <= UPDATE; node++) {
        if (watched) {
          calls.incrementAndGet();
          agent.before(node);
        }
        run(node);
        if (watched) {
          agent.after(node);
        }
      }
    }
  }

  void run(int node) {
    for (int row = 0; row < 2; row++) {
      switch (node) {
        case PRODUCT ->
            product[row] = w[3 * row] * x[0] + w[3 * row + 1] * x[1] + w[3 * row + 2] * x[2];
        case ERROR -> error[row] = product[row] - y[row];
        default -> {
          for (int i = 0; i < 3; i++) {
            if (node == GRADIENT) {
              gradient[3 * row + i] = error[row] * x[i];
            } else {
              w[3 * row + i] -= 0.1f * gradient[3 * row + i];
            }
          }
        }
      }
    }
  }
}
