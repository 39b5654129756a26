package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.KernelProvider;
import java.util.List;
import java.util.Optional;

/** The table from ops to reference kernels: every op that is no source has one. */
public final class ReferenceKernels implements KernelProvider {
  /** For the {@link java.util.ServiceLoader}. */
  public ReferenceKernels() {}

  @Override
  public String device() {
    return "cpu";
  }

  @Override
  public String name() {
    return "reference";
  }

  @Override
  public int priority() {
    return 0;
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorType> inputs, List<TensorType> outputs) {
    return Optional.of(kernel(op, inputs, outputs));
  }

  private static Kernel kernel(Op op, List<TensorType> in, List<TensorType> out) {
    return switch (op) {
      case Op.Input _, Op.Variable _, Op.Constant _ ->
          throw new IllegalArgumentException("Conflict: a source needs no kernel, got " + op);
      case Op.Neg _ -> Elementwise.neg();
      case Op.Exp _ -> Elementwise.exp();
      case Op.Log _ -> Elementwise.log();
      case Op.Sqrt _ -> Elementwise.sqrt();
      case Op.Relu _ -> Elementwise.relu();
      case Op.ReluGrad _ -> Elementwise.reluGrad();
      case Op.Scale scale -> Elementwise.scale(scale.factor());
      case Op.Add _ -> Elementwise.add();
      case Op.Sub _ -> Elementwise.sub();
      case Op.Mul _ -> Elementwise.mul();
      case Op.Div _ -> Elementwise.div();
      case Op.AddBias _ -> Axes.addBias(in.get(0).shape());
      case Op.ReduceSum sum -> Axes.reduce(in.get(0).shape(), sum.axes(), 1);
      case Op.ReduceMean mean ->
          Axes.reduce(
              in.get(0).shape(),
              mean.axes(),
              (double) out.get(0).shape().elements() / in.get(0).shape().elements());
      case Op.Broadcast broadcast -> Axes.broadcast(broadcast.shape(), broadcast.axes());
      case Op.Reshape _ -> (inputs, outputs) -> outputs[0].copyFrom(inputs[0]);
      case Op.MatMul matMul -> new MatMulKernel(matMul, in, out.get(0));
      case Op.Conv2d conv -> new ConvKernel(conv.window(), in.get(0), in.get(1).shape());
      case Op.Conv2dInputGrad grad ->
          new ConvInputGradKernel(grad.window(), out.get(0), in.get(1).shape());
      case Op.Conv2dFilterGrad grad ->
          new ConvFilterGradKernel(grad.window(), in.get(0), grad.filter());
      case Op.MaxPool2d pool -> new MaxPoolKernel(pool.window(), in.get(0).shape());
      case Op.MaxPool2dGrad grad -> new MaxPoolGradKernel(grad.window(), in.get(0).shape());
      case Op.AvgPool2d pool -> new AvgPoolKernel(pool.window(), in.get(0).shape());
      case Op.AvgPool2dGrad grad -> new AvgPoolGradKernel(grad.window(), grad.input());
      case Op.SoftmaxCrossEntropy _ -> new CrossEntropyKernel();
      case Op.SoftmaxCrossEntropyGrad _ -> new CrossEntropyGradKernel();
      case Op.Correct _ -> new CorrectKernel();
      case Op.SgdUpdate _ -> Updates.sgd();
      case Op.MomentumUpdate update -> Updates.momentum(update);
      case Op.AdamUpdate update -> new AdamKernel(update);
      case Op.Assign _ -> (inputs, _) -> inputs[0].copyFrom(inputs[1]);
    };
  }
}
