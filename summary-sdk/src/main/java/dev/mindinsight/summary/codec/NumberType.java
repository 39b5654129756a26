package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.DType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a tensor writes one number: TensorFlow's number for the type, the field of its values, and
 * how many bytes one takes in {@code tensor_content}.
 *
 * @param dtype what the number is
 * @param field of TensorProto that holds values of this type
 * @param bytes of one value in {@code tensor_content}
 */
record NumberType(DType dtype, int field, int bytes) {

  static final int FLOAT_VAL = 5;
  static final int DOUBLE_VAL = 6;
  static final int INT_VAL = 7;
  static final int INT64_VAL = 10;
  static final int BOOL_VAL = 11;
  static final int HALF_VAL = 13;
  static final int UINT32_VAL = 16;
  static final int UINT64_VAL = 17;
  static final int FLOAT8_VAL = 18;

  private static final int REFERENCE = 100;

  private static final Map<Integer, NumberType> BY_NUMBER =
      Map.ofEntries(
          Map.entry(1, new NumberType(DType.FLOAT32, FLOAT_VAL, 4)),
          Map.entry(2, new NumberType(DType.FLOAT64, DOUBLE_VAL, 8)),
          Map.entry(3, new NumberType(DType.INT32, INT_VAL, 4)),
          Map.entry(4, new NumberType(DType.UINT8, INT_VAL, 1)),
          Map.entry(5, new NumberType(DType.INT16, INT_VAL, 2)),
          Map.entry(6, new NumberType(DType.INT8, INT_VAL, 1)),
          Map.entry(9, new NumberType(DType.INT64, INT64_VAL, 8)),
          Map.entry(10, new NumberType(DType.BOOL, BOOL_VAL, 1)),
          Map.entry(14, new NumberType(DType.BFLOAT16, HALF_VAL, 2)),
          Map.entry(17, new NumberType(DType.UINT16, INT_VAL, 2)),
          Map.entry(19, new NumberType(DType.FLOAT16, HALF_VAL, 2)),
          Map.entry(22, new NumberType(DType.UINT32, UINT32_VAL, 4)),
          Map.entry(23, new NumberType(DType.UINT64, UINT64_VAL, 8)),
          Map.entry(24, new NumberType(DType.FLOAT8_E5M2, FLOAT8_VAL, 1)),
          Map.entry(25, new NumberType(DType.FLOAT8_E4M3FN, FLOAT8_VAL, 1)),
          Map.entry(26, new NumberType(DType.FLOAT8_E4M3FNUZ, FLOAT8_VAL, 1)),
          Map.entry(27, new NumberType(DType.FLOAT8_E4M3B11FNUZ, FLOAT8_VAL, 1)),
          Map.entry(28, new NumberType(DType.FLOAT8_E5M2FNUZ, FLOAT8_VAL, 1)),
          Map.entry(29, new NumberType(DType.INT4, INT_VAL, 1)),
          Map.entry(30, new NumberType(DType.UINT4, INT_VAL, 1)),
          Map.entry(31, new NumberType(DType.INT2, INT_VAL, 1)),
          Map.entry(32, new NumberType(DType.UINT2, INT_VAL, 1)));

  /**
   * The type that TensorFlow numbers so, or null when it is no single number (text, complex,
   * quantised, unknown).
   */
  static @Nullable NumberType numbered(int number) {
    return BY_NUMBER.get(number > REFERENCE ? number - REFERENCE : number);
  }

  /**
   * The value as {@link dev.mindinsight.summary.EventSink#scalar} hands it over.
   *
   * @param raw the value's bits; those above its width are ignored
   */
  long toBits(long raw) {
    return switch (dtype) {
      case FLOAT64, INT64, UINT64 -> raw;
      case FLOAT32 -> Double.doubleToRawLongBits(Float.intBitsToFloat((int) raw));
      case FLOAT16 -> Double.doubleToRawLongBits(Float.float16ToFloat((short) raw));
      case BFLOAT16 -> Double.doubleToRawLongBits(Float.intBitsToFloat((int) raw << 16));
      case FLOAT8_E5M2 -> Float8.E5M2.toBits((int) raw);
      case FLOAT8_E4M3FN -> Float8.E4M3FN.toBits((int) raw);
      case FLOAT8_E4M3FNUZ -> Float8.E4M3FNUZ.toBits((int) raw);
      case FLOAT8_E4M3B11FNUZ -> Float8.E4M3B11FNUZ.toBits((int) raw);
      case FLOAT8_E5M2FNUZ -> Float8.E5M2FNUZ.toBits((int) raw);
      case BOOL -> raw != 0 ? 1 : 0;
      case INT32 -> (int) raw;
      case INT16 -> (short) raw;
      case INT8 -> (byte) raw;
      case INT4 -> raw << 60 >> 60;
      case INT2 -> raw << 62 >> 62;
      case UINT32 -> raw & 0xffff_ffffL;
      case UINT16 -> raw & 0xffff;
      case UINT8 -> raw & 0xff;
      case UINT4 -> raw & 0xf;
      case UINT2 -> raw & 0x3;
    };
  }
}
