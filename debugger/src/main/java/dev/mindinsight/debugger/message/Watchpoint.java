package dev.mindinsight.debugger.message;

import java.util.List;
import java.util.Map;

/**
 * A condition on the outputs of nodes.
 *
 * @param id given by the server, unique in a session
 * @param condition as MindInsight names them, such as {@code tensor_too_large}
 * @param parameters name → limit
 * @param nodes globs over full names, in which {@code *} also stands for {@code /}
 */
public record Watchpoint(
    long id, String condition, Map<String, Double> parameters, List<String> nodes) {

  /** Keeps copies. */
  public Watchpoint {
    parameters = Map.copyOf(parameters);
    nodes = List.copyOf(nodes);
  }
}
