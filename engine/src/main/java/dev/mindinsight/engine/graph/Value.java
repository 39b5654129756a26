package dev.mindinsight.engine.graph;

/** One output of a node: written once a step, read by any number of nodes. Compared by identity. */
public final class Value {
  private final int id;
  private final Node producer;
  private final int index;
  private final TensorType type;

  Value(int id, Node producer, int index, TensorType type) {
    this.id = id;
    this.producer = producer;
    this.index = index;
    this.type = type;
  }

  /** Position among all values of the graph, dense from 0. */
  public int id() {
    return id;
  }

  /** The node that computes this value. */
  public Node producer() {
    return producer;
  }

  /** Position among the producer's outputs, from 0. */
  public int index() {
    return index;
  }

  /** Element type and shape. */
  public TensorType type() {
    return type;
  }

  /** Shorthand for the type's shape. */
  public Shape shape() {
    return type.shape();
  }

  /** The producer's name, with the output's index where it is not the first. */
  public String name() {
    return index == 0 ? producer.name() : producer.name() + ":" + index;
  }

  @Override
  public String toString() {
    return name() + " " + type;
  }
}
