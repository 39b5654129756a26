package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Texts;
import java.util.ArrayList;
import java.util.List;

/** The strings of a TensorProto: texts, or the encoded files of images and sounds. */
final class TensorTexts {

  /** Texts of one value: more than any page shows, and each costs an object. */
  static final int TEXTS_MAX = 1 << 20;

  /** Bytes of a value's texts together. As characters in an answer they take a few times that. */
  static final int BYTES_MAX = 16 << 20;

  private static final int STRING_VAL_KEY = 8 << 3 | Wire.BYTES;

  private TensorTexts() {}

  /** The strings as written, in their order, none copied. */
  static List<Wire> strings(TensorParts tensor) throws MalformedEventException, ContentException {
    if (!tensor.isText()) {
      throw new ContentException(
          "Malformed tensor: got data type %d of TensorFlow, want text (%d)"
              .formatted(tensor.number(), TensorParts.STRING));
    }
    List<Wire> strings = new ArrayList<>();
    Wire wire = tensor.wire();
    while (wire.hasMore()) {
      int key = wire.key();
      if (key != STRING_VAL_KEY) {
        wire.skip(key);
      } else if (strings.size() == TEXTS_MAX) {
        throw new ContentException(
            "Unsupported tensor: got more than %,d texts".formatted(TEXTS_MAX));
      } else {
        strings.add(wire.message());
      }
    }
    return strings;
  }

  /**
   * The strings as texts. As with numbers, a list shorter than the shape goes on with its last
   * text, and an empty one with empty texts.
   */
  static Texts read(TensorParts tensor) throws MalformedEventException, ContentException {
    List<Wire> strings = strings(tensor);
    List<Integer> shape = tensor.shape(strings.size());
    int count = TensorParts.elements(shape, TEXTS_MAX);
    long bytes = strings.stream().mapToLong(Wire::remaining).sum();
    if (bytes > BYTES_MAX) {
      throw new ContentException(
          "Unsupported text: got %,d bytes, want at most %,d".formatted(bytes, BYTES_MAX));
    }
    if (strings.size() > count) {
      throw new ContentException(
          "Malformed tensor: got %d texts, want %d for shape %s"
              .formatted(strings.size(), count, shape));
    }
    List<String> texts = new ArrayList<>(count);
    strings.forEach(string -> texts.add(string.text()));
    String last = texts.isEmpty() ? "" : texts.getLast();
    while (texts.size() < count) {
      texts.add(last);
    }
    return new Texts(texts, shape);
  }
}
