package dev.mindinsight.summary.content;

import java.util.List;
import java.util.Map;

/**
 * How training data come about: a tree of operations whose root hands out the batches and whose
 * leaves read files.
 *
 * @param root the last operation
 */
public record DataPipeline(Operation root) implements Content {

  /**
   * One step of the pipeline.
   *
   * @param name such as {@code Batch} or {@code RandomShift}
   * @param parameters name → {@link String}, {@link Long}, {@link Double}, {@link Boolean}, {@link
   *     List} or {@link Map} of these; in the order of the names
   * @param inputs where its data come from
   */
  public record Operation(String name, Map<String, Object> parameters, List<Operation> inputs) {

    /** Keeps copies. */
    public Operation {
      parameters = java.util.Collections.unmodifiableSortedMap(new java.util.TreeMap<>(parameters));
      inputs = List.copyOf(inputs);
    }
  }
}
