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
  private final Rows stored;
  private final Rows sums;

  MatMulKernel(Op.MatMul op, List<TensorType> in, TensorType out) {
    this.op = op;
    m = out.shape().size(0);
    n = out.shape().size(1);
    k = in.get(0).shape().elements() / m;
    b = Rows.allocate(out.dtype(), k, n);
    stored = op.transposeB() ? Rows.allocate(out.dtype(), n, k) : b;
    sums = Rows.allocate(out.dtype(), m, n);
  }

  @Override
  public void run(Tensor[] inputs, Tensor[] outputs) {
    int rows = op.transposeB() ? n : k;
    int columns = op.transposeB() ? k : n;
    for (int row = 0; row < rows; row++) {
      stored.load(row, 0, inputs[1], row * columns, columns);
    }
    if (op.transposeB()) {
      b.transpose(stored);
    }
    sums.clear();
    b.addProduct(inputs[0], 0, op.transposeA() ? 1 : k, op.transposeA() ? m : 1, sums);
    for (int row = 0; row < m; row++) {
      sums.store(row, 0, outputs[0], row * n, n);
    }
  }
}
