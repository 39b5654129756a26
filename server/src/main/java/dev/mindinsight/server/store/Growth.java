package dev.mindinsight.server.store;

import java.util.List;

/**
 * What one commit brought to one run. Its ledger and its row may have changed in any case.
 *
 * @param commitSeq the commit
 * @param run the run
 * @param tags the scalar tags that grew, in no particular order
 */
public record Growth(long commitSeq, RunId run, List<TagGrowth> tags) {

  /**
   * How one scalar tag grew.
   *
   * @param tagId the tag's number
   * @param firstIndex index of the first new point in arrival order
   * @param count how many
   */
  public record TagGrowth(long tagId, long firstIndex, int count) {}
}
