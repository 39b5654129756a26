package dev.mindinsight.engine.plan;

import dev.mindinsight.engine.graph.Graph;
import dev.mindinsight.engine.graph.Initializer;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.kernel.Tensor;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;

/**
 * One buffer for each value of a graph, shared by all plans of that graph. No two values share a
 * buffer, so that whoever pauses a step sees the true inputs of every node that has run.
 */
public final class Memory implements AutoCloseable {
  private final Arena arena = Arena.ofShared();
  private final List<Tensor> tensors = new ArrayList<>();
  private final List<Node> nodes;

  /**
   * Allocates all buffers and gives variables and constants their first values.
   *
   * @param seed of the initial weights; each variable draws from a generator of its own, so that
   *     adding a variable does not change the others
   */
  public Memory(Graph graph, long seed) {
    nodes = graph.nodes();
    for (Node node : nodes) {
      node.outputs().forEach(value -> tensors.add(Tensor.allocate(arena, value.type())));
      initialize(node, seed);
    }
  }

  /** The buffer of a value of the graph. */
  public Tensor tensor(Value value) {
    return tensors.get(value.id());
  }

  List<Tensor> tensors(List<Value> values) {
    return values.stream().map(this::tensor).toList();
  }

  /** CRC-32C over all variables in the order of the graph: equal for bit-identical states. */
  public long variablesChecksum() {
    CRC32C checksum = new CRC32C();
    for (Node node : nodes) {
      if (node.op() instanceof Op.Variable) {
        checksum.update(tensor(node.output()).data().asByteBuffer());
      }
    }
    return checksum.getValue();
  }

  private void initialize(Node node, long seed) {
    switch (node.op()) {
      case Op.Constant constant -> tensor(node.output()).fill(constant.value());
      case Op.Variable variable -> {
        if (variable.initializer() instanceof Initializer.HeUniform he) {
          double bound = StrictMath.sqrt(6.0 / he.fanIn());
          SplittableRandom random = new SplittableRandom(seed * 31 + node.name().hashCode());
          Tensor weights = tensor(node.output());
          for (int i = 0; i < weights.size(); i++) {
            weights.set(i, (2 * random.nextDouble() - 1) * bound);
          }
        }
      }
      default -> {}
    }
  }

  /** Frees all buffers; no plan of the graph may run any more. */
  @Override
  public void close() {
    arena.close();
  }
}
