package dev.mindinsight.server.store;

import dev.mindinsight.summary.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Queries inside one snapshot. Calls block; they are made on the thread that {@link Store#read}
 * gave. A run or tag that is not there gives an empty answer.
 */
public interface StoreReader {

  /**
   * The newest commit that this snapshot holds.
   *
   * @return 0 while there is none
   */
  long commitSeq();

  /**
   * All runs: one row each, so 1,000 runs cost one cheap query.
   *
   * @return by log directory label, then path
   */
  List<StoredRun> runs();

  /**
   * One run.
   *
   * @param run which
   * @return empty if there is none
   */
  Optional<StoredRun> run(RunId run);

  /**
   * The tags of a run, of every kind.
   *
   * @param run which
   * @return in the order in which they first appeared
   */
  List<StoredTag> tags(RunId run);

  /**
   * The tags of every run at once, for a table of runs.
   *
   * @param kind of this kind only
   * @return by run; within it in the order in which they first appeared
   */
  Map<RunId, List<StoredTag>> tags(Kind kind);

  /**
   * One tag.
   *
   * @param run its run
   * @param name its name
   * @param kind its kind
   * @return empty if the run has no such tag
   */
  Optional<StoredTag> tag(RunId run, String name, Kind kind);

  /**
   * The attempts of a run.
   *
   * @param run which
   * @return ascending from attempt 1, at least one for every run
   */
  List<StoredAttempt> attempts(RunId run);

  /**
   * The session starts of a run that went back, in files that were not replaced.
   *
   * @param run which
   * @return by segment, ascending
   */
  List<StoredRestart> restarts(RunId run);

  /**
   * The files of a run, replaced and deleted ones too.
   *
   * @param run which
   * @return in the order in which they are read
   */
  List<StoredFile> files(RunId run);

  /**
   * The files of a run that are no event files, as they are now.
   *
   * @param run which
   * @return by path; those that could not be understood among them
   */
  List<CompanionFile> companions(RunId run);

  /**
   * What could not be read as a record, a part of the list: a damaged file has many places.
   *
   * @param run which
   * @param from index of the first that is wanted, from 0
   * @param countMax how many at most
   * @return in the order in which it was met, damage whose end is not found yet last
   */
  List<CorruptSpan> corrupt(RunId run, long from, int countMax);

  /**
   * How much could not be read as a record.
   *
   * @param run which
   * @return sums over all that {@link #corrupt} lists
   */
  CorruptTotals corruptTotals(RunId run);

  /**
   * What was odd about the run's files, each once.
   *
   * @param run which
   * @return sentences in the order in which they were noted, then what the files' present state
   *     says
   */
  List<String> notes(RunId run);

  /**
   * The blocks in which a scalar tag's points lie, folded or not: summaries without points.
   *
   * @param tag a tag of this snapshot, of kind scalar
   * @return in arrival order, each beginning where the one before ended
   */
  List<BlockHeader> blocks(StoredTag tag);

  /**
   * Those of the blocks that hold points of a stretch, for a reader who needs no others.
   *
   * @param tag a tag of this snapshot, of kind scalar
   * @param from index of the stretch's first point in arrival order
   * @param to index behind its last point
   * @return in arrival order; the outer ones may reach beyond the stretch
   */
  List<BlockHeader> blocks(StoredTag tag, long from, long to);

  /**
   * What longer stretches of a scalar tag amount to.
   *
   * @param tag a tag of this snapshot, of kind scalar
   * @return its pyramid, which tells of all points or of the first ones only
   */
  Pyramid pyramid(StoredTag tag);

  /**
   * The values of a block, without its steps and wall times, for a reader who needs no others.
   *
   * @param block a block that this reader answered
   * @return as in {@link PointBlock#bits}
   */
  long[] values(BlockHeader block);

  /**
   * The points of a block.
   *
   * @param block a header of this snapshot
   * @return as many as the header counts
   */
  PointBlock load(BlockHeader block);

  /**
   * Points by their index, whatever blocks they lie in.
   *
   * @param tag a tag of this snapshot, of kind scalar
   * @param firstIndex index of the first point in arrival order
   * @param count how many; fewer come if the tag ends before
   * @return blocks in arrival order, cut to the range; each of one segment and dtype
   */
  List<PointRange> points(StoredTag tag, long firstIndex, long count);

  /**
   * The values of a tag of any kind but scalar: where in which file each lies.
   *
   * @param tag a tag of this snapshot
   * @param firstIndex index of the first value in arrival order
   * @param countMax at most so many
   * @return in arrival order
   */
  List<StoredValue> values(StoredTag tag, long firstIndex, int countMax);

  /**
   * What the commits after a given one brought.
   *
   * @param commitSeq a commit that the caller has seen
   * @return one entry for each run that a commit touched, in commit order; empty if {@code
   *     commitSeq} is past retention or was never given out, so that the caller must start anew
   */
  Optional<List<Growth>> growthSince(long commitSeq);
}
