package dev.mindinsight.server.store;

import java.util.List;

/** What the present state of a file has to say to who looks for its data. */
final class FileNotes {

  private FileNotes() {}

  /** Of a file that cannot be read nothing else is known. */
  private static boolean isUnreadable(FileFacts file, List<String> notes) {
    return notes.stream().anyMatch(note -> note.startsWith(file.path() + " cannot be read"));
  }

  /** Adds at most one sentence. */
  static void add(FileFacts file, List<String> notes) {
    switch (file.state()) {
      case DELETED -> notes.add(file.path() + " is gone; what was read of it is kept");
      case REPLACED ->
          notes.add(
              file.path()
                  + " was replaced by another file; what was read of the old one is kept and"
                  + " superseded");
      case PRESENT -> {
        if (file.sizeBytes() == 0) {
          notes.add("Truncated: " + file.path() + " is empty");
        } else if (file.records() == 0 && file.pending() == null && !isUnreadable(file, notes)) {
          notes.add(
              "Truncated: %s holds no whole record yet, of %d bytes"
                  .formatted(file.path(), file.sizeBytes()));
        }
      }
    }
  }
}
