package dev.mindinsight.engine.kernel;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.TensorType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A value's elements, row-major in native memory aligned to {@value #ALIGNMENT} bytes, so that
 * native kernels can use it as it is. Not safe for use from several threads at once: the device
 * thread owns it, and others read it only while that thread waits for them.
 */
public final class Tensor {
  /** A cache line, and the widest vector register. */
  private static final long ALIGNMENT = 64;

  private final TensorType type;
  private final MemorySegment data;
  private final boolean wide;
  private final int size;

  private Tensor(TensorType type, MemorySegment data) {
    this.type = type;
    this.data = data;
    this.wide = type.dtype() == DType.FLOAT64;
    this.size = type.shape().elements();
  }

  /** A tensor of zeros that lives as long as the arena. */
  public static Tensor allocate(Arena arena, TensorType type) {
    return new Tensor(type, arena.allocate(type.bytes(), ALIGNMENT));
  }

  /** Element type and shape. */
  public TensorType type() {
    return type;
  }

  /** Number of elements. */
  public int size() {
    return size;
  }

  /** The elements' bytes in native order. */
  public MemorySegment data() {
    return data;
  }

  /** A floating-point element, widened exactly; {@code index} counts in row-major order. */
  public double get(int index) {
    return wide
        ? data.getAtIndex(ValueLayout.JAVA_DOUBLE, index)
        : data.getAtIndex(ValueLayout.JAVA_FLOAT, index);
  }

  /**
   * Sets a floating-point element, rounded to the nearest if it is float32. (One sum, difference,
   * product, quotient or root of float32 numbers computed in double and then rounded is the same as
   * computed in float32.)
   */
  public void set(int index, double value) {
    if (wide) {
      data.setAtIndex(ValueLayout.JAVA_DOUBLE, index, value);
    } else {
      data.setAtIndex(ValueLayout.JAVA_FLOAT, index, (float) value);
    }
  }

  /** An element of an INT32 tensor. */
  public int getInt(int index) {
    return data.getAtIndex(ValueLayout.JAVA_INT, index);
  }

  /** Sets an element of an INT32 tensor. */
  public void setInt(int index, int value) {
    data.setAtIndex(ValueLayout.JAVA_INT, index, value);
  }

  /** Sets every element of a floating-point tensor. */
  public void fill(double value) {
    for (int i = 0; i < size; i++) {
      set(i, value);
    }
  }

  /** Copies the elements of a tensor of the same element type and number of elements. */
  public void copyFrom(Tensor other) {
    data.copyFrom(other.data);
  }
}
