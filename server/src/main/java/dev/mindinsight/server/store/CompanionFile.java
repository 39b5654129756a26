package dev.mindinsight.server.store;

import dev.mindinsight.summary.Kind;

/**
 * A file that belongs to a run and is no event file, or one of the things that it describes. It is
 * listed as long as it is there; nothing of it is kept afterwards.
 *
 * @param path its path below the run's directory
 * @param kind what it describes
 * @param tag the name of what it describes; empty if it could not be understood
 * @param bytes how long it was when it was looked at
 * @param about what it is and which other files it names; if it could not be understood, why, with
 *     its name
 */
public record CompanionFile(String path, Kind kind, String tag, long bytes, String about) {

  /** Whether it could be understood. */
  public boolean isUnderstood() {
    return !tag.isEmpty();
  }
}
