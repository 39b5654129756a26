package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Text;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a ValueProto as what an attribute shows: a number, a text, or a list of these. What is
 * beyond {@link GraphModel#ATTRIBUTE_CHARS_MAX} is passed over without being read.
 */
final class ValueReader {

  private static final int STRING = 7;
  private static final int TENSOR = 8;
  private static final int GRAPH = 9;

  /** A character of UTF-8 has at most so many bytes. */
  private static final int CHAR_BYTES_MAX = 4;

  private final TypeReader types;

  ValueReader(TypeReader types) {
    this.types = types;
  }

  /**
   * A value.
   *
   * @param shown a {@link String}, {@link Long}, {@link Double}, {@link Boolean}, or a list of
   *     these
   * @param outputs what a constant of this value makes; empty where the value is no tensor or
   *     number
   */
  record Value(Object shown, List<Output> outputs) {}

  Value read(Wire wire) throws MalformedEventException, ContentException {
    return read(wire, 0);
  }

  private Value read(Wire wire, int depth) throws MalformedEventException, ContentException {
    ValueItems items = new ValueItems();
    List<Output> outputs = new ArrayList<>();
    int type = 0;
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.VARINT -> type = (int) wire.varint();
        case TENSOR << 3 | Wire.BYTES -> {
          types.tensorValue(wire.message(), outputs);
          items.single(text(outputs));
        }
        default -> field(wire, key, depth, items);
      }
    }
    if (DataTypes.isNumber(type) && items.isSingle()) {
      outputs.add(new Output(DataTypes.name(type), List.of()));
    }
    return new Value(items.shown(type), outputs);
  }

  private void field(Wire wire, int key, int depth, ValueItems items)
      throws MalformedEventException, ContentException {
    switch (key) {
      case 2 << 3 | Wire.VARINT -> items.single(wire.varint() != 0);
      case 3 << 3 | Wire.VARINT -> items.single(wire.varint());
      case 4 << 3 | Wire.VARINT -> items.single(unsigned(wire.varint()));
      case 5 << 3 | Wire.FIXED32 -> items.single((double) Float.intBitsToFloat(wire.fixed32()));
      case 6 << 3 | Wire.FIXED64 -> items.single(Double.longBitsToDouble(wire.fixed64()));
      case STRING << 3 | Wire.BYTES -> items.single(string(wire));
      case GRAPH << 3 | Wire.BYTES -> {
        wire.skip(key);
        items.single("graph");
      }
      case 20 << 3 | Wire.BYTES -> items.single(type(wire.message()));
      default -> element(wire, key, depth, items);
    }
  }

  /** A part of a list; once the list is full only counted. */
  private void element(Wire wire, int key, int depth, ValueItems items)
      throws MalformedEventException, ContentException {
    int field = key >>> 3;
    if (field >= 10 && field <= 14) {
      numbers(wire, key, items);
    } else if ((key & 7) != Wire.BYTES || field < 15 || field > 19) {
      wire.skip(key);
    } else if (items.isFull()) {
      wire.skip(key);
      items.add("");
    } else {
      Wire inner = wire.message();
      items.add(element(field, inner, depth));
    }
  }

  private Object element(int field, Wire wire, int depth)
      throws MalformedEventException, ContentException {
    return switch (field) {
      case 15 -> cut(wire, wire.remaining());
      case 16 -> {
        List<Output> outputs = new ArrayList<>();
        types.tensorValue(wire, outputs);
        yield text(outputs);
      }
      case 17 -> "graph";
      case 18 -> depth < TypeReader.DEPTH_MAX ? flat(read(wire, depth + 1).shown()) : "…";
      default -> {
        NamedParts named = NamedParts.of(wire);
        yield depth < TypeReader.DEPTH_MAX
            ? cut("%s: %s".formatted(named.name(), read(named.second(), depth + 1).shown()))
            : "…";
      }
    };
  }

  private static Object flat(Object shown) {
    return shown instanceof List<?> list ? cut(list.toString()) : shown;
  }

  private static void numbers(Wire wire, int key, ValueItems items) throws MalformedEventException {
    int field = key >>> 3;
    if ((key & 7) != Wire.BYTES) {
      items.add(number(wire, field));
      return;
    }
    int length = wire.length();
    int end = wire.position() + length;
    while (wire.position() < end) {
      items.add(number(wire, field));
    }
    wire.expectAt(end);
  }

  private static Object number(Wire wire, int field) throws MalformedEventException {
    return switch (field) {
      case 10 -> wire.varint() != 0;
      case 11 -> wire.varint();
      case 12 -> unsigned(wire.varint());
      case 13 -> (double) Float.intBitsToFloat(wire.fixed32());
      default -> Double.longBitsToDouble(wire.fixed64());
    };
  }

  /** A number above 2^63 stands as text. */
  private static Object unsigned(long bits) {
    return bits >= 0 ? bits : Long.toUnsignedString(bits);
  }

  private String type(Wire wire) throws MalformedEventException, ContentException {
    List<Output> outputs = new ArrayList<>();
    types.read(wire, outputs);
    return text(outputs);
  }

  private static String text(List<Output> outputs) {
    StringBuilder text = new StringBuilder();
    for (Output output : outputs) {
      if (text.length() > GraphModel.ATTRIBUTE_CHARS_MAX) {
        break;
      }
      List<Long> shape = output.shape();
      text.append(text.isEmpty() ? "" : ", ").append(output.dtype());
      text.append(shape == null || shape.isEmpty() ? "" : shape);
    }
    return cut(text.toString());
  }

  private static String string(Wire wire) throws MalformedEventException {
    int length = wire.length();
    String text = cut(wire, length);
    wire.pass(length);
    return text;
  }

  /** The next bytes as text, of which no more are read than are shown. */
  static String cut(Wire wire, int length) {
    int kept = Math.min(length, CHAR_BYTES_MAX * GraphModel.ATTRIBUTE_CHARS_MAX);
    String text = Text.of(wire.bytes(), wire.position(), kept);
    return text.length() <= GraphModel.ATTRIBUTE_CHARS_MAX
        ? text
        : head(text) + "… (of %d bytes)".formatted(length);
  }

  private static String cut(String text) {
    return text.length() <= GraphModel.ATTRIBUTE_CHARS_MAX
        ? text
        : head(text) + "… (of %d characters)".formatted(text.length());
  }

  private static String head(String text) {
    int end = GraphModel.ATTRIBUTE_CHARS_MAX;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
  }
}
