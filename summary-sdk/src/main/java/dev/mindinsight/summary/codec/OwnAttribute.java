package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.codec.EventMessages.AttrValue;
import dev.mindinsight.summary.codec.EventMessages.AttrValue.ListValue;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.GraphModel.Node;
import java.util.List;
import java.util.stream.Stream;

/**
 * One attribute of a node of ours. A GraphDef has floats where we have doubles, so those that would
 * be rounded are also kept {@linkplain #bits bit by bit}.
 */
final class OwnAttribute {

  private OwnAttribute() {}

  /**
   * The message of a value.
   *
   * @throws IllegalArgumentException when it is too long or of a type that is not written
   */
  static AttrValue of(String name, Object value, Node node) {
    AttrValue.Builder message = AttrValue.newBuilder();
    return switch (value) {
      case String text -> message.setS(bytes(name, text, node)).build();
      case Long number -> message.setI(number).build();
      case Double number -> message.setF(number.floatValue()).build();
      case Boolean flag -> message.setB(flag).build();
      case List<?> list -> message.setList(list(name, list, node)).build();
      default -> throw unsupported(name, value, node);
    };
  }

  private static ListValue list(String name, List<?> items, Node node) {
    ListValue.Builder list = ListValue.newBuilder();
    for (Object item : items) {
      if (item.getClass() != items.getFirst().getClass()) {
        throw new IllegalArgumentException(
            "Unsupported attribute %s: got a list of several types, want one, in node %s"
                .formatted(name, node.name()));
      }
      switch (item) {
        case String text -> list.addS(bytes(name, text, node));
        case Long number -> list.addI(number);
        case Double number -> list.addF(number.floatValue());
        case Boolean flag -> list.addB(flag);
        default -> throw unsupported(name, item, node);
      }
    }
    return list.build();
  }

  private static ByteString bytes(String name, String text, Node node) {
    requireShort("attribute " + name, text, "node " + node.name());
    return ByteString.copyFromUtf8(text);
  }

  /** Checks that a text will be read as it is. */
  static void requireShort(String what, String text, String where) {
    if (text.length() > GraphModel.ATTRIBUTE_CHARS_MAX) {
      throw new IllegalArgumentException(
          "Unsupported %s: got %,d characters, want at most %,d, in %s"
              .formatted(what, text.length(), GraphModel.ATTRIBUTE_CHARS_MAX, where));
    }
  }

  private static IllegalArgumentException unsupported(String name, Object value, Node node) {
    return new IllegalArgumentException(
        "Unsupported attribute %s: got %s, want String, Long, Double, Boolean or a List, in node %s"
            .formatted(name, value.getClass().getName(), node.name()));
  }

  /** The bits of the doubles of a value, if a float would round one of them; else none. */
  static List<Long> bits(Object value) {
    List<?> items = value instanceof List<?> list ? list : List.of(value);
    boolean exact = true;
    for (Object item : items) {
      exact &= !(item instanceof Double number) || same(number, number.floatValue());
    }
    return exact
        ? List.of()
        : items.stream().map(item -> Double.doubleToRawLongBits((Double) item)).toList();
  }

  private static boolean same(double number, float rounded) {
    return Double.doubleToRawLongBits(number) == Double.doubleToRawLongBits(rounded);
  }

  /**
   * The value of a message.
   *
   * @param bits of its doubles; empty where its floats are exact
   */
  static Object plain(String name, AttrValue message, List<Long> bits) throws ContentException {
    List<Double> doubles = bits.stream().map(Double::longBitsToDouble).toList();
    return switch (message.getValueCase()) {
      case S -> Text.of(message.getS());
      case I -> message.getI();
      case F -> doubles.isEmpty() ? (Object) (double) message.getF() : doubles.getFirst();
      case B -> message.getB();
      case LIST -> doubles.isEmpty() ? items(message.getList()) : doubles;
      case VALUE_NOT_SET ->
          throw new ContentException("Malformed attribute %s: got no value".formatted(name));
    };
  }

  private static List<Object> items(ListValue list) {
    return Stream.of(
            list.getSList().stream().map(Text::of),
            list.getIList().stream(),
            list.getFList().stream().map(Float::doubleValue),
            list.getBList().stream())
        .<Object>flatMap(items -> items)
        .toList();
  }
}
