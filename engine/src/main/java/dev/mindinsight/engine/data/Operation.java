package dev.mindinsight.engine.data;

import java.util.List;
import java.util.Map;

/**
 * A step of a data pipeline as it describes itself.
 *
 * @param name such as {@code Shuffle}
 * @param parameters name → {@link String}, {@link Long}, {@link Double}, {@link Boolean}, or a
 *     {@link List} of these: all that decides what comes out
 * @param inputs where its data come from
 */
public record Operation(String name, Map<String, Object> parameters, List<Operation> inputs) {
  /** Keeps copies. */
  public Operation {
    parameters = Map.copyOf(parameters);
    inputs = List.copyOf(inputs);
  }

  /** This operation's results as the only input of another. */
  Operation then(String next, Map<String, Object> itsParameters) {
    return new Operation(next, itsParameters, List.of(this));
  }
}
