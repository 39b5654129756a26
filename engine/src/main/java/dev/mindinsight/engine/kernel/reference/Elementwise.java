package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.kernel.Kernel;

/**
 * Kernels that compute each element from the elements in the same place. Each is a loop of its own:
 * a shared loop over an operator object would cost a call an element.
 */
final class Elementwise {
  private Elementwise() {}

  static Kernel neg() {
    return (in, out) -> {
      var x = in[0];
      var y = out[0];
      int size = y.size();
      for (int i = 0; i < size; i++) {
        y.set(i, -x.get(i));
      }
    };
  }

  static Kernel exp() {
    return (in, out) -> {
      var x = in[0];
      var y = out[0];
      int size = y.size();
      for (int i = 0; i < size; i++) {
        y.set(i, StrictMath.exp(x.get(i)));
      }
    };
  }

  static Kernel log() {
    return (in, out) -> {
      var x = in[0];
      var y = out[0];
      int size = y.size();
      for (int i = 0; i < size; i++) {
        y.set(i, StrictMath.log(x.get(i)));
      }
    };
  }

  static Kernel sqrt() {
    return (in, out) -> {
      var x = in[0];
      var y = out[0];
      int size = y.size();
      for (int i = 0; i < size; i++) {
        y.set(i, Math.sqrt(x.get(i)));
      }
    };
  }

  static Kernel relu() {
    return (in, out) -> {
      var x = in[0];
      var y = out[0];
      int size = y.size();
      for (int i = 0; i < size; i++) {
        double value = x.get(i);
        y.set(i, value <= 0 ? 0 : value);
      }
    };
  }

  static Kernel reluGrad() {
    return (in, out) -> {
      var dy = in[0];
      var y = in[1];
      var dx = out[0];
      int size = dx.size();
      for (int i = 0; i < size; i++) {
        double gradient = dy.get(i);
        dx.set(i, y.get(i) == 0 ? 0 : gradient);
      }
    };
  }

  static Kernel scale(double factor) {
    return (in, out) -> {
      var x = in[0];
      var y = out[0];
      int size = y.size();
      for (int i = 0; i < size; i++) {
        y.set(i, x.get(i) * factor);
      }
    };
  }

  static Kernel add() {
    return (in, out) -> {
      var x = in[0];
      var b = in[1];
      var y = out[0];
      int size = y.size();
      for (int i = 0; i < size; i++) {
        y.set(i, x.get(i) + b.get(i));
      }
    };
  }

  static Kernel sub() {
    return (in, out) -> {
      var x = in[0];
      var b = in[1];
      var y = out[0];
      int size = y.size();
      for (int i = 0; i < size; i++) {
        y.set(i, x.get(i) - b.get(i));
      }
    };
  }

  static Kernel mul() {
    return (in, out) -> {
      var a = in[0];
      var b = in[1];
      var c = out[0];
      int size = c.size();
      for (int i = 0; i < size; i++) {
        c.set(i, a.get(i) * b.get(i));
      }
    };
  }

  static Kernel div() {
    return (in, out) -> {
      var x = in[0];
      var b = in[1];
      var y = out[0];
      int size = y.size();
      for (int i = 0; i < size; i++) {
        y.set(i, x.get(i) / b.get(i));
      }
    };
  }
}
