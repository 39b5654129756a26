package dev.mindinsight.engine.kernel.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/**
 * Average pooling over the window's whole area, and its gradient. (Max pooling stays with the
 * reference kernels: oneDNN's passes over NaN and turns a window of {@code -∞} into the least
 * number.)
 */
final class PoolingPrimitives {
  /** oneDNN counts dilation from 0. */
  private static final long[] DENSE = {0, 0};

  private PoolingPrimitives() {}

  private static pooling_forward.primitive_desc describe(
      Assembly assembly, Window window, Shape images, Shape pooled) {
    return new pooling_forward.primitive_desc(
        assembly.engine(),
        prop_kind.forward_training,
        algorithm.pooling_avg_include_padding,
        assembly.own(Layout.plain(images)),
        assembly.own(Layout.plain(pooled)),
        pair(window.stride()),
        pair(window.size()),
        DENSE,
        pair(window.padding()),
        pair(window.padding()),
        assembly.attributes(),
        true);
  }

  static Optional<Kernel> forward(Library library, Window window, Shape images, Shape pooled) {
    Assembly assembly = new Assembly(library);
    pooling_forward.primitive_desc made = describe(assembly, window, images, pooled);
    if (assembly.refused(made)) {
      return Optional.empty();
    }
    memory x = assembly.input(0, Layout.plain(images));
    memory y = assembly.output(0, Layout.plain(pooled));
    assembly.call(
        made, assembly.own(new pooling_forward(made)), Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DST, y));
    return assembly.build();
  }

  static Optional<Kernel> gradient(Library library, Window window, Shape images, Shape pooled) {
    Assembly assembly = new Assembly(library);
    pooling_forward.primitive_desc hint = describe(assembly, window, images, pooled);
    if (assembly.refused(hint)) {
      return Optional.empty();
    }
    pooling_backward.primitive_desc made =
        new pooling_backward.primitive_desc(
            assembly.engine(),
            algorithm.pooling_avg_include_padding,
            assembly.own(Layout.plain(images)),
            assembly.own(Layout.plain(pooled)),
            pair(window.stride()),
            pair(window.size()),
            DENSE,
            pair(window.padding()),
            pair(window.padding()),
            hint,
            assembly.attributes(),
            true);
    if (assembly.refused(made)) {
      return Optional.empty();
    }
    memory dy = assembly.input(0, Layout.plain(pooled));
    memory dx = assembly.output(0, Layout.plain(images));
    assembly.call(
        made,
        assembly.own(new pooling_backward(made)),
        Map.of(DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_SRC, dx));
    return assembly.build();
  }

  private static long[] pair(int size) {
    return new long[] {size, size};
  }
}
