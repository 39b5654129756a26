package dev.mindinsight.debugger.agent;

import dev.mindinsight.summary.content.ElementType;
import java.util.List;

/**
 * A node of what a job runs in a step. It is known by its place in {@link DebuggedJob#nodes}.
 *
 * @param name full, unique; its scopes are separated by {@code /}
 * @param kind what it does in a step
 * @param inputs what it reads, in its own order
 * @param outputs what it makes; of a variable its one value
 * @param assigned places of the variables that it gives new values, when it runs
 */
public record JobNode(
    String name, Kind kind, List<Input> inputs, List<Output> outputs, List<Integer> assigned) {

  /** Keeps copies. */
  public JobNode {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    assigned = List.copyOf(assigned);
  }

  /** What a node does in a step. */
  public enum Kind {
    /** Its values are there when the step begins: fed, or constant. */
    SOURCE,
    /** Its value is there when the step begins, and others may give it a new one. */
    VARIABLE,
    /** It runs, between {@link DebugAgent#before} and {@link DebugAgent#after}. */
    OPERATION
  }

  /**
   * A value that a node reads.
   *
   * @param node place of the node that makes it
   * @param output which of that node's outputs, from 0
   */
  public record Input(int node, int output) {}

  /**
   * A value that a node makes.
   *
   * @param type of its elements
   * @param shape outermost first
   */
  public record Output(ElementType type, List<Integer> shape) {
    /** Keeps a copy. */
    public Output {
      shape = List.copyOf(shape);
    }
  }

  /** Name of one of its values: its own, with {@code :k} where it is not the first. */
  String valueName(int output) {
    return output == 0 ? name : name + ":" + output;
  }

  /** How the place of one of its values is told of. */
  String slot(int output) {
    return kind == Kind.VARIABLE ? "parameter" : "output:" + output;
  }
}
