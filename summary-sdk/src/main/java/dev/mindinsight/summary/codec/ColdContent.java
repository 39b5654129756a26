package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.SessionLog;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import dev.mindinsight.summary.codec.EventMessages.SourceMetadata;
import dev.mindinsight.summary.codec.EventMessages.TaggedRunMetadata;
import org.jspecify.annotations.Nullable;

/** Reads the contents of events that come once or a few times in a file. */
final class ColdContent {

  private ColdContent() {}

  /** What an event says besides values; null for tagged run metadata. */
  static @Nullable SummaryEvent ofEvent(
      ParsedEvent event, byte[] buffer, double wallTimeSeconds, long recordOffset) {
    SummaryEvent decoded = null;
    if (event.content == ParsedEvent.TAGGED_RUN_METADATA) {
      return null;
    } else if (event.content == ParsedEvent.FILE_VERSION) {
      decoded =
          new FileVersion(
              event.step,
              wallTimeSeconds,
              Text.of(buffer, event.contentStart, event.contentLength),
              writer(event, buffer));
    } else if (event.content == ParsedEvent.SESSION_LOG) {
      decoded = sessionLog(event, buffer, wallTimeSeconds);
    }
    return decoded != null
        ? decoded
        : new UnknownContent(
            event.step, wallTimeSeconds, recordOffset, "event field " + event.content);
  }

  private static String writer(ParsedEvent event, byte[] buffer) {
    try {
      return event.sourceLength == 0
          ? ""
          : SourceMetadata.parseFrom(
                  ByteString.copyFrom(buffer, event.sourceStart, event.sourceLength))
              .getWriter();
    } catch (InvalidProtocolBufferException e) {
      return "";
    }
  }

  private static @Nullable SessionLog sessionLog(
      ParsedEvent event, byte[] buffer, double wallTimeSeconds) {
    try {
      EventMessages.SessionLog log = EventMessages.SessionLog.parseFrom(content(event, buffer));
      SessionLog.Status status =
          switch (log.getStatus()) {
            case START -> SessionLog.Status.START;
            case STOP -> SessionLog.Status.STOP;
            case CHECKPOINT -> SessionLog.Status.CHECKPOINT;
            case STATUS_UNSPECIFIED, UNRECOGNIZED -> null;
          };
      return status == null
          ? null
          : new SessionLog(event.step, wallTimeSeconds, status, log.getMsg());
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  /** The tag of run metadata; a name of our own where it cannot be read. */
  static byte[] runMetadataTag(ParsedEvent event, byte[] buffer) {
    try {
      byte[] tag = TaggedRunMetadata.parseFrom(content(event, buffer)).getTag().toByteArray();
      return tag.length > 0 ? tag : EventDecoder.RUN_METADATA_TAG;
    } catch (InvalidProtocolBufferException e) {
      return EventDecoder.RUN_METADATA_TAG;
    }
  }

  private static ByteString content(ParsedEvent event, byte[] buffer) {
    return ByteString.copyFrom(buffer, event.contentStart, event.contentLength);
  }
}
