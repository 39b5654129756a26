package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads an AttrValue: a text, number, type, shape, tensor or function, or a list of these. Texts
 * and lists are cut at {@link GraphModel#ATTRIBUTE_CHARS_MAX} and say so; what is cut off is never
 * copied.
 */
final class AttributeReader {

  static final int LIST = 1;
  static final int TYPE = 6;
  static final int SHAPE = 7;
  static final int TENSOR = 8;
  private static final int TEXT = 2;
  private static final int INTEGER = 3;
  private static final int FLOAT = 4;
  private static final int FLAG = 5;
  private static final int PLACEHOLDER = 9;
  private static final int FUNCTION = 10;

  /** In a list, functions have the number that placeholders have outside. */
  private static final int FUNCTION_IN_LIST = 9;

  /** An entry's share of the length at which lists are cut, if it is no text. */
  private static final int NUMBER_CHARS = 8;

  private AttributeReader() {}

  /**
   * The value: a {@link String}, {@link Long}, {@link Double}, {@link Boolean} or list of these.
   */
  static Object read(Wire wire) throws MalformedEventException, ContentException {
    Object value = "";
    while (wire.hasMore()) {
      int key = wire.key();
      value =
          key == (LIST << 3 | Wire.BYTES)
              ? list(wire.message())
              : single(wire, key, key >>> 3 == FUNCTION);
    }
    return value;
  }

  private static Object single(Wire wire, int key, boolean function)
      throws MalformedEventException, ContentException {
    if (function && (key & 7) == Wire.BYTES) {
      return function(wire.message());
    }
    return switch (key) {
      case TEXT << 3 | Wire.BYTES, PLACEHOLDER << 3 | Wire.BYTES ->
          AttributeText.of(wire.message());
      case INTEGER << 3 | Wire.VARINT -> wire.varint();
      case FLOAT << 3 | Wire.FIXED32 -> (double) Float.intBitsToFloat(wire.fixed32());
      case FLAG << 3 | Wire.VARINT -> wire.varint() != 0;
      case TYPE << 3 | Wire.VARINT -> AttributeText.type((int) wire.varint());
      case SHAPE << 3 | Wire.BYTES -> AttributeText.shape(TensorShape.read(wire.message()));
      case TENSOR << 3 | Wire.BYTES -> AttributeText.tensor(wire.message());
      default -> {
        wire.skip(key);
        yield "";
      }
    };
  }

  /** A function's name, without the values of its own attributes. */
  private static String function(Wire wire) throws MalformedEventException {
    String name = "";
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == (1 << 3 | Wire.BYTES)) {
        name = AttributeText.of(wire.message());
      } else {
        wire.skip(key);
      }
    }
    return name;
  }

  private static List<Object> list(Wire wire) throws MalformedEventException, ContentException {
    List<Object> values = new ArrayList<>();
    long chars = 0;
    long more = 0;
    while (wire.hasMore()) {
      int key = wire.key();
      int packed = packedType(key);
      Wire from = packed < 0 ? wire : wire.message();
      int single = packed < 0 ? key : key >>> 3 << 3 | packed;
      while (from.hasMore()) {
        if (chars < GraphModel.ATTRIBUTE_CHARS_MAX) {
          Object value = single(from, single, key >>> 3 == FUNCTION_IN_LIST);
          chars += value instanceof String text ? text.length() + 1 : NUMBER_CHARS;
          values.add(value);
        } else {
          from.skip(single);
          more++;
        }
        if (packed < 0) {
          break;
        }
      }
    }
    if (more > 0) {
      values.add("… (cut: %,d more)".formatted(more));
    }
    return values;
  }

  /** The wire type of the numbers in a packed field, or −1 if the field is not packed. */
  private static int packedType(int key) {
    return switch (key) {
      case INTEGER << 3 | Wire.BYTES, FLAG << 3 | Wire.BYTES, TYPE << 3 | Wire.BYTES -> Wire.VARINT;
      case FLOAT << 3 | Wire.BYTES -> Wire.FIXED32;
      default -> -1;
    };
  }
}
