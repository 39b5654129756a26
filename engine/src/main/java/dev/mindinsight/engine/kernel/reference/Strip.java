package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.kernel.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A stretch of a tensor, widened to double in an array. C2 vectorises loops over arrays, but not
 * those that read and write native memory at several addresses.
 */
final class Strip {
  /** The elements; those past the loaded count are undefined. */
  final double[] values;

  private final float[] narrow;

  Strip(int capacity) {
    values = new double[capacity];
    narrow = new float[capacity];
  }

  /** Takes {@code count} elements of a floating-point tensor. */
  void load(Tensor source, int offset, int count) {
    if (source.type().dtype() == DType.FLOAT64) {
      MemorySegment.copy(
          source.data(), ValueLayout.JAVA_DOUBLE, (long) offset * Double.BYTES, values, 0, count);
      return;
    }
    MemorySegment.copy(
        source.data(), ValueLayout.JAVA_FLOAT, (long) offset * Float.BYTES, narrow, 0, count);
    for (int i = 0; i < count; i++) {
      values[i] = narrow[i];
    }
  }

  /** Writes the first {@code count} values, rounded to the tensor's type. */
  void store(Tensor target, int offset, int count) {
    if (target.type().dtype() == DType.FLOAT64) {
      MemorySegment.copy(
          values, 0, target.data(), ValueLayout.JAVA_DOUBLE, (long) offset * Double.BYTES, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      narrow[i] = (float) values[i];
    }
    MemorySegment.copy(
        narrow, 0, target.data(), ValueLayout.JAVA_FLOAT, (long) offset * Float.BYTES, count);
  }
}
