package dev.mindinsight.engine.kernel.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.plan.GraphRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The kernels against the textbook's loops, in both precisions. */
class ReferenceKernelsTest {
  private static final double FLOAT_TOLERANCE = 2e-5;

  private static double[] random(long seed, Shape shape) {
    Random random = new Random(seed);
    return random.doubles(shape.elements(), -1, 1).map(x -> (float) x).toArray();
  }

  /** Runs one op on inputs of one precision. */
  private static double[] run(DType dtype, Op op, List<Shape> shapes, double[]... elements) {
    GraphBuilder g = new GraphBuilder();
    List<Value> inputs = new ArrayList<>();
    shapes.forEach(shape -> inputs.add(g.input("x", new TensorType(dtype, shape))));
    Value y = g.append(op, inputs.toArray(Value[]::new)).getFirst();
    try (GraphRun run = new GraphRun(g.build(), "reference")) {
      for (int i = 0; i < elements.length; i++) {
        run.feed(inputs.get(i), elements[i]);
      }
      // Twice: what scratch memory holds from the first run must not show in the second.
      run.run();
      return run.run().read(y);
    }
  }

  private static void assertClose(DType dtype, double[] got, double[] want) {
    assertThat(got)
        .usingComparatorWithPrecision(dtype == DType.FLOAT64 ? 1e-12 : FLOAT_TOLERANCE)
        .containsExactly(want);
  }

  static Stream<Arguments> windows() {
    List<Arguments> all = new ArrayList<>();
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (int size = 1; size <= 5; size += 2) {
        for (int stride = 1; stride <= 3; stride++) {
          for (int padding = 0; padding < size; padding += 2) {
            all.add(Arguments.of(dtype, new Window(size, stride, padding)));
          }
        }
      }
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("windows")
  void convolutionsAgreeWithSixLoops(DType dtype, Window window) {
    Shape x = Shape.of(4, 3, 8, 6);
    Shape filter = Shape.of(5, 3, window.size(), window.size());
    Shape y = Shape.of(4, 5, window.positions(8), window.positions(6));
    double[] images = random(1, x);
    double[] weights = random(2, filter);
    double[] dy = random(3, y);
    NaiveConv naive = new NaiveConv(window, x, filter);
    assertClose(
        dtype,
        run(dtype, new Op.Conv2d(window), List.of(x, filter), images, weights),
        naive.forward(images, weights));
    assertClose(
        dtype,
        run(dtype, new Op.Conv2dInputGrad(window, x), List.of(y, filter), dy, weights),
        naive.inputGrad(dy, weights));
    assertClose(
        dtype,
        run(dtype, new Op.Conv2dFilterGrad(window, filter), List.of(x, y), images, dy),
        naive.filterGrad(images, dy));
  }

  @ParameterizedTest
  @MethodSource("windows")
  void poolsAgreeWithTheirDefinition(DType dtype, Window window) {
    Shape x = Shape.of(2, 3, 8, 6);
    Shape y = Shape.of(2, 3, window.positions(8), window.positions(6));
    double[] images = random(4, x);
    double[] dy = random(5, y);
    NaivePool naive = new NaivePool(window, x);
    assertClose(dtype, run(dtype, new Op.MaxPool2d(window), List.of(x), images), naive.max(images));
    assertClose(dtype, run(dtype, new Op.AvgPool2d(window), List.of(x), images), naive.avg(images));
    assertClose(
        dtype,
        run(dtype, new Op.MaxPool2dGrad(window), List.of(x, y), images, dy),
        naive.maxGrad(images, dy));
    assertClose(
        dtype, run(dtype, new Op.AvgPool2dGrad(window, x), List.of(y), dy), naive.avgGrad(dy));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void productsAreBitForBitThoseOfThreeLoops(DType dtype) {
    for (int m = 1; m <= 5; m += 2) {
      for (int k = 1; k <= 9; k += 4) {
        for (int n = 1; n <= 33; n += 16) {
          checkProduct(dtype, m, k, n);
        }
      }
    }
  }

  private static void checkProduct(DType dtype, int m, int k, int n) {
    double[] a = random(6, Shape.of(m, k));
    double[] b = random(7, Shape.of(k, n));
    double[] want = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        want[i * n + j] = dot(dtype, a, b, i * k, j, k, n);
      }
    }
    double[] at = transposed(a, m, k);
    double[] bt = transposed(b, k, n);
    Shape mk = Shape.of(m, k);
    Shape km = Shape.of(k, m);
    Shape kn = Shape.of(k, n);
    Shape nk = Shape.of(n, k);
    assertThat(run(dtype, new Op.MatMul(false, false), List.of(mk, kn), a, b)).isEqualTo(want);
    assertThat(run(dtype, new Op.MatMul(true, false), List.of(km, kn), at, b)).isEqualTo(want);
    assertThat(run(dtype, new Op.MatMul(false, true), List.of(mk, nk), a, bt)).isEqualTo(want);
    assertThat(run(dtype, new Op.MatMul(true, true), List.of(km, nk), at, bt)).isEqualTo(want);
  }

