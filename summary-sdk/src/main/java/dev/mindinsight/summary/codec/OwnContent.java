package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.codec.EventMessages.Mark;
import dev.mindinsight.summary.codec.EventMessages.SummaryMetadata;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import org.jspecify.annotations.Nullable;

/** Reads what our own plugin adds to a file besides {@link Marks} about the file itself. */
final class OwnContent {

  /** Sums of a few counts up to here stay far from overflowing; no tensor has so many numbers. */
  private static final long COUNT_MAX = 1L << 60;

  private OwnContent() {}

  /** The kind of a value of our plugin; null where it is about the file, or nothing known. */
  static @Nullable Kind kind(Mark mark) {
    return switch (mark.getWhatCase()) {
      case DATA_GRAPH -> Kind.DATA_GRAPH;
      case LINEAGE -> Kind.LINEAGE;
      case STEP_PROFILE -> Kind.PROFILE;
      case RUN, DROPPED, NOT_FINITE, WHAT_NOT_SET -> null;
    };
  }

  /** A data graph, a lineage or a profile. */
  static Content decode(ParsedValue value) throws ContentException {
    Mark mark = value.metadata == null ? Mark.getDefaultInstance() : Marks.parse(value.metadata);
    return switch (mark.getWhatCase()) {
      case DATA_GRAPH -> DataOperations.pipeline(mark.getDataGraph());
      case LINEAGE -> ModelLineages.lineage(mark.getLineage());
      case STEP_PROFILE -> StepProfiles.read(mark.getStepProfile());
      case RUN, DROPPED, NOT_FINITE, WHAT_NOT_SET ->
          throw new ContentException(
              "Malformed value of plugin %s: got %s, want a data graph, a lineage or a profile"
                  .formatted(Marks.PLUGIN, mark.getWhatCase()));
    };
  }

  /**
   * The counts of NaN and infinities that our writer puts behind a histogram.
   *
   * @param event whose summary holds it
   * @param index of the histogram among the values of the summary
   */
  static NonFiniteCounts notFinite(ParsedEvent event, int index) {
    if (index + 1 >= event.valueCount) {
      return NonFiniteCounts.NONE;
    }
    SummaryMetadata metadata = event.value(index + 1).metadata;
    Mark.NotFinite counts =
        metadata == null
            ? Mark.NotFinite.getDefaultInstance()
            : Marks.parse(metadata).getNotFinite();
    return new NonFiniteCounts(
        bounded(counts.getNan()),
        bounded(counts.getPositiveInfinite()),
        bounded(counts.getNegativeInfinite()));
  }

  private static long bounded(long count) {
    return Math.clamp(count, 0, COUNT_MAX);
  }
}
