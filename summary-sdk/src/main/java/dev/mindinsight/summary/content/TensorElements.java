package dev.mindinsight.summary.content;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The elements of a tensor as numbers. Immutable as the tensor is; safe from any thread. */
public final class TensorElements {

  private static final VarHandle SHORT = little(short[].class);
  private static final VarHandle INT = little(int[].class);
  private static final VarHandle LONG = little(long[].class);

  private final ElementType type;
  private final byte[] bytes;

  private TensorElements(ElementType type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /**
   * The elements of a tensor.
   *
   * @param tensor not copied
   */
  public static TensorElements of(TensorContent tensor) {
    return new TensorElements(tensor.type(), tensor.elements());
  }

  /**
   * One element, rounded to float64 where it is a 64-bit integer of more than 53 bits; 0 or 1 for a
   * truth value.
   *
   * @param index row-major, from 0
   * @throws IllegalArgumentException for complex numbers: they are two
   */
  public double number(int index) {
    return switch (type) {
      case FLOAT16 -> Float.float16ToFloat(shortAt(index));
      case FLOAT32 -> floatAt(index);
      case FLOAT64 -> doubleAt(index);
      case UINT64 -> unsigned(longAt(index));
      case COMPLEX64, COMPLEX128 ->
          throw new IllegalArgumentException("Unsupported type: " + type.apiName() + " is a pair");
      default -> integer(index);
    };
  }

  /**
   * One element as JSON: floating-point numbers in the shortest form that reads back to the same
   * number of the tensor's type, NaN and the infinities as strings, integers exactly, complex
   * numbers as {@code [real, imaginary]}.
   *
   * @param out what to append to
   * @param index row-major, from 0
   */
  public void appendJson(StringBuilder out, int index) {
    switch (type) {
      case FLOAT16 -> append(out, Float.float16ToFloat(shortAt(index)));
      case FLOAT32 -> append(out, floatAt(index));
      case FLOAT64 -> append(out, doubleAt(index));
      case COMPLEX64 -> {
        append(out.append('['), floatAt(2 * index));
        append(out.append(','), floatAt(2 * index + 1));
        out.append(']');
      }
      case COMPLEX128 -> {
        append(out.append('['), doubleAt(2 * index));
        append(out.append(','), doubleAt(2 * index + 1));
        out.append(']');
      }
      case UINT64 -> out.append(Long.toUnsignedString(longAt(index)));
      case BOOL -> out.append(bytes[index] != 0);
      default -> out.append(integer(index));
    }
  }

  private long integer(int index) {
    return switch (type) {
      case INT8 -> bytes[index];
      case UINT8 -> Byte.toUnsignedInt(bytes[index]);
      case BOOL -> bytes[index] != 0 ? 1 : 0;
      case INT16 -> shortAt(index);
      case UINT16 -> Short.toUnsignedInt(shortAt(index));
      case INT32 -> intAt(index);
      case UINT32 -> Integer.toUnsignedLong(intAt(index));
      case INT64 -> longAt(index);
      default -> throw new IllegalArgumentException("Unsupported type: no integer " + type);
    };
  }

  private static void append(StringBuilder out, float value) {
    if (Float.isFinite(value)) {
      out.append(value);
    } else {
      out.append('"').append(value).append('"');
    }
  }

  private static void append(StringBuilder out, double value) {
    if (Double.isFinite(value)) {
      out.append(value);
    } else {
      out.append('"').append(value).append('"');
    }
  }

  /** Halves the number first, keeping its last bit, so that it is rounded once. */
  private static double unsigned(long bits) {
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }

  private float floatAt(int place) {
    return Float.intBitsToFloat(intAt(place));
  }

  private double doubleAt(int place) {
    return Double.longBitsToDouble(longAt(place));
  }

  private short shortAt(int place) {
    return (short) SHORT.get(bytes, place * Short.BYTES);
  }

  private int intAt(int place) {
    return (int) INT.get(bytes, place * Integer.BYTES);
  }

  private long longAt(int place) {
    return (long) LONG.get(bytes, place * Long.BYTES);
  }

  private static VarHandle little(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }
}
