package dev.mindinsight.server.store;

import java.util.List;
import java.util.Set;

/**
 * A run as it was committed: what ingest needs to go on.
 *
 * @param facts the run's facts
 * @param files all its files, by number
 * @param segments all its segments, by number
 * @param tags all its tags
 * @param notes how many notes stand already
 */
public record ResumedRun(
    RunFacts facts,
    List<FileFacts> files,
    List<Segment> segments,
    List<ResumedTag> tags,
    int notes) {

  /**
   * A tag as it was committed.
   *
   * @param tag what it is
   * @param segments the segments in which it has points or values
   * @param points how many points or values it has
   * @param lastStep the step of its last point in arrival order; 0 for other kinds than scalar
   */
  public record ResumedTag(TagSpec tag, Set<Integer> segments, long points, long lastStep) {}
}
