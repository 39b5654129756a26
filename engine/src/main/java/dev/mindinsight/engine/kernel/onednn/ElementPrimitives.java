package dev.mindinsight.engine.kernel.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.kernel.Kernel;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** Element by element: those that oneDNN rounds as IEEE 754 wants. */
final class ElementPrimitives {
  private ElementPrimitives() {}

  /** Two tensors of one shape. */
  static Optional<Kernel> binary(Library library, algorithm kind, Shape shape) {
    return binary(library, kind, new long[] {shape.elements()}, new long[] {shape.elements()});
  }

  /** One bias a channel; what comes after the channel counts as one axis. */
  static Optional<Kernel> addBias(Library library, Shape shape) {
    int channels = shape.size(1);
    int inner = shape.elements() / shape.size(0) / channels;
    return binary(
        library,
        algorithm.binary_add,
        new long[] {shape.size(0), channels, inner},
        new long[] {1, channels, 1});
  }

  private static Optional<Kernel> binary(
      Library library, algorithm kind, long[] left, long[] right) {
    Assembly assembly = new Assembly(library);
    memory a = assembly.input(0, Layout.plain(left));
    memory b = assembly.input(1, Layout.plain(right));
    memory c = assembly.output(0, Layout.plain(left));
    binary.primitive_desc made =
        new binary.primitive_desc(
            assembly.engine(),
            kind,
            assembly.own(a.get_desc()),
            assembly.own(b.get_desc()),
            assembly.own(c.get_desc()),
            assembly.attributes(),
            true);
    if (assembly.refused(made)) {
      return Optional.empty();
    }
    assembly.call(
        made,
        assembly.own(new binary(made)),
        Map.of(DNNL_ARG_SRC_0, a, DNNL_ARG_SRC_1, b, DNNL_ARG_DST, c));
    return assembly.build();
  }

  static Optional<Kernel> squareRoot(Library library, Shape shape) {
    Assembly assembly = new Assembly(library);
    memory x = assembly.input(0, Layout.plain(shape.elements()));
    memory y = assembly.output(0, Layout.plain(shape.elements()));
    eltwise_forward.primitive_desc made =
        new eltwise_forward.primitive_desc(
            assembly.engine(),
            prop_kind.forward_inference,
            algorithm.eltwise_sqrt,
            assembly.own(x.get_desc()),
            assembly.own(y.get_desc()),
            assembly.attributes(),
            true);
    if (assembly.refused(made)) {
      return Optional.empty();
    }
    assembly.call(
        made, assembly.own(new eltwise_forward(made)), Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DST, y));
    return assembly.build();
  }
}
