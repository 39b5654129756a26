package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.kernel.Kernel;
import java.util.Arrays;
import java.util.List;

/**
 * Kernels that add along axes or repeat along them. Sums are taken in double, in row-major order.
 */
final class Axes {
  private Axes() {}

  static Kernel addBias(Shape shape) {
    int channels = shape.size(1);
    int inner = shape.elements() / shape.size(0) / channels;
    return (in, out) -> {
      var x = in[0];
      var bias = in[1];
      var y = out[0];
      int planes = y.size() / inner;
      for (int plane = 0; plane < planes; plane++) {
        double b = bias.get(plane % channels);
        int end = (plane + 1) * inner;
        for (int i = plane * inner; i < end; i++) {
          y.set(i, x.get(i) + b);
        }
      }
    };
  }

  /** Sums times a factor. */
  static Kernel reduce(Shape shape, List<Integer> axes, double factor) {
    int[] target = targets(shape, axes);
    int run = runLength(shape, axes);
    double[] sums = new double[shape.without(axes).elements()];
    return (in, out) -> {
      var x = in[0];
      Arrays.fill(sums, 0);
      for (int start = 0, block = 0; start < x.size(); start += run, block++) {
        double sum = sums[target[block]];
        for (int i = start; i < start + run; i++) {
          sum += x.get(i);
        }
        sums[target[block]] = sum;
      }
      for (int i = 0; i < sums.length; i++) {
        out[0].set(i, sums[i] * factor);
      }
    };
  }

  static Kernel broadcast(Shape shape, List<Integer> axes) {
    int[] source = targets(shape, axes);
    int run = runLength(shape, axes);
    return (in, out) -> {
      var y = out[0];
      for (int start = 0, block = 0; start < y.size(); start += run, block++) {
        double value = in[0].get(source[block]);
        for (int i = start; i < start + run; i++) {
          y.set(i, value);
        }
      }
    };
  }

  /** Length of the stretches whose elements all reduce to the same place. */
  private static int runLength(Shape shape, List<Integer> axes) {
    int run = 1;
    for (int axis = shape.rank() - 1; axis >= 0 && axes.contains(axis); axis--) {
      run *= shape.size(axis);
    }
    return run;
  }

  /** For each stretch of the large tensor, the element of the small one that it belongs to. */
  private static int[] targets(Shape shape, List<Integer> axes) {
    int run = runLength(shape, axes);
    int[] targets = new int[shape.elements() / run];
    for (int block = 0; block < targets.length; block++) {
      int rest = block * run;
      int target = 0;
      int stride = 1;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        if (!axes.contains(axis)) {
          target += rest % shape.size(axis) * stride;
          stride *= shape.size(axis);
        }
        rest /= shape.size(axis);
      }
      targets[block] = target;
    }
    return targets;
  }
}
