package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Wire;

/**
 * One Summary.Value, cut into its parts. Instances are used again for later records: a scalar costs
 * no object.
 */
final class ValueParts {

  static final int NO_CONTENT = 0;
  static final int SCALAR = 3;
  static final int IMAGE = 4;
  static final int TENSOR = 8;
  static final int HISTOGRAM = 9;
  static final int LANDSCAPE = 10;

  private static final int TAG_KEY = 1 << 3 | Wire.BYTES;
  private static final int SCALAR_KEY = SCALAR << 3 | Wire.FIXED32;

  /** Where the value stands in the buffer. */
  int start;

  int length;
  int tagStart;
  int tagLength;

  /** The number of the field that holds the content: one of the constants. */
  int content;

  int contentStart;
  int contentLength;

  /** The number of a field that no rule explains, or 0. */
  int unknown;

  float scalar;

  /** Said where the content is an image. */
  final ImageParts image = new ImageParts();

  void parse(Wire wire, byte[] bytes, int from, int count) throws MalformedEventException {
    start = from;
    length = count;
    tagLength = 0;
    content = NO_CONTENT;
    unknown = 0;
    wire.over(bytes, from, count);
    while (wire.hasMore()) {
      field(wire, wire.key());
    }
    if (content == IMAGE) {
      image.parse(wire.over(bytes, contentStart, contentLength));
    }
  }

  private void field(Wire wire, int key) throws MalformedEventException {
    switch (key) {
      case TAG_KEY -> {
        tagLength = wire.length();
        tagStart = wire.position();
        wire.pass(tagLength);
      }
      case SCALAR_KEY -> {
        content = SCALAR;
        scalar = Float.intBitsToFloat(wire.fixed32());
      }
      case IMAGE << 3 | Wire.BYTES,
          TENSOR << 3 | Wire.BYTES,
          HISTOGRAM << 3 | Wire.BYTES,
          LANDSCAPE << 3 | Wire.BYTES -> {
        content = key >>> 3;
        contentLength = wire.length();
        contentStart = wire.position();
        wire.pass(contentLength);
      }
      default -> {
        unknown = key >>> 3;
        wire.skip(key);
      }
    }
  }
}
