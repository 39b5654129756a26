package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.kernel.Kernel;

/** Kernels of the optimizers' updates. */
final class Updates {
  private Updates() {}

  static Kernel sgd() {
    return (in, out) -> {
      var p = in[0];
      var g = in[1];
      double rate = in[2].get(0);
      for (int i = 0; i < p.size(); i++) {
        out[0].set(i, p.get(i) - rate * g.get(i));
      }
    };
  }

  static Kernel momentum(Op.MomentumUpdate op) {
    return (in, out) -> {
      var p = in[0];
      var m = in[1];
      var g = in[2];
      double rate = in[3].get(0);
      for (int i = 0; i < p.size(); i++) {
        double next = op.momentum() * m.get(i) + g.get(i);
        out[1].set(i, next);
        out[0].set(i, p.get(i) - rate * next);
      }
    };
  }
}
