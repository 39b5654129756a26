package dev.mindinsight.engine.kernel.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.kernel.Kernel;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;

/**
 * Matrix products. Both factors stay as they are stored: at the batch sizes of training, to bring
 * the weights into the layout that oneDNN likes best costs more in each step than it gains.
 */
final class MatMulPrimitive {
  private MatMulPrimitive() {}

  static Optional<Kernel> prepare(Library library, Op.MatMul op, Shape a, Shape product) {
    int m = product.size(0);
    int n = product.size(1);
    int k = a.elements() / m;
    Assembly assembly = new Assembly(library);
    memory left = assembly.input(0, Layout.matrix(m, k, op.transposeA()));
    memory right = assembly.input(1, Layout.matrix(k, n, op.transposeB()));
    memory target = assembly.output(0, Layout.matrix(m, n, false));
    matmul.primitive_desc made =
        new matmul.primitive_desc(
            assembly.engine(),
            assembly.own(left.get_desc()),
            assembly.own(right.get_desc()),
            assembly.own(target.get_desc()),
            assembly.attributes(),
            true);
    if (assembly.refused(made)) {
      return Optional.empty();
    }
    assembly.call(
        made,
        assembly.own(new matmul(made)),
        Map.of(DNNL_ARG_SRC, left, DNNL_ARG_WEIGHTS, right, DNNL_ARG_DST, target));
    return assembly.build();
  }
}
