package dev.mindinsight.engine.kernel.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.kernel.Kernel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reduction;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Sums over the last axes, over the first, or both, as the gradient of a bias needs them: products
 * with a row and a column of ones. oneDNN's reduction is ten times slower unless it yields a single
 * number.
 *
 * <p>Adds up in float32 (the reference kernel in double), so the last digits differ.
 */
final class ReductionPrimitives {
  private final Assembly assembly;
  private final long first;
  private final long kept;
  private final long last;

  /** Sums [first, kept, last] over its outer axes, where they are not 1. */
  private ReductionPrimitives(Library library, long first, long kept, long last) {
    assembly = new Assembly(library);
    this.first = first;
    this.kept = kept;
    this.last = last;
  }

  static Optional<Kernel> sum(Library library, Shape shape, List<Integer> axes) {
    int from = 0;
    while (from < shape.rank() && axes.contains(from)) {
      from++;
    }
    int to = shape.rank();
    while (to > from && axes.contains(to - 1)) {
      to--;
    }
    if (axes.size() != from + shape.rank() - to || axes.isEmpty()) {
      return Optional.empty();
    }
    // With no axis kept, all lie together.
    int first = from == shape.rank() ? 1 : product(shape, 0, from);
    int last = from == shape.rank() ? shape.elements() : product(shape, to, shape.rank());
    if (first == 1 && last == 1) {
      return Optional.empty();
    }
    return new ReductionPrimitives(library, first, product(shape, from, to), last).build();
  }

  private static int product(Shape shape, int from, int to) {
    return from >= to ? 1 : IntStream.range(from, to).map(shape::size).reduce(1, (a, b) -> a * b);
  }

  private Optional<Kernel> build() {
    memory x =
        assembly.input(0, last == 1 ? Layout.plain(first, kept) : Layout.plain(first * kept, last));
    memory y = assembly.output(0, first == 1 ? Layout.plain(kept, 1) : Layout.plain(1, kept));
    return sum(x, y) ? assembly.build() : Optional.empty();
  }

  private boolean sum(memory x, memory y) {
    if (first == 1) {
      return sumRows(x, y);
    }
    if (last == 1) {
      return sumColumns(x, y);
    }
    memory rows = assembly.scratch(assembly.own(Layout.plain(first * kept, 1)));
    return sumRows(x, rows) && sumColumns(assembly.seenAs(rows, Layout.plain(first, kept)), y);
  }

  /** Each row of [first * kept, last] becomes a number. */
  private boolean sumRows(memory x, memory sums) {
    return first * kept == 1 ? reduce(x, sums) : multiply(x, ones(last, 1), sums);
  }

  private boolean reduce(memory x, memory sum) {
    reduction.primitive_desc made =
        new reduction.primitive_desc(
            assembly.engine(),
            algorithm.reduction_sum,
            assembly.own(x.get_desc()),
            assembly.own(sum.get_desc()),
            0f,
            0f,
            assembly.attributes(),
            true);
    if (assembly.refused(made)) {
      return false;
    }
    assembly.call(
        made, assembly.own(new reduction(made)), Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DST, sum));
    return true;
  }

  /** Each column of [first, kept] becomes a number. */
  private boolean sumColumns(memory x, memory sums) {
    return multiply(ones(1, first), x, sums);
  }

  private memory ones(long rows, long columns) {
    memory ones = assembly.scratch(assembly.own(Layout.plain(rows, columns)));
    FloatPointer one = assembly.own(new FloatPointer(ones.get_data_handle()));
    LongStream.range(0, rows * columns).forEach(i -> one.put(i, 1));
    return ones;
  }

  private boolean multiply(memory left, memory right, memory product) {
    matmul.primitive_desc made =
        new matmul.primitive_desc(
            assembly.engine(),
            assembly.own(left.get_desc()),
            assembly.own(right.get_desc()),
            assembly.own(product.get_desc()),
            assembly.attributes(),
            true);
    if (assembly.refused(made)) {
      return false;
    }
    assembly.call(
        made,
        assembly.own(new matmul(made)),
        Map.of(DNNL_ARG_SRC, left, DNNL_ARG_WEIGHTS, right, DNNL_ARG_DST, product));
    return true;
  }
}
