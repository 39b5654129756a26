package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.framing.RecordReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a TensorProto in two passes: the first finds the shape and counts the elements, the second
 * takes them, when it is known that both agree.
 */
final class TensorParts {

  /** No framework knows tensors of a higher rank. */
  private static final int RANK_MAX = 64;

  private static final int DIMS = 1;
  private static final int DATA_TYPE = 2;
  private static final int FLOATS = 3;
  private static final int INTS = 4;
  private static final int LONGS = 5;
  private static final int DOUBLES = 6;
  private static final int UNSIGNED_LONGS = 7;
  private static final int RAW = 8;

  private final Wire wire;
  private final int start;
  private final int length;
  private final List<Integer> shape = new ArrayList<>();
  private int dataType;

  /** The field that holds the elements, or 0 while none was met. */
  private int filled;

  private long count;
  private int rawStart;
  private @Nullable ByteBuffer elements;

  private TensorParts(Wire wire) {
    this.wire = wire;
    this.start = wire.position();
    this.length = wire.remaining();
  }

  static TensorContent read(Wire wire) throws MalformedEventException, ContentException {
    TensorParts parts = new TensorParts(wire);
    parts.pass();
    ElementType type = parts.type();
    int bytes = parts.bytes(type);
    if (parts.filled == RAW) {
      byte[] raw = new byte[bytes];
      System.arraycopy(wire.bytes(), parts.rawStart, raw, 0, bytes);
      return new TensorContent(type, parts.shape, raw);
    }
    byte[] elements = new byte[bytes];
    List<Integer> shape = List.copyOf(parts.shape);
    parts.elements = ByteBuffer.wrap(elements).order(ByteOrder.LITTLE_ENDIAN);
    parts.pass();
    return new TensorContent(type, shape, elements);
  }

  private void pass() throws MalformedEventException, ContentException {
    wire.over(wire.bytes(), start, length);
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key >>> 3) {
        case DIMS, FLOATS, INTS, LONGS, DOUBLES, UNSIGNED_LONGS -> numbers(key);
        case DATA_TYPE -> dataType = (int) wire.varint();
        case RAW -> raw();
        default -> wire.skip(key);
      }
    }
  }

  private void raw() throws MalformedEventException, ContentException {
    int bytes = wire.length();
    if (bytes > 0) {
      fill(RAW);
      count = bytes;
      rawStart = wire.position();
    }
    wire.pass(bytes);
  }

  private void numbers(int key) throws MalformedEventException, ContentException {
    int field = key >>> 3;
    if ((key & 7) != Wire.BYTES) {
      number(field);
      return;
    }
    int end = wire.length();
    end += wire.position();
    while (wire.position() < end) {
      number(field);
    }
    wire.expectAt(end);
  }

  private void number(int field) throws MalformedEventException, ContentException {
    if (field == DIMS) {
      dim(wire.varint());
      return;
    }
    fill(field);
    long bits =
        switch (field) {
          case FLOATS -> wire.fixed32();
          case DOUBLES -> wire.fixed64();
          default -> wire.varint();
        };
    ByteBuffer out = elements;
    if (out == null) {
      count++;
    } else if (field == FLOATS || field == INTS) {
      out.putInt((int) bits);
    } else {
      out.putLong(bits);
    }
  }

  private void dim(long extent) throws ContentException {
    if (elements != null) {
      return;
    }
    if (extent < 0 || extent > Integer.MAX_VALUE || shape.size() == RANK_MAX) {
      throw new ContentException(
          "Malformed tensor: got extent %d in dimension %d".formatted(extent, shape.size()));
    }
    shape.add((int) extent);
  }

  private void fill(int field) throws ContentException {
    if (filled != 0 && filled != field) {
      throw new ContentException(
          "Conflict: the tensor's elements stand in fields %d and %d".formatted(filled, field));
    }
    filled = field;
  }

  private ElementType type() throws ContentException {
    return switch (filled) {
      case INTS -> ElementType.INT32;
      case LONGS -> ElementType.INT64;
      case DOUBLES -> ElementType.FLOAT64;
      case UNSIGNED_LONGS -> ElementType.UINT64;
      case RAW -> {
        ElementType type = DataTypes.element(dataType);
        if (type == null) {
          throw new ContentException(
              "Unsupported tensor: got raw data of " + DataTypes.name(dataType));
        }
        yield type;
      }
      // MindSpore hands tensors of every type over as floats, and says the type beside them.
      default -> ElementType.FLOAT32;
    };
  }

  /** The tensor's size, once it is known that there are as many elements as the shape says. */
  private int bytes(ElementType type) throws ContentException {
    long want = 1;
    for (int extent : shape) {
      // Below 2^31 × 2^31: no overflow before the comparison.
      want = want > RecordReader.RECORD_BYTES_MAX && extent > 0 ? want : want * extent;
    }
    long got = filled == RAW ? count / type.bytes() : count;
    if (want != got || (filled == RAW && count % type.bytes() != 0)) {
      throw new ContentException(
          "Malformed tensor: got %d %s, want %d elements for shape %s"
              .formatted(count, filled == RAW ? "bytes" : "elements", want, shape));
    }
    long bytes = got * type.bytes();
    if (bytes > RecordReader.RECORD_BYTES_MAX) {
      throw new ContentException(
          "Unsupported tensor: got %d bytes, want at most %d"
              .formatted(bytes, RecordReader.RECORD_BYTES_MAX));
    }
    return (int) bytes;
  }
}
