package dev.mindinsight.engine.kernel.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.Window;
import dev.mindinsight.engine.kernel.Kernel;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/**
 * Convolution and its gradients. In row-major layout oneDNN would fall back to loops a hundred
 * times slower, so it chooses the layouts itself, and the kernel reorders.
 */
final class ConvolutionPrimitives {
  /** oneDNN counts dilation from 0. */
  private static final long[] DENSE = {0, 0};

  private final Assembly assembly;
  private final Shape images;
  private final Shape filter;
  private final Shape maps;
  private final long[] strides;
  private final long[] padding;

  private ConvolutionPrimitives(
      Library library, Window window, Shape images, Shape filter, Shape maps) {
    assembly = new Assembly(library);
    this.images = images;
    this.filter = filter;
    this.maps = maps;
    strides = new long[] {window.stride(), window.stride()};
    padding = new long[] {window.padding(), window.padding()};
  }

  /** {@code (x, filter)} to the maps. */
  static Optional<Kernel> forward(
      Library library, Window window, Shape images, Shape filter, Shape maps) {
    return new ConvolutionPrimitives(library, window, images, filter, maps).forward();
  }

  /** {@code (dy, filter)} to the gradient by the images. */
  static Optional<Kernel> inputGradient(
      Library library, Window window, Shape images, Shape filter, Shape maps) {
    return new ConvolutionPrimitives(library, window, images, filter, maps).inputGradient();
  }

  /** {@code (x, dy)} to the gradient by the filter. */
  static Optional<Kernel> filterGradient(
      Library library, Window window, Shape images, Shape filter, Shape maps) {
    return new ConvolutionPrimitives(library, window, images, filter, maps).filterGradient();
  }

  /** Also what the gradients ask for as a hint. */
  private convolution_forward.primitive_desc describe(Function<Shape, memory.desc> layout) {
    return new convolution_forward.primitive_desc(
        assembly.engine(),
        prop_kind.forward_training,
        algorithm.convolution_direct,
        assembly.own(layout.apply(images)),
        assembly.own(Layout.any(filter)),
        assembly.own(layout.apply(maps)),
        strides,
        DENSE,
        padding,
        padding,
        assembly.attributes(),
        true);
  }

  private Optional<Kernel> forward() {
    convolution_forward.primitive_desc made = describe(Layout::any);
    if (assembly.refused(made)) {
      return Optional.empty();
    }
    memory x = assembly.input(0, Layout.plain(images));
    memory weights = assembly.input(1, Layout.plain(filter));
    memory target = assembly.output(0, Layout.plain(maps));
    x = assembly.laidOut(x, assembly.own(made.src_desc()));
    weights = assembly.laidOut(weights, assembly.own(made.weights_desc()));
    memory y = assembly.targetOf(target, assembly.own(made.dst_desc()));
    assembly.call(
        made,
        assembly.own(new convolution_forward(made)),
        Map.of(DNNL_ARG_SRC, x, DNNL_ARG_WEIGHTS, weights, DNNL_ARG_DST, y));
    assembly.deliver(y, target);
    return assembly.build();
  }

  private Optional<Kernel> inputGradient() {
    convolution_forward.primitive_desc hint = describe(Layout::any);
    if (assembly.refused(hint)) {
      return Optional.empty();
    }
    convolution_backward_data.primitive_desc made =
        new convolution_backward_data.primitive_desc(
            assembly.engine(),
            algorithm.convolution_direct,
            assembly.own(Layout.any(images)),
            assembly.own(Layout.any(filter)),
            assembly.own(Layout.any(maps)),
            strides,
            DENSE,
            padding,
            padding,
            hint,
            assembly.attributes(),
            true);
    if (assembly.refused(made)) {
      return Optional.empty();
    }
    memory dy = assembly.input(0, Layout.plain(maps));
    memory weights = assembly.input(1, Layout.plain(filter));
    memory target = assembly.output(0, Layout.plain(images));
    dy = assembly.laidOut(dy, assembly.own(made.diff_dst_desc()));
    weights = assembly.laidOut(weights, assembly.own(made.weights_desc()));
    memory dx = assembly.targetOf(target, assembly.own(made.diff_src_desc()));
    assembly.call(
        made,
        assembly.own(new convolution_backward_data(made)),
        Map.of(DNNL_ARG_DIFF_DST, dy, DNNL_ARG_WEIGHTS, weights, DNNL_ARG_DIFF_SRC, dx));
    assembly.deliver(dx, target);
    return assembly.build();
  }

  /**
   * With channels last: left to itself, oneDNN takes a layout for odd numbers of channels in which
   * it is half as fast.
   */
  private Optional<Kernel> filterGradient() {
    convolution_forward.primitive_desc hint = describe(Layout::channelsLast);
    if (assembly.refused(hint)) {
      return Optional.empty();
    }
    convolution_backward_weights.primitive_desc made =
        new convolution_backward_weights.primitive_desc(
            assembly.engine(),
            algorithm.convolution_direct,
            assembly.own(Layout.channelsLast(images)),
            assembly.own(Layout.any(filter)),
            assembly.own(Layout.channelsLast(maps)),
            strides,
            DENSE,
            padding,
            padding,
            hint,
            assembly.attributes(),
            true);
    if (assembly.refused(made)) {
      return Optional.empty();
    }
    memory x = assembly.input(0, Layout.plain(images));
    memory dy = assembly.input(1, Layout.plain(maps));
    memory target = assembly.output(0, Layout.plain(filter));
    x = assembly.laidOut(x, assembly.own(made.src_desc()));
    dy = assembly.laidOut(dy, assembly.own(made.diff_dst_desc()));
    memory dw = assembly.targetOf(target, assembly.own(made.diff_weights_desc()));
    assembly.call(
        made,
        assembly.own(new convolution_backward_weights(made)),
        Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_WEIGHTS, dw));
    assembly.deliver(dw, target);
    return assembly.build();
  }
}
