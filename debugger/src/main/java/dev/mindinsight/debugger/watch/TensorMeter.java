package dev.mindinsight.debugger.watch;

import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.StatisticsSum;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.content.TensorElements;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures tensors where they lie: elements are little-endian, row-major. It keeps its buffers, so
 * that measuring allocates next to nothing; one thread at a time.
 */
public final class TensorMeter {
  /** So many numbers stay in the processor's first cache. */
  private static final int BLOCK = 1024;

  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /** All bits but the sign: as integers these are in the order of the magnitudes. */
  private static final int FLOAT_MAGNITUDE = 0x7fff_ffff;

  private static final long DOUBLE_MAGNITUDE = 0x7fff_ffff_ffff_ffffL;

  private final int[] ints = new int[BLOCK];
  private final long[] longs = new long[BLOCK];
  private final double[] numbers = new double[BLOCK];

  /** Nothing measured yet. */
  public TensorMeter() {}

  /**
   * The greatest element without its sign: a bound for most figures at a tenth of their price.
   *
   * @param type of the elements
   * @param elements whole ones
   * @return infinite or NaN where an element is, and for types other than {@code float32} and
   *     {@code float64}, of which it is not known; 0 where there is none
   */
  public double magnitude(ElementType type, MemorySegment elements) {
    return switch (type) {
      case FLOAT32 -> Float.intBitsToFloat(greatestFloat(elements));
      case FLOAT64 -> Double.longBitsToDouble(greatestDouble(elements));
      default -> Double.POSITIVE_INFINITY;
    };
  }

  private int greatestFloat(MemorySegment elements) {
    int greatest = 0;
    long count = elements.byteSize() / Float.BYTES;
    for (long from = 0; from < count; from += BLOCK) {
      int length = (int) Math.min(BLOCK, count - from);
      MemorySegment.copy(elements, INT, from * Float.BYTES, ints, 0, length);
      for (int i = 0; i < length; i++) {
        greatest = Math.max(greatest, ints[i] & FLOAT_MAGNITUDE);
      }
    }
    return greatest;
  }

  private long greatestDouble(MemorySegment elements) {
    long greatest = 0;
    long count = elements.byteSize() / Double.BYTES;
    for (long from = 0; from < count; from += BLOCK) {
      int length = (int) Math.min(BLOCK, count - from);
      MemorySegment.copy(elements, LONG, from * Double.BYTES, longs, 0, length);
      for (int i = 0; i < length; i++) {
        greatest = Math.max(greatest, longs[i] & DOUBLE_MAGNITUDE);
      }
    }
    return greatest;
  }

  /**
   * All figures, in one pass.
   *
   * @param type of the elements
   * @param elements whole ones
   * @return null for complex numbers, which have no order
   */
  public @Nullable Measured measure(ElementType type, MemorySegment elements) {
    if (type == ElementType.COMPLEX64 || type == ElementType.COMPLEX128) {
      return null;
    }
    StatisticsSum sum = new StatisticsSum();
    long count = elements.byteSize() / type.bytes();
    for (long from = 0; from < count; from += BLOCK) {
      int length = (int) Math.min(BLOCK, count - from);
      widen(type, elements, from * type.bytes(), length);
      sum.add(numbers, length);
    }
    return new Measured(sum.statistics(), sum.absMean());
  }

  private void widen(ElementType type, MemorySegment elements, long offset, int length) {
    if (type == ElementType.FLOAT32) {
      MemorySegment.copy(elements, INT, offset, ints, 0, length);
      for (int i = 0; i < length; i++) {
        numbers[i] = Float.intBitsToFloat(ints[i]);
      }
      return;
    }
    byte[] bytes = new byte[length * type.bytes()];
    MemorySegment.copy(elements, ValueLayout.JAVA_BYTE, offset, bytes, 0, bytes.length);
    TensorElements block = TensorElements.of(new TensorContent(type, List.of(length), bytes));
    for (int i = 0; i < length; i++) {
      numbers[i] = block.number(i);
    }
  }
}
