package dev.mindinsight.summary;

import dev.mindinsight.summary.content.MediaFacts;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What an event file says besides scalars. All types are immutable. {@code step} is 0 where the
 * producer gave none; {@code wallTimeSeconds} is finite and on the producer's clock; offsets are
 * bytes from the beginning of the file.
 */
public sealed interface SummaryEvent {

  /**
   * The first record of a file; some writers repeat it when they resume.
   *
   * @param step the producer's step
   * @param wallTimeSeconds when the file was begun
   * @param version such as {@code brain.Event:2}
   * @param writer the program that wrote the file, or empty where it did not say
   */
  record FileVersion(long step, double wallTimeSeconds, String version, String writer)
      implements SummaryEvent {}

  /**
   * A session began, ended or saved its state.
   *
   * @param step the step at which it did
   * @param wallTimeSeconds when it did
   * @param status what happened
   * @param message the producer's words, or empty
   */
  record SessionLog(long step, double wallTimeSeconds, Status status, String message)
      implements SummaryEvent {

    /** What happened to the session. */
    public enum Status {
      /** It began, perhaps anew from {@code step}. */
      START,
      /** It ended. */
      STOP,
      /** It saved a checkpoint. */
      CHECKPOINT
    }
  }

  /**
   * A mark that our own writer makes at the beginning and end of a run.
   *
   * @param wallTimeSeconds when it was made
   * @param run ties all files and connections of one run together
   * @param state what became of the run
   * @param reason why it failed, else empty
   */
  record RunMark(double wallTimeSeconds, UUID run, State state, String reason)
      implements SummaryEvent {

    /** What became of the run. */
    public enum State {
      /** The writer was opened. */
      STARTED,
      /** The writer was closed in order. */
      FINISHED,
      /** The writer was closed because the run failed. */
      FAILED
    }
  }

  /**
   * Our own writer had to drop points because more came than it could write.
   *
   * @param wallTimeSeconds when it noticed
   * @param points how many since the last such event
   */
  record DroppedPoints(double wallTimeSeconds, long points) implements SummaryEvent {}

  /**
   * A value that is no scalar: where it stands, so that it can be read when it is asked for.
   *
   * @param tag its series
   * @param step the producer's step
   * @param wallTimeSeconds when it was made
   * @param recordOffset first byte of its record
   * @param recordBytes length of its record, framing included
   * @param recordChecksum masked checksum of the record's data: differs once the file was replaced
   * @param valueIndex counts the values of the record's summary from 0; 0 where the record is no
   *     summary
   * @param media its images or sounds, in their order; empty for other kinds
   */
  record OtherValue(
      TagInfo tag,
      long step,
      double wallTimeSeconds,
      long recordOffset,
      int recordBytes,
      int recordChecksum,
      int valueIndex,
      List<MediaFacts> media)
      implements SummaryEvent {

    /** Keeps a copy of the list. */
    public OtherValue {
      media = List.copyOf(media);
    }
  }

  /**
   * Hyperparameters of the session; follows the {@link OtherValue} that says where they stand.
   *
   * @param wallTimeSeconds when they were written
   * @param hparams name → {@link Double}, {@link Boolean} or {@link String}, in the order of the
   *     names
   * @param groupName sessions of one group are repetitions; empty where none was named
   */
  record HParamsStart(double wallTimeSeconds, Map<String, Object> hparams, String groupName)
      implements SummaryEvent {

    /** Keeps a copy of the map. */
    public HParamsStart {
      hparams = Collections.unmodifiableSortedMap(new TreeMap<>(hparams));
    }
  }

  /**
   * The outcome of a session with hyperparameters; follows its {@link OtherValue}.
   *
   * @param wallTimeSeconds when it was written
   * @param outcome the outcome
   */
  record HParamsEnd(double wallTimeSeconds, Outcome outcome) implements SummaryEvent {

    /** The outcome of a session. */
    public enum Outcome {
      /** The producer did not say. */
      UNKNOWN,
      /** It ended well. */
      SUCCESS,
      /** It failed. */
      FAILURE,
      /** It goes on. */
      RUNNING
    }
  }

  /**
   * What an experiment varies and measures; follows its {@link OtherValue}.
   *
   * @param wallTimeSeconds when it was written
   * @param hparams names of the hyperparameters
   * @param metrics tags of the metrics
   */
  record HParamsExperiment(double wallTimeSeconds, List<String> hparams, List<String> metrics)
      implements SummaryEvent {

    /** Keeps copies of the lists. */
    public HParamsExperiment {
      hparams = List.copyOf(hparams);
      metrics = List.copyOf(metrics);
    }
  }

  /**
   * Bytes that were not read, and why. Everything around them was.
   *
   * @param offset the first byte that was not read
   * @param bytes how many were skipped; at least 1
   * @param reason begins with Malformed or Unsupported
   */
  record SkippedBytes(long offset, long bytes, String reason) implements SummaryEvent {}

  /**
   * An event's wall time was no finite number: its values stand at another time.
   *
   * @param recordOffset first byte of the event's record
   * @param seconds what stood there: NaN or an infinity
   * @param usedSeconds the time given to the event's values: that of the file's first event, or 0
   */
  record BadWallTime(long recordOffset, double seconds, double usedSeconds)
      implements SummaryEvent {}

  /**
   * A whole record, or a value of one, whose content no rule of the format explains.
   *
   * @param step the producer's step
   * @param wallTimeSeconds when it was written
   * @param recordOffset first byte of its record
   * @param what the field or plugin that is not known
   */
  record UnknownContent(long step, double wallTimeSeconds, long recordOffset, String what)
      implements SummaryEvent {}
}
