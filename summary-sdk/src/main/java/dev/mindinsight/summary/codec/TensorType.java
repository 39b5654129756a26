package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.content.ElementType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the elements of a tensor are written and what they are read as. Types that no array library
 * knows are widened, which changes no value.
 *
 * @param element what they are read as
 * @param components numbers an element: 2 for a complex one
 * @param field of TensorProto that lists the numbers
 * @param bytes of one number in {@code tensor_content}
 * @param number how one number is written, or null for a complex one's part
 */
record TensorType(
    ElementType element, int components, int field, int bytes, @Nullable NumberType number) {

  private static final int COMPLEX64 = 8;
  private static final int COMPLEX128 = 18;
  private static final int SCOMPLEX_VAL = 9;
  private static final int DCOMPLEX_VAL = 12;

  /** Quantised types are kept as the integers that they are made of; their scale is elsewhere. */
  private static final Map<Integer, Integer> QUANTISED = Map.of(11, 6, 12, 4, 13, 3, 15, 5, 16, 17);

  /** The type that TensorFlow numbers so, or null when it is none of numbers. */
  static @Nullable TensorType numbered(int number) {
    if (number == COMPLEX64) {
      return new TensorType(ElementType.COMPLEX64, 2, SCOMPLEX_VAL, Float.BYTES, null);
    } else if (number == COMPLEX128) {
      return new TensorType(ElementType.COMPLEX128, 2, DCOMPLEX_VAL, Double.BYTES, null);
    }
    NumberType type = NumberType.numbered(QUANTISED.getOrDefault(number, number));
    return type == null
        ? null
        : new TensorType(element(type.dtype()), 1, type.field(), type.bytes(), type);
  }

  private static ElementType element(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> ElementType.FLOAT16;
      case FLOAT32,
          BFLOAT16,
          FLOAT8_E5M2,
          FLOAT8_E4M3FN,
          FLOAT8_E4M3FNUZ,
          FLOAT8_E4M3B11FNUZ,
          FLOAT8_E5M2FNUZ ->
          ElementType.FLOAT32;
      case FLOAT64 -> ElementType.FLOAT64;
      case INT2, INT4, INT8 -> ElementType.INT8;
      case INT16 -> ElementType.INT16;
      case INT32 -> ElementType.INT32;
      case INT64 -> ElementType.INT64;
      case UINT2, UINT4, UINT8 -> ElementType.UINT8;
      case UINT16 -> ElementType.UINT16;
      case UINT32 -> ElementType.UINT32;
      case UINT64 -> ElementType.UINT64;
      case BOOL -> ElementType.BOOL;
    };
  }

  /** Whether {@code tensor_content} holds the elements as they are wanted. */
  boolean isPlain() {
    return number == null
        || (element.bytes() == bytes
            && switch (number.dtype()) {
              case INT2, INT4, UINT2, UINT4, BOOL -> false;
              default -> true;
            });
  }

  /** Bytes of one number as it is read. */
  int numberBytes() {
    return element.bytes() / components;
  }

  /**
   * The bits of a number as it is read, in the lowest {@link #numberBytes}.
   *
   * @param raw its bits as written
   */
  long bits(long raw) {
    if (number == null) {
      return raw;
    }
    return switch (number.dtype()) {
      case FLOAT16 -> isFloat32(raw) ? Float.floatToFloat16(Float.intBitsToFloat((int) raw)) : raw;
      case BFLOAT16 -> isFloat32(raw) ? raw : raw << 16;
      case FLOAT8_E5M2, FLOAT8_E4M3FN, FLOAT8_E4M3FNUZ, FLOAT8_E4M3B11FNUZ, FLOAT8_E5M2FNUZ ->
          Float.floatToRawIntBits((float) Double.longBitsToDouble(number.toBits(raw)));
      case FLOAT32, FLOAT64 -> raw;
      default -> number.toBits(raw);
    };
  }

  /**
   * PyTorch writes the patterns of 32-bit floats where 16-bit ones belong. Of these all but zero,
   * which is the same in both, have a bit above the sixteenth.
   */
  private static boolean isFloat32(long raw) {
    return (raw & 0xffff_0000L) != 0;
  }
}