  private static double dot(
      DType dtype, double[] a, double[] b, int row, int column, int k, int n) {
    if (dtype == DType.FLOAT64) {
      double sum = 0;
      for (int i = 0; i < k; i++) {
        sum += a[row + i] * b[i * n + column];
      }
      return sum;
    }
    float sum = 0;
    for (int i = 0; i < k; i++) {
      sum += (float) a[row + i] * (float) b[i * n + column];
    }
    return sum;
  }

  private static double[] transposed(double[] matrix, int rows, int columns) {
    double[] transposed = new double[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      transposed[i % columns * rows + i / columns] = matrix[i];
    }
    return transposed;
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void reductionsAndBroadcastsAgreeWithTheirDefinition(DType dtype) {
    Shape shape = Shape.of(2, 3, 4);
    double[] x = random(8, shape);
    for (List<Integer> axes :
        List.of(
            List.of(0),
            List.of(1),
            List.of(2),
            List.of(0, 2),
            List.of(0, 1, 2),
            List.<Integer>of())) {
      Shape rest = shape.without(axes);
      double[] sums = new double[rest.elements()];
      double[] small = random(9, rest);
      double[] repeated = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        int target = target(i, axes);
        sums[target] += x[i];
        repeated[i] = small[target];
      }
      double share = (double) sums.length / x.length;
      double[] means = Arrays.stream(sums).map(sum -> sum * share).toArray();
      assertClose(dtype, run(dtype, new Op.ReduceSum(axes), List.of(shape), x), sums);
      assertClose(dtype, run(dtype, new Op.ReduceMean(axes), List.of(shape), x), means);
      assertClose(dtype, run(dtype, new Op.Broadcast(shape, axes), List.of(rest), small), repeated);
    }
  }

  /** Where element {@code i} of [2, 3, 4] goes when the axes vanish. */
  private static int target(int i, List<Integer> axes) {
    int[] index = {i / 12, i / 4 % 3, i % 4};
    int[] sizes = {2, 3, 4};
    int target = 0;
    for (int axis = 0; axis < 3; axis++) {
      if (!axes.contains(axis)) {
        target = target * sizes[axis] + index[axis];
      }
    }
    return target;
  }

  @Test
  void reluAndMaxPoolLetNanThrough() {
    Shape s = Shape.of(1, 1, 2, 2);
    double[] x = {-1, Double.NaN, 3, -0.0};
    assertThat(run(DType.FLOAT32, new Op.Relu(), List.of(s), x))
        .containsExactly(0, Double.NaN, 3, 0);
    Op pool = new Op.MaxPool2d(new Window(2, 2, 0));
    assertThat(run(DType.FLOAT32, pool, List.of(s), x)).containsExactly(Double.NaN);
    double[] largest = {-1, Double.NEGATIVE_INFINITY, -3, -2};
    assertThat(run(DType.FLOAT64, pool, List.of(s), largest)).containsExactly(-1);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void crossEntropyNeitherOverflowsNorLosesSmallDifferences(DType dtype) {
    double[] losses = crossEntropy(dtype, List.of(0, 1), 1000, 0, 0, 0);
    assertThat(losses[0]).isZero();
    assertThat(losses[1]).isCloseTo(Math.log(2), within(FLOAT_TOLERANCE));
    assertThat(crossEntropy(dtype, List.of(1, 0), 1000, 0, 0, 0)[0]).isEqualTo(1000);
    assertThat(crossEntropy(dtype, List.of(1, 0), Double.NaN, 0, 0, 0)[0]).isNaN();
  }

  private static double[] crossEntropy(DType dtype, List<Integer> labels, double... logits) {
    return classify(dtype, new Op.SoftmaxCrossEntropy(), labels, logits);
  }

  private static double[] classify(DType dtype, Op op, List<Integer> labels, double... logits) {
    GraphBuilder g = new GraphBuilder();
    Value x = g.input("x", TensorType.of(dtype, 2, logits.length / 2));
    Value y = g.input("y", TensorType.of(DType.INT32, 2));
    Value out = g.append(op, x, y).getFirst();
    try (GraphRun run = new GraphRun(g.build(), "reference")) {
      return run.feed(x, logits).feedLabels(y, labels).run().read(out);
    }
  }

  @Test
  void theFirstOfEqualLogitsWinsAndNanNever() {
    Op correct = new Op.Correct();
    assertThat(classify(DType.FLOAT32, correct, List.of(0, 1), 1, 1, 1, 1)).containsExactly(1, 0);
    assertThat(classify(DType.FLOAT32, correct, List.of(0, 1), 2, 1, 1, 2)).containsExactly(1, 1);
    assertThat(classify(DType.FLOAT32, correct, List.of(0, 0), 2, Double.NaN, Double.NaN, 1))
        .containsExactly(0, 0);
  }

  @Test
  void aLabelThatIsNoClassIsRefused() {
    assertThatThrownBy(() -> crossEntropy(DType.FLOAT32, List.of(0, 2), 1, 2, 3, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed label: got 2, want 0 to 1, at example 1 of the batch");
  }
}
