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

  static Kernel adam(Op.AdamUpdate op) {
    double beta1 = op.beta1();
    double beta2 = op.beta2();
    return (in, out) -> {
      double rate = in[4].get(0);
      double step = in[5].get(0);
      double correction1 = 1 - StrictMath.pow(beta1, step);
      double correction2 = 1 - StrictMath.pow(beta2, step);
      for (int i = 0; i < in[0].size(); i++) {
        double g = in[3].get(i);
        double m = beta1 * in[1].get(i) + (1 - beta1) * g;
        double v = beta2 * in[2].get(i) + (1 - beta2) * g * g;
        double denominator = Math.sqrt(v / correction2) + op.epsilon();
        out[0].set(i, in[0].get(i) - rate * (m / correction1) / denominator);
        out[1].set(i, m);
        out[2].set(i, v);
      }
    };
  }
}
