package dev.mindinsight.engine.model;

import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Value;

/** A network that tells classes apart. */
public interface Network {
  /**
   * Appends the layers.
   *
   * @param images [examples, channels, height, width]
   * @return logits [examples, classes]
   */
  Value logits(GraphBuilder g, Value images, int classes);
}
