package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.SummaryEvent.BadWallTime;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.codec.EventMessages.Mark;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.MediaFacts;
import dev.mindinsight.summary.framing.RecordReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Turns the records of one event file, in order, into calls of an {@link EventSink}. Scalars go
 * from bytes to primitives without an object. Not safe for use by several threads.
 */
public final class EventDecoder implements RecordDecoder {

  private static final byte[] RUN_GRAPH = utf8("__run_graph__");
  private static final byte[] META_GRAPH = utf8("__meta_graph__");
  static final byte[] RUN_METADATA_TAG = utf8("__run_metadata__");
  private static final byte[] HPARAMS = utf8("_hparams_");
  private static final TagMetadata GRAPHS = new TagMetadata("graphs", "", "", Kind.GRAPH);
  private static final TagMetadata RUN_METADATA =
      new TagMetadata("graph_tagged_run_metadata", "", "", Kind.GRAPH);

  private final TagTable tags;
  private final ParsedEvent event = new ParsedEvent();
  private double spareWallTimeSeconds;

  // The record at hand.
  private final PlainScalar scalar = new PlainScalar();
  private long recordOffset;
  private byte[] buffer = new byte[0];
  private int start;
  private int length;
  private int checksum;
  private double wallTimeSeconds;

  /**
   * Begins a file, or goes on in one.
   *
   * @param known the series that were found before the first record to come, by index
   * @param firstWallTimeSeconds the wall time of the file's first event, if it has been read before
   *     and is finite: it is given to events that have none
   */
  public EventDecoder(List<TagInfo> known, OptionalDouble firstWallTimeSeconds) {
    tags = new TagTable(known);
    spareWallTimeSeconds = firstWallTimeSeconds.orElse(0);
  }

  @Override
  public List<TagInfo> tags() {
    return tags.infos();
  }

  /**
   * The wall time of an event, if it is finite and the event can be read.
   *
   * @param bytes hold the event
   * @param from its first byte
   * @param count its length
   */
  public static OptionalDouble wallTimeSeconds(byte[] bytes, int from, int count) {
    ParsedEvent first = new ParsedEvent();
    try {
      first.parse(bytes, from, count);
    } catch (MalformedEventException e) {
      return OptionalDouble.empty();
    }
    return Double.isFinite(first.wallTimeSeconds)
        ? OptionalDouble.of(first.wallTimeSeconds)
        : OptionalDouble.empty();
  }

  @Override
  public void decode(
      long offset, byte[] bytes, int from, int count, int dataChecksum, EventSink sink) {
    recordOffset = offset;
    buffer = bytes;
    start = from;
    length = count;
    checksum = dataChecksum;
    if (!plain(sink)) {
      any(sink);
    }
  }

  /**
   * Hands over a plain scalar; false for anything else, and for what there is something to say of.
   */
  private boolean plain(EventSink sink) {
    if (recordOffset == 0
        || !scalar.read(buffer, start, length)
        || !Double.isFinite(scalar.wallTimeSeconds)) {
      return false;
    }
    TagEntry entry = tags.find(buffer, scalar.tagStart, scalar.tagLength);
    if (entry == null) {
      return false;
    }
    TagInfo series = tags.series(entry, Kind.SCALAR, entry.said());
    sink.scalar(series, scalar.step, scalar.wallTimeSeconds, DType.FLOAT32, scalar.bits);
    return true;
  }

