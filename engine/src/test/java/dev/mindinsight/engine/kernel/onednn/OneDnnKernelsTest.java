package dev.mindinsight.engine.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each kernel against the reference kernel. Nothing here asks whether the natives are there: on
 * this platform their absence is a failure.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class OneDnnKernelsTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void theNativesAreThere() {
    assertThat(new OneDnnKernels().missing()).isEmpty();
    assertThat(Library.loaded().library()).isNotNull();
  }

  static Stream<Agreement> products() {
    List<Agreement> all = new ArrayList<>();
    int[][] sizes = {{1, 1, 1}, {1, 5, 3}, {7, 1, 5}, {33, 17, 9}, {2, 400, 1}, {32, 400, 120}};
    for (int[] s : sizes) {
      for (boolean ta : new boolean[] {false, true}) {
        for (boolean tb : new boolean[] {false, true}) {
          Shape a = ta ? Shape.of(s[1], s[0]) : Shape.of(s[0], s[1]);
          Shape b = tb ? Shape.of(s[2], s[1]) : Shape.of(s[1], s[2]);
          all.add(Agreement.of(new Op.MatMul(ta, tb), a, b));
        }
      }
    }
    return all.stream();
  }

  static Stream<Agreement> windows() {
    List<Agreement> all = new ArrayList<>();
    for (int size = 1; size <= 5; size++) {
      for (int stride = 1; stride <= 3; stride++) {
        for (int padding = 0; padding < size; padding++) {
          Window window = new Window(size, stride, padding);
          all.addAll(convolutions(window, Shape.of(3, 3, 8, 7), 5));
          all.addAll(averages(window, Shape.of(2, 3, 8, 7)));
        }
      }
    }
    Window five = new Window(5, 1, 2);
    all.addAll(convolutions(five, Shape.of(32, 1, 28, 28), 6));
    all.addAll(convolutions(new Window(5, 1, 0), Shape.of(32, 6, 14, 14), 16));
    all.addAll(convolutions(new Window(3, 2, 1), Shape.of(1, 17, 9, 9), 33));
    all.addAll(convolutions(new Window(1, 1, 0), Shape.of(1, 1, 1, 1), 1));
    all.addAll(convolutions(five, Shape.of(2, 16, 1, 1), 1));
    all.addAll(averages(new Window(1, 1, 0), Shape.of(1, 1, 1, 1)));
    return all.stream();
  }

  private static List<Agreement> convolutions(Window window, Shape x, int filters) {
    Shape filter = Shape.of(filters, x.size(1), window.size(), window.size());
    Shape y = pooled(window, x, filters);
    return List.of(
        Agreement.of(new Op.Conv2d(window), x, filter),
        Agreement.of(new Op.Conv2dInputGrad(window, x), y, filter),
        Agreement.of(new Op.Conv2dFilterGrad(window, filter), x, y));
  }

  private static List<Agreement> averages(Window window, Shape x) {
    return List.of(
        Agreement.of(new Op.AvgPool2d(window), x),
        Agreement.of(new Op.AvgPool2dGrad(window, x), pooled(window, x, x.size(1))));
  }

  private static Shape pooled(Window window, Shape x, int channels) {
    return Shape.of(x.size(0), channels, window.positions(x.size(2)), window.positions(x.size(3)));
  }

  static Stream<Agreement> elements() {
    List<Agreement> all = new ArrayList<>();
    for (Shape s : List.of(Shape.of(1024), Shape.of(33, 37), Shape.of(2, 3, 1, 1001))) {
      for (Op op : List.of(new Op.Add(), new Op.Sub(), new Op.Mul(), new Op.Div())) {
        all.add(Agreement.of(op, s, s));
      }
      all.add(Agreement.of(new Op.Sqrt(), s));
    }
    for (Shape s :
        List.of(Shape.of(32, 120), Shape.of(4, 6, 28, 28), Shape.of(1, 1024), Shape.of(1500, 1))) {
      all.add(Agreement.of(new Op.AddBias(), s, Shape.of(s.size(1))));
    }
    return all.stream();
  }

  static Stream<Agreement> sums() {
    return Stream.of(
        sum(Shape.of(32, 120), 0),
        sum(Shape.of(120, 32), 1),
        sum(Shape.of(4, 6, 28, 28), 0, 2, 3),
        sum(Shape.of(32, 16, 10, 10), 0, 2, 3),
        sum(Shape.of(3, 5, 7, 11), 0, 1),
        sum(Shape.of(3, 5, 7, 11), 2, 3),
        sum(Shape.of(400, 120), 0, 1),
        sum(Shape.of(1025), 0),
        sum(Shape.of(1, 1031), 0, 1),
        sum(Shape.of(1031, 1), 0, 1),
        sum(Shape.of(2, 1, 1031, 1), 0, 1, 3));
  }

  private static Agreement sum(Shape shape, Integer... axes) {
    return Agreement.of(new Op.ReduceSum(List.of(axes)), shape);
  }

  static Stream<Agreement> all() {
    return Stream.of(products(), windows(), elements(), sums()).flatMap(each -> each);
  }

  @ParameterizedTest
  @MethodSource("all")
  void agreesWithTheReference(Agreement agreement) {
    agreement.check();
  }

  /** A part of all: a shape that differs in its numbers alone takes the same ways. */
  static Stream<Agreement> some() {
    List<Agreement> all = all().toList();
    return IntStream.range(0, all.size()).filter(i -> i % 4 == 0 || i > 240).mapToObj(all::get);
  }

  /** One of NaN and the infinities in the middle of an input, and zeros of both signs around it. */
  @ParameterizedTest
  @MethodSource("some")
  void treatsWhatIsNotFiniteAsTheReferenceDoes(Agreement agreement) {
    int inputs = isExact(agreement.op()) ? agreement.shapes().size() : 1;
    for (int input = 0; input < inputs; input++) {
      for (double value : new double[] {Double.NaN, INFINITE, -INFINITE}) {
        List<double[]> elements = agreement.inputs();
        double[] changed = elements.get(input);
        changed[0] = -0.0;
        changed[changed.length - 1] = 0;
        changed[changed.length / 2] = value;
        agreement.check(elements);
      }
    }
  }

  /** Not so are convolutions whose second input is not finite: see the two tests below. */
  private static boolean isExact(Op op) {
    return switch (op) {
      case Op.Conv2d conv -> conv.window().padding() == 0;
      case Op.Conv2dFilterGrad grad -> grad.window().padding() == 0;
      case Op.Conv2dInputGrad grad -> grad.window().stride() == 1;
      default -> true;
    };
  }

  /**
   * What lies on padding takes no part in a convolution. The reference kernel counts it as 0, which
   * times NaN is NaN: only there do the two differ.
   */
  @Test
  void paddingTimesNanIsNotCounted() {
    Agreement conv =
        Agreement.of(
            new Op.Conv2d(new Window(3, 1, 1)), Shape.of(1, 1, 3, 3), Shape.of(1, 1, 3, 3));
    List<double[]> elements = conv.inputs();
    elements.get(1)[0] = Double.NaN;
    double[] got = conv.run("onednn", elements);
    double[] reference = conv.run("reference", elements);
    for (int i = 0; i < got.length; i++) {
      boolean seesAPixel = i / 3 > 0 && i % 3 > 0;
      assertThat(Double.isNaN(got[i])).isEqualTo(seesAPixel);
      assertThat(reference[i]).isNaN();
    }
  }

  /**
   * With a stride, oneDNN counts pixels between windows as 0 times the filter, so that NaN in the
   * filter reaches pixels that it has no part in. None of the reference's NaN is lost.
   */
  @Test
  void nanInTheFilterSpreadsBetweenWindows() {
    Shape x = Shape.of(1, 1, 5, 5);
    Agreement grad =
        Agreement.of(
            new Op.Conv2dInputGrad(new Window(3, 2, 0), x),
            Shape.of(1, 1, 2, 2),
            Shape.of(1, 1, 3, 3));
    List<double[]> elements = grad.inputs();
    elements.get(1)[4] = Double.NaN;
    double[] got = grad.run("onednn", elements);
    double[] reference = grad.run("reference", elements);
    assertThat(DoubleStream.of(reference).filter(Double::isNaN)).hasSize(4);
    for (int i = 0; i < got.length; i++) {
      assertThat(Double.isNaN(got[i]) || !Double.isNaN(reference[i])).isTrue();
    }
  }

  private static boolean has(DType dtype, Op op, Shape in, Shape out) {
    List<TensorType> inputs = List.of(new TensorType(dtype, in), new TensorType(dtype, in));
    return new OneDnnKernels().prepare(op, inputs, List.of(new TensorType(dtype, out))).isPresent();
  }

  /** Found on oneDNN 3.11: each of these yields other values than its definition. */
  @Test
  void opsThatOneDnnGetsWrongStayWithTheReference() {
    Shape s = Shape.of(2, 3, 28, 28);
    Window window = new Window(2, 2, 0);
    Shape half = Shape.of(2, 3, 14, 14);
    // NaN becomes 0.
    assertThat(has(DType.FLOAT32, new Op.Relu(), s, s)).isFalse();
    // An infinite gradient at 0 becomes NaN.
    assertThat(has(DType.FLOAT32, new Op.ReluGrad(), s, s)).isFalse();
    // NaN is passed over.
    assertThat(has(DType.FLOAT32, new Op.MaxPool2d(window), s, half)).isFalse();
    assertThat(has(DType.FLOAT32, new Op.MaxPool2dGrad(window), s, s)).isFalse();
    // NaN becomes infinite.
    assertThat(has(DType.FLOAT32, new Op.Exp(), s, s)).isFalse();
    // Wrong for numbers below 1e-38.
    assertThat(has(DType.FLOAT32, new Op.Log(), s, s)).isFalse();
    // -0 times a factor becomes 0.
    assertThat(has(DType.FLOAT32, new Op.Scale(2), s, s)).isFalse();
    assertThat(has(DType.FLOAT32, new Op.Neg(), s, s)).isFalse();
  }

  @Test
  void doublesSmallTensorsAndSumsOverMiddleAxesStayWithTheReference() {
    Shape large = Shape.of(32, 32);
    assertThat(has(DType.FLOAT32, new Op.Add(), large, large)).isTrue();
    assertThat(has(DType.FLOAT64, new Op.Add(), large, large)).isFalse();
    assertThat(has(DType.FLOAT64, new Op.MatMul(false, false), large, large)).isFalse();
    Shape small = Shape.of(31, 33);
    assertThat(has(DType.FLOAT32, new Op.Add(), small, small)).isFalse();
    Shape cube = Shape.of(16, 16, 16);
    assertThat(has(DType.FLOAT32, new Op.ReduceSum(List.of(1)), cube, Shape.of(16, 16))).isFalse();
    assertThat(has(DType.FLOAT32, new Op.ReduceSum(List.of()), cube, cube)).isFalse();
    Shape line = Shape.of(1, 2048);
    assertThat(has(DType.FLOAT32, new Op.ReduceSum(List.of(0)), line, Shape.of(2048))).isFalse();
  }
}
