package dev.mindinsight.server.ingest;

import java.util.List;

/**
 * The event files of a directory as the watcher saw them.
 *
 * @param files by name
 * @param notes what was refused, as sentences
 * @param companions what else belongs to the run, see {@link Companions}
 * @param isRun whether there is an event file, be it one that was refused
 */
record Listing(
    List<FoundFile> files, List<String> notes, List<FoundFile> companions, boolean isRun) {

  static final Listing EMPTY = new Listing(List.of(), List.of(), List.of(), false);
}
