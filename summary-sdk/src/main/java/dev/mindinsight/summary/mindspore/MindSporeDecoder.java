package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.BadWallTime;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.RecordDecoder;
import dev.mindinsight.summary.codec.TagEntry;
import dev.mindinsight.summary.codec.TagTable;
import dev.mindinsight.summary.codec.Text;
import dev.mindinsight.summary.content.MediaFacts;
import dev.mindinsight.summary.framing.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of one MindSpore file into calls of an {@link EventSink}. Scalars go from bytes
 * to primitives without an object.
 */
public final class MindSporeDecoder implements RecordDecoder {

  private static final byte[] RUN_GRAPH = utf8("__run_graph__");
  private static final byte[] DATA_GRAPH = utf8("__data_graph__");
  private static final byte[] LINEAGE = utf8("__lineage__");
  private static final byte[] EXPLAIN = utf8("__explain__");

  private final boolean lineage;
  private final TagTable tags;
  private final EventParts event;
  private double spareWallTimeSeconds;

  // The record at hand.
  private long recordOffset;
  private byte[] buffer = new byte[0];
  private int start;
  private int length;
  private int checksum;
  private double wallTimeSeconds;

  /**
   * Begins a file, or goes on in one.
   *
   * @param lineage whether the file holds lineage events; they are told from others by nothing but
   *     the file's name
   * @param known the series that were found before the first record to come, by index
   * @param firstWallTimeSeconds the wall time of the file's first event, if it has been read before
   *     and is finite: it is given to events that have none
   */
  public MindSporeDecoder(
      boolean lineage, List<TagInfo> known, OptionalDouble firstWallTimeSeconds) {
    this.lineage = lineage;
    tags = new TagTable(known);
    event = new EventParts(lineage);
    spareWallTimeSeconds = firstWallTimeSeconds.orElse(0);
  }

  /**
   * The wall time of an event, if it is finite and the event can be read.
   *
   * @param lineage whether it is a lineage event
   * @param bytes hold the event
   * @param from its first byte
   * @param count its length
   */
  public static OptionalDouble wallTimeSeconds(boolean lineage, byte[] bytes, int from, int count) {
    try {
      double seconds = new EventParts(lineage).parse(bytes, from, count).wallTimeSeconds;
      return Double.isFinite(seconds) ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    } catch (MalformedEventException e) {
      return OptionalDouble.empty();
    }
  }

  @Override
  public List<TagInfo> tags() {
    return tags.infos();
  }

  @Override
  public void decode(
      long offset, byte[] bytes, int from, int count, int dataChecksum, EventSink sink) {
    recordOffset = offset;
    buffer = bytes;
    start = from;
    length = count;
    checksum = dataChecksum;
    try {
      event.parse(bytes, from, count);
    } catch (MalformedEventException e) {
      sink.event(new SkippedBytes(offset, recordBytes(), e.getMessage()));
      return;
    }
    settleWallTime(sink);
    if (event.content != EventParts.NO_CONTENT) {
      content(sink);
    } else if (event.unknown != 0 && event.valueCount == 0) {
      unknown("event field " + event.unknown, sink);
    }
    for (int i = 0; i < event.valueCount; i++) {
      value(event.value(i), i, sink);
    }
  }

  private void settleWallTime(EventSink sink) {
    wallTimeSeconds = event.wallTimeSeconds;
    if (!Double.isFinite(wallTimeSeconds)) {
      sink.event(new BadWallTime(recordOffset, wallTimeSeconds, spareWallTimeSeconds));
      wallTimeSeconds = spareWallTimeSeconds;
    } else if (recordOffset == 0) {
      spareWallTimeSeconds = wallTimeSeconds;
    }
  }

  private void content(EventSink sink) {
    if (event.content == EventParts.VERSION) {
      String version = Text.of(buffer, event.contentStart, event.contentLength);
      sink.event(new FileVersion(event.step, wallTimeSeconds, version, ""));
    } else if (lineage) {
      if (event.content == EventParts.DATASET) {
        synthetic(DATA_GRAPH, Kind.DATA_GRAPH, sink);
      }
      synthetic(LINEAGE, Kind.LINEAGE, sink);
    } else if (event.content == EventParts.GRAPH) {
      synthetic(RUN_GRAPH, Kind.GRAPH, sink);
    } else {
      synthetic(EXPLAIN, Kind.EXPLAIN, sink);
    }
  }

  private void synthetic(byte[] name, Kind kind, EventSink sink) {
    TagEntry entry = entry(name, 0, name.length, start, length, sink);
    if (entry != null) {
      other(tags.series(entry, kind), 0, List.of(), sink);
    }
  }

  private void value(ValueParts value, int index, EventSink sink) {
    TagEntry entry =
        entry(buffer, value.tagStart, value.tagLength, value.start, value.length, sink);
    if (entry == null) {
      return;
    }
    switch (value.content) {
      case ValueParts.SCALAR ->
          sink.scalar(
              tags.series(entry, Kind.SCALAR),
              event.step,
              wallTimeSeconds,
              DType.FLOAT32,
              Double.doubleToRawLongBits(value.scalar));
      case ValueParts.IMAGE ->
          other(tags.series(entry, Kind.IMAGE), index, List.of(value.image.facts(buffer)), sink);
      case ValueParts.TENSOR -> other(tags.series(entry, Kind.TENSOR), index, List.of(), sink);
      case ValueParts.HISTOGRAM ->
          other(tags.series(entry, Kind.HISTOGRAM), index, List.of(), sink);
      case ValueParts.LANDSCAPE ->
          other(tags.series(entry, Kind.LANDSCAPE), index, List.of(), sink);
      default -> {
        String tag = Text.of(buffer, value.tagStart, Math.min(value.tagLength, 100));
        String what = value.unknown == 0 ? "no content" : "value field " + value.unknown;
        unknown("%s in tag \"%s\"".formatted(what, tag), sink);
      }
    }
  }

  /** The tag of a name in some bytes; null after reporting the value's bytes when there is none. */
  private @Nullable TagEntry entry(
      byte[] name, int nameStart, int nameLength, int from, int count, EventSink sink) {
    TagEntry entry = tags.find(name, nameStart, nameLength);
    if (entry == null) {
      long offset = recordOffset + RecordReader.HEADER_BYTES + (from - start);
      String refusal = TagTable.refusal(name, nameStart, nameLength);
      sink.event(new SkippedBytes(offset, count, refusal));
    }
    return entry;
  }

  private void other(TagInfo series, int index, List<MediaFacts> media, EventSink sink) {
    sink.event(
        new OtherValue(
            series,
            event.step,
            wallTimeSeconds,
            recordOffset,
            recordBytes(),
            checksum,
            index,
            media));
  }

  private void unknown(String what, EventSink sink) {
    sink.event(new UnknownContent(event.step, wallTimeSeconds, recordOffset, what));
  }

  private int recordBytes() {
    return length + RecordReader.FRAME_BYTES;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
