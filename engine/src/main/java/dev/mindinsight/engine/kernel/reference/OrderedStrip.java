package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.kernel.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A stretch of a tensor as whole numbers in the order of its elements, NaN above all and -0 below
 * 0. Whole numbers are compared without a branch, which on pixels would be guessed wrong half of
 * the time.
 */
final class OrderedStrip {
  /** One an element; those past the loaded count are undefined. */
  final long[] keys;

  private final int[] narrow;

  OrderedStrip(int capacity) {
    keys = new long[capacity];
    narrow = new int[capacity];
  }

  /** Takes {@code count} elements of a floating-point tensor. */
  void load(Tensor source, int offset, int count) {
    if (source.type().dtype() == DType.FLOAT64) {
      MemorySegment.copy(
          source.data(), ValueLayout.JAVA_LONG, (long) offset * Long.BYTES, keys, 0, count);
      for (int i = 0; i < count; i++) {
        keys[i] = Double.isNaN(Double.longBitsToDouble(keys[i])) ? Long.MAX_VALUE : flip(keys[i]);
      }
      return;
    }
    MemorySegment.copy(
        source.data(), ValueLayout.JAVA_INT, (long) offset * Integer.BYTES, narrow, 0, count);
    for (int i = 0; i < count; i++) {
      int bits = narrow[i];
      int nan = (0x7f800000 - (bits & Integer.MAX_VALUE)) >> 31;
      keys[i] = (flip(bits) & ~nan) | (Integer.MAX_VALUE & nan);
    }
  }

  /** Writes the first {@code count} elements. */
  void store(Tensor target, int offset, int count) {
    if (target.type().dtype() == DType.FLOAT64) {
      for (int i = 0; i < count; i++) {
        keys[i] = flip(keys[i]);
      }
      MemorySegment.copy(
          keys, 0, target.data(), ValueLayout.JAVA_LONG, (long) offset * Long.BYTES, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      narrow[i] = flip((int) keys[i]);
    }
    MemorySegment.copy(
        narrow, 0, target.data(), ValueLayout.JAVA_INT, (long) offset * Integer.BYTES, count);
  }

  /** From the bits of a number to its key and back: negative numbers are ordered backwards. */
  private static int flip(int bits) {
    return bits ^ (bits >> 31 & Integer.MAX_VALUE);
  }

  private static long flip(long bits) {
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }
}
