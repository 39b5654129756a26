package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.content.ElementType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that anf_ir's DataType gives to types, as MindSpore 2.10 counts them. The debugger's
 * own schema gives 43 and 44 to monads; summary files are never written with that one.
 */
final class DataTypes {

  static final int TUPLE = 31;
  static final int LIST = 32;
  static final int NONE = 34;

  private static final List<String> NAMES =
      List.of(
          "",
          "bool",
          "int8",
          "int16",
          "int32",
          "int64",
          "uint8",
          "uint16",
          "uint32",
          "uint64",
          "float16",
          "float32",
          "float64",
          "string",
          "tensor",
          "graph",
          "bools",
          "ints8",
          "ints16",
          "ints32",
          "ints64",
          "uints8",
          "uints16",
          "uints32",
          "uints64",
          "floats16",
          "floats32",
          "floats64",
          "strings",
          "tensors",
          "graphs",
          "tuple",
          "list",
          "dict",
          "none",
          "sym_inst",
          "base_int",
          "base_uint",
          "base_float",
          "type",
          "anything",
          "refkey",
          "ref",
          "complex64",
          "complex128",
          "base_complex",
          "bfloat16",
          "bfloats16",
          "int4",
          "slice");

  private DataTypes() {}

  /** The name of a type; empty for undefined, its number in words where no name is known. */
  static String name(int type) {
    return type >= 0 && type < NAMES.size() ? NAMES.get(type) : "type " + type;
  }

  /** Whether a value of the type is one number. */
  static boolean isNumber(int type) {
    return type >= 1 && type <= 12;
  }

  /** How elements of a type lie in raw data; null where nobody writes such. */
  static @Nullable ElementType element(int type) {
    return switch (type) {
      case 1 -> ElementType.BOOL;
      case 2 -> ElementType.INT8;
      case 3 -> ElementType.INT16;
      case 4 -> ElementType.INT32;
      case 5 -> ElementType.INT64;
      case 6 -> ElementType.UINT8;
      case 7 -> ElementType.UINT16;
      case 8 -> ElementType.UINT32;
      case 9 -> ElementType.UINT64;
      case 10 -> ElementType.FLOAT16;
      case 11 -> ElementType.FLOAT32;
      case 12 -> ElementType.FLOAT64;
      default -> null;
    };
  }
}
