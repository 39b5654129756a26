package dev.mindinsight.engine.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One operation of a graph. Immutable; compared by identity. */
public final class Node {
  private final int id;
  private final String name;
  private final Op op;
  private final Phase phase;
  private final List<SourceLine> source;
  private final @Nullable Node gradOf;
  private final List<Value> inputs;
  private final List<Value> outputs;

  Node(int id, Label label, Op op, List<Value> inputs, int firstValueId, List<TensorType> types) {
    this.id = id;
    this.name = label.name();
    this.op = op;
    this.phase = label.phase();
    this.source = List.copyOf(label.source());
    this.gradOf = label.gradOf();
    this.inputs = List.copyOf(inputs);
    List<Value> made = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      made.add(new Value(firstValueId + i, this, i, types.get(i)));
    }
    this.outputs = List.copyOf(made);
  }

  /** What a node is called and where it comes from, as against what it computes. */
  record Label(String name, Phase phase, List<SourceLine> source, @Nullable Node gradOf) {}

  /** Position in the graph and in every plan, dense from 0. */
  public int id() {
    return id;
  }

  /** Unique in the graph: scopes and a last part, joined by {@code /}. */
  public String name() {
    return name;
  }

  /** The name without its last part; empty at the top. */
  public String scope() {
    return name.substring(0, Math.max(0, name.lastIndexOf('/')));
  }

  /** What the node computes. */
  public Op op() {
    return op;
  }

  /** In the order that the op documents. */
  public List<Value> inputs() {
    return inputs;
  }

  /** The input at a position from 0. */
  public Value input(int position) {
    return inputs.get(position);
  }

  /** In the order that the op documents; empty for {@link Op.Assign}. */
  public List<Value> outputs() {
    return outputs;
  }

  /** The first output. */
  public Value output() {
    return outputs.getFirst();
  }

  /** The part of the step in which the node runs. */
  public Phase phase() {
    return phase;
  }

  /**
   * The lines that made the node, innermost first and none of this package; a gradient has its
   * forward node's.
   */
  public List<SourceLine> source() {
    return source;
  }

  /** The forward node whose gradient this node helps to compute; only in the backward phase. */
  public Optional<Node> gradOf() {
    return Optional.ofNullable(gradOf);
  }

  @Override
  public String toString() {
    return "#%d %s = %s%s".formatted(id, name, op, inputs);
  }
}
