package dev.mindinsight.engine.model;

import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.graph.Window;

/**
 * LeNet-5 (LeCun et al., "Gradient-Based Learning Applied to Document Recognition", 1998) in
 * today's form: ReLU and max pooling, and every feature map of the second convolution sees all of
 * the first.
 */
public record LeNet() implements Network {
  private static final Window HALVE = new Window(2, 2, 0);

  @Override
  public Value logits(GraphBuilder g, Value images, int classes) {
    Value x = g.maxPool2d(g.relu(Layers.conv(g, "conv1", images, 6, 5, 2)), HALVE);
    x = g.maxPool2d(g.relu(Layers.conv(g, "conv2", x, 16, 5, 0)), HALVE);
    x = g.relu(Layers.dense(g, "fc1", g.flatten(x), 120));
    x = g.relu(Layers.dense(g, "fc2", x, 84));
    return Layers.dense(g, "fc3", x, classes);
  }
}
