package com.example;

import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Initializer;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.model.Network;

/** A network of someone else's, in a package of their own. */
public record TwoLayers() implements Network {

  @Override
  public Value logits(GraphBuilder g, Value images, int classes) {
    Value hidden = g.relu(dense(g, "hidden", g.flatten(images), 8));
    return dense(g, "out", hidden, classes);
  }

  private static Value dense(GraphBuilder g, String scope, Value x, int outputs) {
    int inputs = x.shape().size(1);
    try (var _ = g.scope(scope)) {
      Shape shape = Shape.of(inputs, outputs);
      Value weight =
          g.variable("weight", x.type().withShape(shape), new Initializer.HeUniform(inputs));
      return g.matMul(x, weight);
    }
  }
}
