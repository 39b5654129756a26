package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.content.MediaFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of one run: facts as they stand now, and points that are new. Ownership of the
 * arrays passes to the store.
 *
 * @param run the run
 * @param facts all facts of the run
 * @param files the files whose facts changed
 * @param segments the segments that are new or changed their attempt
 * @param points new scalar points, for one tag in file order
 * @param values new values of other kinds, for one tag in file order
 * @param corrupt new corrupt spans
 * @param notes notes; one that stands already is not added again
 * @param backlog whether the points were there before anybody watched: they are folded at once,
 *     since no live stream waits for them and more of them are unlikely to come one by one
 * @param companions all files of the run that are no event files, in place of what stood there;
 *     null where nothing changed
 */
public record RunCommit(
    RunId run,
    RunFacts facts,
    List<FileFacts> files,
    List<Segment> segments,
    List<TagPoints> points,
    List<TagValue> values,
    List<CorruptSpan> corrupt,
    List<String> notes,
    boolean backlog,
    @Nullable List<CompanionFile> companions) {

  /**
   * New points of one scalar tag, of one segment and dtype.
   *
   * @param tag the tag; made if it is new to the run
   * @param segment the number of their segment
   * @param dtype the dtype that they were written with
   * @param points at least one
   */
  public record TagPoints(TagSpec tag, int segment, DType dtype, PointBlock points) {}

  /**
   * A new value that is no scalar.
   *
   * @param tag the tag; made if it is new to the run
   * @param segment the number of its segment
   * @param step its step
   * @param wallTimeSeconds its wall time
   * @param recordOffset where its record begins in the file
   * @param recordBytes the record's length with its frame
   * @param recordChecksum the masked checksum of its data
   * @param valueIndex its place among the values of its record, from 0
   * @param media facts of its images or sounds; empty for other kinds
   */
  public record TagValue(
      TagSpec tag,
      int segment,
      long step,
      double wallTimeSeconds,
      long recordOffset,
      int recordBytes,
      int recordChecksum,
      int valueIndex,
      List<MediaFacts> media) {}
}
