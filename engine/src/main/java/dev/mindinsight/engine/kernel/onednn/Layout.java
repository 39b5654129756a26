package dev.mindinsight.engine.kernel.onednn;

import dev.mindinsight.engine.graph.Shape;
import org.bytedeco.dnnl.memory;

/** Descriptions of float32 memory. */
final class Layout {
  private Layout() {}

  /** Row-major, as tensors are outside; a scalar has one axis of size 1. */
  static memory.desc plain(long... sizes) {
    long[] strides = new long[sizes.length];
    long stride = 1;
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      strides[axis] = stride;
      stride *= sizes[axis];
    }
    return new memory.desc(sizes, memory.data_type.f32, strides);
  }

  static memory.desc plain(Shape shape) {
    return plain(sizes(shape));
  }

  /** A row-major matrix, or the transpose of one that is stored row-major. */
  static memory.desc matrix(int rows, int columns, boolean transposed) {
    long[] strides = transposed ? new long[] {1, rows} : new long[] {columns, 1};
    return new memory.desc(new long[] {rows, columns}, memory.data_type.f32, strides);
  }

  /** Whatever the primitive is fastest with. */
  static memory.desc any(Shape shape) {
    return new memory.desc(sizes(shape), memory.data_type.f32, memory.format_tag.any);
  }

  /** Images with the channels of a pixel side by side. */
  static memory.desc channelsLast(Shape shape) {
    return new memory.desc(sizes(shape), memory.data_type.f32, memory.format_tag.nhwc);
  }

  static long[] sizes(Shape shape) {
    return shape.rank() == 0
        ? new long[] {1}
        : shape.sizes().stream().mapToLong(Integer::longValue).toArray();
  }
}
