package dev.mindinsight.summary.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.codec.EventMessages.Mark;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Histogram;
import org.jspecify.annotations.Nullable;

/** Reads what our own plugin adds to a file besides {@link Marks} about the file itself. */
final class OwnContent {

  private OwnContent() {}

  /** The kind of a value of our plugin; null where it is about the file, or nothing known. */
  static @Nullable Kind kind(Mark mark) {
    return switch (mark.getWhatCase()) {
      case DATA_GRAPH -> Kind.DATA_GRAPH;
      case LINEAGE -> Kind.LINEAGE;
      case RUN, DROPPED, NOT_FINITE, WHAT_NOT_SET -> null;
    };
  }

  /** A data graph or a lineage. */
  static Content decode(Summary.Value value)
      throws ContentException, InvalidProtocolBufferException {
    Mark mark = Mark.parseFrom(value.getMetadata().getPluginData().getContent());
    return switch (mark.getWhatCase()) {
      case DATA_GRAPH -> DataOperations.pipeline(mark.getDataGraph());
      case LINEAGE -> ModelLineages.lineage(mark.getLineage());
      case RUN, DROPPED, NOT_FINITE, WHAT_NOT_SET ->
          throw new ContentException(
              "Malformed value of plugin %s: got %s, want a data graph or a lineage"
                  .formatted(Marks.PLUGIN, mark.getWhatCase()));
    };
  }

  /**
   * A histogram with the counts of NaN and infinities that our writer puts behind it; as it is
   * where there are none.
   *
   * @param histogram with the finite numbers
   * @param summary of its event
   * @param index of the histogram among the values of the summary
   */
  static Histogram withNotFinite(Histogram histogram, Summary summary, int index)
      throws InvalidProtocolBufferException {
    if (index + 1 >= summary.getValueCount()) {
      return histogram;
    }
    Mark mark = Marks.parse(summary.getValue(index + 1).getMetadata());
    return mark.hasNotFinite() ? with(histogram, mark.getNotFinite()) : histogram;
  }

  private static Histogram with(Histogram finite, Mark.NotFinite counts) {
    long nan = Math.max(0, counts.getNan());
    long positive = Math.max(0, counts.getPositiveInfinite());
    long negative = Math.max(0, counts.getNegativeInfinite());
    return new Histogram(
        finite.left(),
        finite.right(),
        finite.counts(),
        finite.count() + nan + positive + negative,
        nan,
        positive,
        negative,
        finite.min(),
        finite.max(),
        finite.sum());
  }
}
