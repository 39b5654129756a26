package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.kernel.Kernel;
import dev.mindinsight.engine.kernel.Tensor;
import java.util.List;

/** Matrix product: a row of the result is the sum of B's rows, each times a factor from A. */
final class MatMulKernel implements Kernel {
  private final Op.MatMul op;
  private final int m;
  private final int n;
  private final int k;
  private final Rows b;
  private final Rows sum;

  MatMulKernel(Op.MatMul op, List<TensorType> in, TensorType out) {
    this.op = op;
    m = out.shape().size(0);
    n = out.shape().size(1);
    k = in.get(0).shape().elements() / m;
    b = Rows.allocate(out.dtype(), k, n);
    sum = Rows.allocate(out.dtype(), 1, n);
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    for (int row = 0; row < k; row++) {
      if (op.transposeB()) {
        b.gather(row, 0, inputs[1], row, k, n);
      } else {
        b.load(row, 0, inputs[1], row * n, n);
      }
    }
    for (int row = 0; row < m; row++) {
      sum.clear(0);
      b.addProduct(inputs[0], op.transposeA() ? row : row * k, op.transposeA() ? m : 1, sum, 0);
      sum.store(0, outputs[0], row * n);
    }
  }
}
