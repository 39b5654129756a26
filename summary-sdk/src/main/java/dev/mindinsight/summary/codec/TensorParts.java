package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A TensorProto cut into its parts, none of them copied. Where a producer wrote no shape, the
 * tensor is a list of its values, or the one value that there is.
 */
final class TensorParts {

  /** TensorFlow's number for text. */
  static final int STRING = 7;

  static final int REFERENCE = 100;

  private static final int DTYPE_KEY = 1 << 3 | Wire.VARINT;
  private static final int SHAPE_KEY = 2 << 3 | Wire.BYTES;
  private static final int CONTENT_KEY = 4 << 3 | Wire.BYTES;

  private final byte[] bytes;
  private final int start;
  private final int length;
  private int number;
  private @Nullable List<Long> shape;
  private Wire content = new Wire();

  private TensorParts(byte[] bytes, int start, int length) {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
  }

  static TensorParts of(byte[] bytes, int start, int length)
      throws MalformedEventException, ContentException {
    TensorParts tensor = new TensorParts(bytes, start, length);
    Wire wire = tensor.wire();
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case DTYPE_KEY -> tensor.number = (int) wire.varint();
        case SHAPE_KEY -> tensor.shape = TensorShape.read(wire.message());
        case CONTENT_KEY -> tensor.content = wire.message();
        default -> wire.skip(key);
      }
    }
    return tensor;
  }

  /** TensorFlow's number for the type of the elements. */
  int number() {
    return number > REFERENCE ? number - REFERENCE : number;
  }

  boolean isText() {
    return number() == STRING;
  }

  /** The shape as written, −1 for an extent that is not known; null where there is none. */
  @Nullable List<Long> writtenShape() {
    return shape;
  }

  /** The field tensor_content; empty where the values stand in a list. */
  Wire content() {
    return content;
  }

  /** Goes over the whole message anew. */
  Wire wire() {
    return new Wire().over(bytes, start, length);
  }

  /**
   * The shape of a tensor with some values.
   *
   * @param values how many were written
   * @throws ContentException when it has an extent that no array can have
   */
  List<Integer> shape(long values) throws ContentException {
    List<Long> written = shape;
    if (written == null) {
      return values == 1 ? List.of() : List.of((int) values);
    }
    for (long extent : written) {
      if (extent < 0 || extent > Integer.MAX_VALUE) {
        throw new ContentException(
            "Malformed shape: got %s, want extents from 0 to %d"
                .formatted(written, Integer.MAX_VALUE));
      }
    }
    return written.stream().map(Long::intValue).toList();
  }

  /**
   * How many elements a shape has.
   *
   * @throws ContentException when they are more than a limit
   */
  static int elements(List<Integer> shape, int elementsMax) throws ContentException {
    if (shape.contains(0)) {
      return 0;
    }
    long count = 1;
    for (int extent : shape) {
      count *= extent;
      if (count > elementsMax) {
        throw new ContentException(
            "Unsupported tensor: got shape %s, want at most %,d elements"
                .formatted(shape, elementsMax));
      }
    }
    return (int) count;
  }
}
