package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * One Event or LineageEvent, cut into its parts before anything of it is handed on: a record is
 * delivered whole or not at all. Used again for every record.
 */
final class EventParts {

  static final int NO_CONTENT = 0;
  static final int VERSION = 3;
  static final int GRAPH = 4;
  static final int EXPLAIN = 6;
  static final int TRAIN = 6;
  static final int EVALUATION = 7;
  static final int DATASET = 9;
  static final int CUSTOM = 10;

  private static final int WALL_TIME_KEY = 1 << 3 | Wire.FIXED64;
  private static final int STEP_KEY = 2 << 3 | Wire.VARINT;
  private static final int SUMMARY_KEY = 5 << 3 | Wire.BYTES;

  private final boolean lineage;
  private final Wire wire = new Wire();
  private final Wire summaryWire = new Wire();
  private final Wire valueWire = new Wire();
  private final List<ValueParts> values = new ArrayList<>();

  double wallTimeSeconds;
  long step;

  /** The number of the field with content besides a summary; the last where there are several. */
  int content;

  /** The number of a field that no rule explains, or 0. */
  int unknown;

  int contentStart;
  int contentLength;
  int valueCount;

  /** For events, or for lineage events, in which field 6 is another. */
  EventParts(boolean lineage) {
    this.lineage = lineage;
  }

  ValueParts value(int index) {
    return values.get(index);
  }

  EventParts parse(byte[] bytes, int start, int length) throws MalformedEventException {
    wallTimeSeconds = 0;
    step = 0;
    content = NO_CONTENT;
    unknown = 0;
    valueCount = 0;
    wire.over(bytes, start, length);
    while (wire.hasMore()) {
      field(wire.key());
    }
    return this;
  }

  private void field(int key) throws MalformedEventException {
    if (key == WALL_TIME_KEY) {
      wallTimeSeconds = Double.longBitsToDouble(wire.fixed64());
    } else if (key == STEP_KEY) {
      step = wire.varint();
    } else if (key == SUMMARY_KEY && !lineage) {
      int count = wire.length();
      summary(wire.position(), count);
      wire.pass(count);
    } else if ((key & 7) == Wire.BYTES && isContent(key >>> 3)) {
      content = key >>> 3;
      contentLength = wire.length();
      contentStart = wire.position();
      wire.pass(contentLength);
    } else {
      unknown = key >>> 3;
      wire.skip(key);
    }
  }

  private boolean isContent(int field) {
    return switch (field) {
      case VERSION -> true;
      case TRAIN, EVALUATION, DATASET, CUSTOM -> lineage || field == EXPLAIN;
      case GRAPH -> !lineage;
      default -> false;
    };
  }

  private void summary(int start, int length) throws MalformedEventException {
    summaryWire.over(wire.bytes(), start, length);
    while (summaryWire.hasMore()) {
      int key = summaryWire.key();
      if (key == (1 << 3 | Wire.BYTES)) {
        int count = summaryWire.length();
        next().parse(valueWire, wire.bytes(), summaryWire.position(), count);
        summaryWire.pass(count);
      } else {
        summaryWire.skip(key);
      }
    }
  }

  private ValueParts next() {
    if (valueCount == values.size()) {
      values.add(new ValueParts());
    }
    return values.get(valueCount++);
  }
}
