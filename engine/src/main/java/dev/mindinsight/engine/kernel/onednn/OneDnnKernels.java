package dev.mindinsight.engine.kernel.onednn;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.KernelProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.dnnl.global.dnnl.algorithm;

/** The table from ops to oneDNN's primitives, for float32 alone. */
public final class OneDnnKernels implements KernelProvider {
  /** Below this, to call a primitive costs more than the loop that it replaces. */
  static final int ELEMENTS_MIN = 1024;

  private final Library.Loaded loaded;

  /** For the {@link java.util.ServiceLoader}; loads the natives at the first call. */
  public OneDnnKernels() {
    this(Library.loaded());
  }

  OneDnnKernels(Library.Loaded loaded) {
    this.loaded = loaded;
  }

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public int priority() {
    return 10;
  }

  @Override
  public Optional<String> missing() {
    return loaded.library() == null ? Optional.of(loaded.reason()) : Optional.empty();
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorType> inputs, List<TensorType> outputs) {
    Library library = loaded.library();
    boolean single =
        Stream.concat(inputs.stream(), outputs.stream())
            .allMatch(type -> type.dtype() == DType.FLOAT32);
    if (library == null || !single) {
      return Optional.empty();
    }
    return kernel(
        library,
        op,
        inputs.stream().map(TensorType::shape).toList(),
        outputs.stream().map(TensorType::shape).toList());
  }

  private static Optional<Kernel> kernel(Library lib, Op op, List<Shape> in, List<Shape> out) {
    return switch (op) {
      case Op.MatMul matMul -> MatMulPrimitive.prepare(lib, matMul, in.get(0), out.get(0));
      case Op.Conv2d conv ->
          ConvolutionPrimitives.forward(lib, conv.window(), in.get(0), in.get(1), out.get(0));
      case Op.Conv2dInputGrad grad ->
          ConvolutionPrimitives.inputGradient(
              lib, grad.window(), grad.input(), in.get(1), in.get(0));
      case Op.Conv2dFilterGrad grad ->
          ConvolutionPrimitives.filterGradient(
              lib, grad.window(), in.get(0), grad.filter(), in.get(1));
      case Op.AvgPool2d pool ->
          PoolingPrimitives.forward(lib, pool.window(), in.get(0), out.get(0));
      case Op.AvgPool2dGrad grad ->
          PoolingPrimitives.gradient(lib, grad.window(), grad.input(), in.get(0));
      default -> large(lib, op, in);
    };
  }

  private static Optional<Kernel> large(Library lib, Op op, List<Shape> in) {
    if (in.isEmpty() || in.get(0).elements() < ELEMENTS_MIN) {
      return Optional.empty();
    }
    Shape shape = in.get(0);
    return switch (op) {
      case Op.Add _ -> ElementPrimitives.binary(lib, algorithm.binary_add, shape);
      case Op.Sub _ -> ElementPrimitives.binary(lib, algorithm.binary_sub, shape);
      case Op.Mul _ -> ElementPrimitives.binary(lib, algorithm.binary_mul, shape);
      case Op.Div _ -> ElementPrimitives.binary(lib, algorithm.binary_div, shape);
      case Op.Sqrt _ -> ElementPrimitives.squareRoot(lib, shape);
      case Op.ReduceSum sum -> ReductionPrimitives.sum(lib, shape, sum.axes());
      case Op.AddBias _ -> ElementPrimitives.addBias(lib, shape);
      default -> Optional.empty();
    };
  }
}
