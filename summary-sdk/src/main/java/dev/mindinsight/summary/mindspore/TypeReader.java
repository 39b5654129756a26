package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel.Output;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a TypeProto: one output for each tensor or number in it, however they are grouped. */
final class TypeReader {

  /** Tuples of tuples; deeper ones overflow a stack, not a program. */
  static final int DEPTH_MAX = 32;

  private static final int UNKNOWN_RANK = -2;

  private final Details details;

  TypeReader(Details details) {
    this.details = details;
  }

  void read(Wire wire, List<Output> outputs) throws MalformedEventException, ContentException {
    if (wire.hasMore()) {
      read(wire, outputs, 0);
    }
  }

  private void read(Wire wire, List<Output> outputs, int depth)
      throws MalformedEventException, ContentException {
    if (depth > DEPTH_MAX) {
      throw new ContentException(
          "Unsupported graph: got types nested deeper than %d".formatted(DEPTH_MAX));
    }
    int before = outputs.size();
    int type = 0;
    boolean grouped = false;
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.VARINT -> type = (int) wire.varint();
        case 2 << 3 | Wire.BYTES -> outputs.add(tensor(wire.message()));
        case 3 << 3 | Wire.BYTES -> {
          grouped = true;
          sequence(wire.message(), outputs, depth);
        }
        default -> wire.skip(key);
      }
    }
    if (outputs.size() == before && !grouped) {
      details.add();
      outputs.add(new Output(DataTypes.name(type), DataTypes.isNumber(type) ? List.of() : null));
    }
  }

  private void sequence(Wire wire, List<Output> outputs, int depth)
      throws MalformedEventException, ContentException {
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == (1 << 3 | Wire.BYTES)) {
        read(wire.message(), outputs, depth + 1);
      } else {
        wire.skip(key);
      }
    }
  }

  private Output tensor(Wire wire) throws MalformedEventException, ContentException {
    details.add();
    int type = 0;
    // A tensor of rank 0 is written without a shape.
    List<Long> shape = List.of();
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.VARINT -> type = (int) wire.varint();
        case 2 << 3 | Wire.BYTES -> shape = shape(wire.message());
        default -> wire.skip(key);
      }
    }
    return new Output(DataTypes.name(type), shape);
  }

  /** What a TensorProto with a value makes. */
  void tensorValue(Wire wire, List<Output> outputs)
      throws MalformedEventException, ContentException {
    details.add();
    int type = 0;
    List<Long> shape = new ArrayList<>();
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.VARINT -> extent(wire.varint(), shape);
        case 1 << 3 | Wire.BYTES -> {
          Wire packed = wire.message();
          while (packed.hasMore()) {
            extent(packed.varint(), shape);
          }
        }
        case 2 << 3 | Wire.VARINT -> type = (int) wire.varint();
        default -> wire.skip(key);
      }
    }
    outputs.add(new Output(DataTypes.name(type), shape));
  }

  private void extent(long extent, List<Long> shape) throws ContentException {
    details.add();
    shape.add(Math.max(extent, -1));
  }

  /** The extents, −1 where one is not known; null when not even their number is. */
  private @Nullable List<Long> shape(Wire wire) throws MalformedEventException, ContentException {
    List<Long> shape = new ArrayList<>();
    boolean known = true;
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == (1 << 3 | Wire.BYTES)) {
        long extent = extent(wire.message());
        known &= extent != UNKNOWN_RANK;
        details.add();
        shape.add(Math.max(extent, -1));
      } else {
        wire.skip(key);
      }
    }
    return known ? shape : null;
  }

  private static long extent(Wire wire) throws MalformedEventException {
    long extent = 0;
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == (1 << 3 | Wire.VARINT)) {
        extent = wire.varint();
      } else {
        wire.skip(key);
      }
    }
    return extent;
  }
}
