package dev.mindinsight.engine.model;

import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Value;

/** A perceptron with two hidden layers. */
public record Mlp() implements Network {
  @Override
  public Value logits(GraphBuilder g, Value images, int classes) {
    Value x = g.relu(Layers.dense(g, "fc1", g.flatten(images), 256));
    x = g.relu(Layers.dense(g, "fc2", x, 128));
    return Layers.dense(g, "fc3", x, classes);
  }
}
