package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Histogram;

/**
 * Decodes the content of one value out of its event. Nothing is allocated by a length that was not
 * checked, and every kind has limits of its own.
 */
public final class ContentDecoder {

  private ContentDecoder() {}

  /**
   * Decodes a value.
   *
   * @param data the data of its record
   * @param valueIndex its place among the values of the event's summary, from 0
   * @param kind of its series
   * @throws ContentException when it cannot be understood
   */
  public static Content decode(byte[] data, int valueIndex, Kind kind) throws ContentException {
    ParsedEvent event = new ParsedEvent();
    try {
      event.parse(data, 0, data.length);
      return kind == Kind.GRAPH && event.content != ParsedEvent.NO_CONTENT
          ? GraphReader.ofEvent(event, data)
          : decode(event, valueIndex, data, kind);
    } catch (MalformedEventException e) {
      throw new ContentException(String.valueOf(e.getMessage()));
    }
  }

  private static ParsedValue value(ParsedEvent event, int index) throws ContentException {
    if (index < 0 || index >= event.valueCount) {
      throw new ContentException(
          "Malformed summary: got %d values, want number %d".formatted(event.valueCount, index));
    }
    return event.value(index);
  }

  private static Content decode(ParsedEvent event, int index, byte[] data, Kind kind)
      throws MalformedEventException, ContentException {
    ParsedValue value = value(event, index);
    return switch (kind) {
      case HISTOGRAM -> histogram(value, data, OwnContent.notFinite(event, index));
      case IMAGE -> MediaReader.images(holding(value, ParsedValue.IMAGE), data);
      case AUDIO -> MediaReader.sounds(holding(value, ParsedValue.AUDIO), data);
      case TEXT -> TensorTexts.read(tensor(value, data));
      case TENSOR, PR_CURVE, MESH -> tensor(tensor(value, data));
      case GRAPH -> GraphReader.ofTensor(holding(value, ParsedValue.TENSOR), data);
      case HPARAMS -> hparams(value);
      case DATA_GRAPH, LINEAGE, PROFILE -> OwnContent.decode(value);
      default ->
          throw new ContentException("Unsupported kind: no content is read of " + kind.apiName());
    };
  }

  private static Histogram histogram(ParsedValue value, byte[] data, NonFiniteCounts others)
      throws MalformedEventException, ContentException {
    if (value.content == ParsedValue.HISTOGRAM) {
      Wire wire = new Wire().over(data, value.contentStart, value.contentLength);
      return HistogramReader.legacy(wire, others);
    }
    return HistogramReader.rows(TensorNumbers.read(tensor(value, data)), others);
  }

  private static Content tensor(TensorParts tensor)
      throws MalformedEventException, ContentException {
    return tensor.isText() ? TensorTexts.read(tensor) : TensorNumbers.read(tensor);
  }

  private static Content hparams(ParsedValue value) throws ContentException {
    if (value.metadata == null) {
      throw new ContentException("Malformed hparams: got a value without metadata");
    }
    return HParams.lineage(value.metadata);
  }

  private static TensorParts tensor(ParsedValue value, byte[] data)
      throws MalformedEventException, ContentException {
    holding(value, ParsedValue.TENSOR);
    return TensorParts.of(data, value.contentStart, value.contentLength);
  }

  /** Checks that a value holds a tensor or the old form of its kind. */
  private static ParsedValue holding(ParsedValue value, int legacy) throws ContentException {
    if (value.content != ParsedValue.TENSOR && value.content != legacy) {
      throw new ContentException(
          "Malformed value: got content in field %d, want %d".formatted(value.content, legacy));
    }
    return value;
  }
}
