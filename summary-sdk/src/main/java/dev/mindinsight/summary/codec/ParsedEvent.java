package dev.mindinsight.summary.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * One Event, cut into its parts before anything of it is handed on: a record is delivered whole or
 * not at all. Used again for every record.
 */
final class ParsedEvent {

  static final int NO_CONTENT = 0;
  static final int FILE_VERSION = 3;
  static final int GRAPH = 4;
  static final int SESSION_LOG = 7;
  static final int TAGGED_RUN_METADATA = 8;
  static final int META_GRAPH = 9;

  private static final int WALL_TIME_KEY = 1 << 3 | Wire.FIXED64;
  private static final int STEP_KEY = 2 << 3 | Wire.VARINT;
  private static final int SUMMARY_KEY = 5 << 3 | Wire.BYTES;
  private static final int SOURCE_KEY = 10 << 3 | Wire.BYTES;

  private final Wire wire = new Wire();
  private final Wire summaryWire = new Wire();
  private final Wire valueWire = new Wire();
  private final TensorScan tensors = new TensorScan();
  private final List<ParsedValue> values = new ArrayList<>();

  double wallTimeSeconds;
  long step;

  /** The number of the field with content besides a summary; the last where there are several. */
  int content;

  /** The number of a field that no rule explains, or 0. */
  int unknown;

  int contentStart;
  int contentLength;
  int sourceStart;
  int sourceLength;
  int valueCount;

  ParsedValue value(int index) {
    return values.get(index);
  }

  void parse(byte[] bytes, int start, int length) throws MalformedEventException {
    wallTimeSeconds = 0;
    step = 0;
    content = NO_CONTENT;
    unknown = 0;
    sourceLength = 0;
    valueCount = 0;
    wire.over(bytes, start, length);
    while (wire.hasMore()) {
      field(wire.key());
    }
  }

  private void field(int key) throws MalformedEventException {
    switch (key) {
      case WALL_TIME_KEY -> wallTimeSeconds = Double.longBitsToDouble(wire.fixed64());
      case STEP_KEY -> step = wire.varint();
      case SUMMARY_KEY -> {
        int count = wire.length();
        summary(wire.position(), count);
        wire.pass(count);
      }
      case SOURCE_KEY -> {
        sourceLength = wire.length();
        sourceStart = wire.position();
        wire.pass(sourceLength);
      }
      default -> content(key);
    }
  }

  private void content(int key) throws MalformedEventException {
    int field = key >>> 3;
    boolean known =
        switch (field) {
          case FILE_VERSION, GRAPH, SESSION_LOG, TAGGED_RUN_METADATA, META_GRAPH ->
              (key & 7) == Wire.BYTES;
          default -> false;
        };
    if (known) {
      content = field;
      contentLength = wire.length();
      contentStart = wire.position();
      wire.pass(contentLength);
    } else {
      unknown = field;
      wire.skip(key);
    }
  }

  private void summary(int start, int length) throws MalformedEventException {
    summaryWire.over(wire.bytes(), start, length);
    while (summaryWire.hasMore()) {
      int key = summaryWire.key();
      if (key == (1 << 3 | Wire.BYTES)) {
        int count = summaryWire.length();
        next().parse(valueWire, tensors, wire.bytes(), summaryWire.position(), count);
        summaryWire.pass(count);
      } else {
        summaryWire.skip(key);
      }
    }
  }

  private ParsedValue next() {
    if (valueCount == values.size()) {
      values.add(new ParsedValue());
    }
    return values.get(valueCount++);
  }
}
