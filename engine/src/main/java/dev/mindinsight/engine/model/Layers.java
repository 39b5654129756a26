package dev.mindinsight.engine.model;

import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Initializer;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Value;

/** Layers with their weights, each in a scope. */
final class Layers {
  private Layers() {}

  /** {@code x[N, inputs] · weight + bias}. */
  static Value dense(GraphBuilder g, String scope, Value x, int outputs) {
    int inputs = x.shape().size(1);
    try (var _ = g.scope(scope)) {
      Value weight = weight(g, x, Shape.of(inputs, outputs), inputs);
      return g.addBias(g.matMul(x, weight), bias(g, x, outputs));
    }
  }

  /** Convolution with a bias, stride 1. */
  static Value conv(GraphBuilder g, String scope, Value x, int filters, int size, int padding) {
    int channels = x.shape().size(1);
    try (var _ = g.scope(scope)) {
      Value weight = weight(g, x, Shape.of(filters, channels, size, size), channels * size * size);
      return g.addBias(g.conv2d(x, weight, 1, padding), bias(g, x, filters));
    }
  }

  private static Value weight(GraphBuilder g, Value x, Shape shape, int fanIn) {
    return g.variable("weight", x.type().withShape(shape), new Initializer.HeUniform(fanIn));
  }

  private static Value bias(GraphBuilder g, Value x, int size) {
    return g.variable("bias", x.type().withShape(Shape.of(size)), new Initializer.Zeros());
  }
}
