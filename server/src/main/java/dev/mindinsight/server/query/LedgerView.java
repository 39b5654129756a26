package dev.mindinsight.server.query;

import dev.mindinsight.summary.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a run and what was not.
 *
 * @param records whole records read
 * @param bytes bytes read, of all files
 * @param behindBytes bytes that lie in the files and are not read yet, half a record included
 * @param lastWallTime greatest wall time of any event, in seconds since the epoch on the producer's
 *     clock; null without events
 * @param grown when the run last grew, in seconds since the epoch on the server's clock; null if it
 *     never did
 * @param totals how long its lists are, of which this may be a part
 * @param corrupt what could not be read, in the order in which it was met
 * @param notes what was odd about the files, as sentences
 * @param tags what was read of each tag
 * @param companions the run's files that are no event files
 */
public record LedgerView(
    long records,
    long bytes,
    long behindBytes,
    @Nullable Double lastWallTime,
    @Nullable Double grown,
    Totals totals,
    List<Corrupt> corrupt,
    List<String> notes,
    List<TagLedger> tags,
    List<Companion> companions) {

  /**
   * How long the lists of a ledger are.
   *
   * @param corrupt how many stretches of bytes could not be read
   * @param corruptBytes how many bytes those are
   * @param notes how many notes there are
   * @param tags how many tags there are
   * @param companions how many files beside the event files, or entries of them
   */
  public record Totals(long corrupt, long corruptBytes, int notes, int tags, int companions) {

    /** The length of the longest. */
    public long longest() {
      return Math.max(Math.max(corrupt, notes), Math.max(tags, companions));
    }
  }

  /**
   * Bytes that could not be read as a record.
   *
   * @param file the file's path below the run's directory
   * @param offset the first byte that was not read as a record
   * @param bytes how many were skipped
   * @param reason why, as a sentence
   */
  public record Corrupt(String file, long offset, long bytes, String reason) {}

  /**
   * A file beside the event files, or one of the things that it describes.
   *
   * @param file its path below the run's directory
   * @param kind what it describes
   * @param tag the tag that lists it; empty if it could not be understood
   * @param bytes its length
   * @param about what it is and which other files it names, or why it could not be understood
   */
  public record Companion(String file, Kind kind, String tag, long bytes, String about) {}

  /**
   * What was read of a tag.
   *
   * @param tag its name
   * @param kind its kind
   * @param points how many points or values, of all attempts
   * @param nan how many are NaN
   * @param infinite how many are infinite
   * @param positiveInfinite how many are +∞
   * @param negativeInfinite how many are −∞
   * @param outOfOrder how many have a smaller step than one before them in their stretch of a file
   * @param superseded how many the newest attempt does not show: overtaken by a restart, or out of
   *     a file that was replaced
   * @param lastWallTime wall time of the last point, in seconds since the epoch; null for other
   *     kinds than scalar
   */
  public record TagLedger(
      String tag,
      Kind kind,
      long points,
      long nan,
      long infinite,
      long positiveInfinite,
      long negativeInfinite,
      long outOfOrder,
      long superseded,
      @Nullable Double lastWallTime) {}
}
