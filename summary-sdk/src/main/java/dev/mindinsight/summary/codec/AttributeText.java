package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What graphs hold besides names and numbers, as text of bounded length. */
final class AttributeText {

  /** Types that are no single number; see {@link NumberType} for the others. */
  private static final Map<Integer, String> OTHER_TYPES =
      Map.ofEntries(
          Map.entry(7, "string"),
          Map.entry(8, "complex64"),
          Map.entry(11, "qint8"),
          Map.entry(12, "quint8"),
          Map.entry(13, "qint32"),
          Map.entry(15, "qint16"),
          Map.entry(16, "quint16"),
          Map.entry(18, "complex128"),
          Map.entry(20, "resource"),
          Map.entry(21, "variant"),
          Map.entry(33, "float4_e2m1fn"));

  private AttributeText() {}

  /** A text that is at most {@link GraphModel#ATTRIBUTE_CHARS_MAX} long and says if it was cut. */
  static String of(Wire text) {
    int length = text.remaining();
    if (length <= GraphModel.ATTRIBUTE_CHARS_MAX) {
      return cut(text.text(), length);
    }
    int end = GraphModel.ATTRIBUTE_CHARS_MAX;
    while (end > 0 && (text.bytes()[text.position() + end] & 0xc0) == 0x80) {
      end--;
    }
    return head(Text.of(text.bytes(), text.position(), end), length);
  }

  /** Cuts a text that is too long. */
  static String cut(String text, long bytes) {
    return text.length() <= GraphModel.ATTRIBUTE_CHARS_MAX ? text : head(text, bytes);
  }

  private static String head(String text, long bytes) {
    String end = "… (cut: %,d bytes)".formatted(bytes);
    int most = GraphModel.ATTRIBUTE_CHARS_MAX - end.length();
    int chars = Math.min(text.length(), most);
    boolean halved = chars > 0 && Character.isHighSurrogate(text.charAt(chars - 1));
    return text.substring(0, halved ? chars - 1 : chars) + end;
  }

  /** TensorFlow's name for a type, in lower case; empty for none. */
  static String type(int number) {
    if (number == 0) {
      return "";
    } else if (number > TensorParts.REFERENCE) {
      return type(number - TensorParts.REFERENCE) + "_ref";
    }
    NumberType type = NumberType.numbered(number);
    return type != null
        ? type.dtype().apiName()
        : OTHER_TYPES.getOrDefault(number, "type " + number);
  }

  /** Such as {@code [2, ?]}. */
  static String shape(@Nullable List<Long> shape) {
    return shape == null
        ? "?"
        : shape.stream()
            .map(extent -> extent < 0 ? "?" : extent.toString())
            .collect(Collectors.joining(", ", "[", "]"));
  }

  /** Type and shape of a tensor, and its value if it is one number. */
  static String tensor(Wire wire) throws MalformedEventException, ContentException {
    TensorParts tensor = TensorParts.of(wire.bytes(), wire.position(), wire.remaining());
    TensorScan scan = new TensorScan();
    scan.scan(wire.bytes(), wire.position(), wire.remaining());
    DType dtype = scan.dtype();
    String head = type(tensor.number()) + " " + shape(tensor.writtenShape());
    if (dtype == null) {
      return cut(head, head.length());
    }
    return head
        + " "
        + (dtype.floating() ? dtype.toDouble(scan.bits()) + "" : integer(dtype, scan));
  }

  private static String integer(DType dtype, TensorScan scan) {
    return dtype == DType.UINT64 ? Long.toUnsignedString(scan.bits()) : Long.toString(scan.bits());
  }
}
