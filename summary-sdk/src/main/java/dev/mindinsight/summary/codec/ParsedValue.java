package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.codec.EventMessages.SummaryMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One Summary.Value, cut into its parts. Instances are used again for later records: a scalar costs
 * no object.
 */
final class ParsedValue {

  static final int NO_CONTENT = 0;
  static final int SIMPLE = 2;
  static final int IMAGE = 4;
  static final int HISTOGRAM = 5;
  static final int AUDIO = 6;
  static final int TENSOR = 8;

  private static final int TAG_KEY = 1 << 3 | Wire.BYTES;
  private static final int SIMPLE_KEY = SIMPLE << 3 | Wire.FIXED32;
  private static final int TENSOR_KEY = TENSOR << 3 | Wire.BYTES;
  private static final int METADATA_KEY = 9 << 3 | Wire.BYTES;

  /** Where the value stands in the buffer. */
  int start;

  int length;
  int tagStart;
  int tagLength;

  /** The number of the field that holds the content: one of the constants. */
  int content;

  /** Where the content stands, if it is a field of bytes. */
  int contentStart;

  int contentLength;

  /** The number of a field that no rule explains, or 0. */
  int unknown;

  /** The type of the number, or null when the content is not one number. */
  @Nullable DType dtype;

  long bits;
  @Nullable SummaryMetadata metadata;

  void parse(Wire wire, TensorScan tensors, byte[] bytes, int from, int count)
      throws MalformedEventException {
    start = from;
    length = count;
    tagLength = 0;
    content = NO_CONTENT;
    unknown = 0;
    dtype = null;
    metadata = null;
    wire.over(bytes, from, count);
    while (wire.hasMore()) {
      field(wire, tensors, wire.key());
    }
  }

  private void field(Wire wire, TensorScan tensors, int key) throws MalformedEventException {
    switch (key) {
      case TAG_KEY -> {
        tagLength = wire.length();
        tagStart = wire.position();
        wire.pass(tagLength);
      }
      case SIMPLE_KEY -> {
        content = SIMPLE;
        dtype = DType.FLOAT32;
        bits = Double.doubleToRawLongBits(Float.intBitsToFloat(wire.fixed32()));
      }
      case TENSOR_KEY -> tensor(wire, tensors);
      case METADATA_KEY -> metadata(wire);
      case IMAGE << 3 | Wire.BYTES, HISTOGRAM << 3 | Wire.BYTES, AUDIO << 3 | Wire.BYTES -> {
        content = key >>> 3;
        dtype = null;
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

  private void tensor(Wire wire, TensorScan tensors) throws MalformedEventException {
    contentLength = wire.length();
    contentStart = wire.position();
    tensors.scan(wire.bytes(), contentStart, contentLength);
    wire.pass(contentLength);
    content = TENSOR;
    dtype = tensors.dtype();
    bits = tensors.bits();
  }

  private void metadata(Wire wire) throws MalformedEventException {
    int count = wire.length();
    try {
      metadata =
          SummaryMetadata.parseFrom(ByteString.copyFrom(wire.bytes(), wire.position(), count));
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedEventException("metadata: " + e.getMessage());
    }
    wire.pass(count);
  }
}