  private void any(EventSink sink) {
    try {
      event.parse(buffer, start, length);
    } catch (MalformedEventException e) {
      sink.event(new SkippedBytes(recordOffset, recordBytes(), e.getMessage()));
      return;
    }
    settleWallTime(sink);
    if (event.content != ParsedEvent.NO_CONTENT) {
      content(sink);
    } else if (event.unknown != 0 && event.valueCount == 0) {
      sink.event(
          new UnknownContent(
              event.step, wallTimeSeconds, recordOffset, "event field " + event.unknown));
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
    switch (event.content) {
      case ParsedEvent.GRAPH -> synthetic(RUN_GRAPH, GRAPHS, sink);
      case ParsedEvent.META_GRAPH -> synthetic(META_GRAPH, GRAPHS, sink);
      default -> {
        SummaryEvent decoded = ColdContent.ofEvent(event, buffer, wallTimeSeconds, recordOffset);
        if (decoded != null) {
          sink.event(decoded);
        } else {
          byte[] tag = ColdContent.runMetadataTag(event, buffer);
          synthetic(tag, RUN_METADATA, sink);
        }
      }
    }
  }

  private void synthetic(byte[] name, TagMetadata metadata, EventSink sink) {
    TagEntry entry = entry(name, 0, name.length, start, length, sink);
    if (entry != null) {
      sink.event(other(tags.series(entry, Kind.GRAPH, metadata), 0));
    }
  }

  private void value(ParsedValue value, int index, EventSink sink) {
    if (value.metadata == null && value.content == ParsedValue.SIMPLE) {
      TagEntry entry =
          entry(buffer, value.tagStart, value.tagLength, value.start, value.length, sink);
      if (entry != null) {
        scalar(entry, entry.said(), value, sink);
      }
      return;
    }
    valueWithMetadata(value, index, sink);
  }

  private void valueWithMetadata(ParsedValue value, int index, EventSink sink) {
    TagMetadata own = value.metadata == null ? TagMetadata.NONE : TagMetadata.of(value.metadata);
    if (value.metadata != null && Marks.PLUGIN.equals(own.plugin())) {
      own(value, Marks.parse(value.metadata), index, sink);
      return;
    }
    TagEntry entry =
        entry(buffer, value.tagStart, value.tagLength, value.start, value.length, sink);
    if (entry == null) {
      return;
    }
    TagMetadata said = own.decides() || !entry.said().decides() ? own : entry.said();
    Kind kind = kind(value, said);
    if (kind == null) {
      sink.event(unknown(value));
    } else if (kind == Kind.SCALAR) {
      scalar(entry, said, value, sink);
    } else if (kind == Kind.HPARAMS) {
      hparams(value, said, index, sink);
    } else {
      sink.event(other(tags.series(entry, kind, said), index, media(kind, value)));
    }
  }

  /** What can be said of images and sounds; of those that cannot be read, a reader is told why. */
  private List<? extends MediaFacts> media(Kind kind, ParsedValue value) {
    try {
      return switch (kind) {
        case IMAGE -> MediaReader.imageFacts(value, buffer);
        case AUDIO -> MediaReader.soundFacts(value, buffer);
        default -> List.of();
      };
    } catch (MalformedEventException | ContentException e) {
      return List.of();
    }
  }

  /** A value of our own plugin. Counts that stand behind a histogram are read with it. */
  private void own(ParsedValue value, Mark mark, int index, EventSink sink) {
    Kind kind = OwnContent.kind(mark);
    if (kind == null) {
      if (!mark.hasNotFinite()) {
        sink.event(Marks.decode(mark, event.step, wallTimeSeconds, recordOffset));
      }
      return;
    }
    TagEntry entry =
        entry(buffer, value.tagStart, value.tagLength, value.start, value.length, sink);
    if (entry != null) {
      TagMetadata metadata = new TagMetadata(Marks.PLUGIN, "", "", kind);
      sink.event(other(tags.series(entry, kind, metadata), index));
    }
  }

  /** A legacy value says by itself what it is; a tensor is what class or plugin say. */
  private static @Nullable Kind kind(ParsedValue value, TagMetadata said) {
    Kind declared = said.declared();
    return switch (value.content) {
      case ParsedValue.SIMPLE -> Kind.SCALAR;
      case ParsedValue.IMAGE -> Kind.IMAGE;
      case ParsedValue.HISTOGRAM -> Kind.HISTOGRAM;
      case ParsedValue.AUDIO -> Kind.AUDIO;
      case ParsedValue.TENSOR -> {
        if (declared == null || declared == Kind.SCALAR) {
          yield value.dtype != null ? Kind.SCALAR : Kind.TENSOR;
        }
        yield declared;
      }
      case ParsedValue.NO_CONTENT ->
          declared == Kind.SCALAR || declared == Kind.TENSOR ? null : declared;
      default -> throw new AssertionError(value.content);
    };
  }

  private void scalar(TagEntry entry, TagMetadata said, ParsedValue value, EventSink sink) {
    DType dtype = value.dtype;
    if (dtype != null) {
      sink.scalar(
          tags.series(entry, Kind.SCALAR, said), event.step, wallTimeSeconds, dtype, value.bits);
    }
  }

  private void hparams(ParsedValue value, TagMetadata said, int index, EventSink sink) {
    TagEntry entry = entry(HPARAMS, 0, HPARAMS.length, value.start, value.length, sink);
    if (entry != null) {
      sink.event(other(tags.series(entry, Kind.HPARAMS, said), index));
      if (value.metadata != null) {
        sink.event(HParams.decode(value.metadata, event.step, wallTimeSeconds, recordOffset));
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

  private OtherValue other(TagInfo series, int index) {
    return other(series, index, List.of());
  }

  private OtherValue other(TagInfo series, int index, List<? extends MediaFacts> media) {
    return new OtherValue(
        series,
        event.step,
        wallTimeSeconds,
        recordOffset,
        recordBytes(),
        checksum,
        index,
        List.copyOf(media));
  }

  private UnknownContent unknown(ParsedValue value) {
    String tag = Text.of(buffer, value.tagStart, Math.min(value.tagLength, 100));
    return new UnknownContent(
        event.step,
        wallTimeSeconds,
        recordOffset,
        (value.unknown == 0 ? "no content" : "value field " + value.unknown)
            + " in tag \"%s\"".formatted(tag));
  }

  private int recordBytes() {
    return length + RecordReader.FRAME_BYTES;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
