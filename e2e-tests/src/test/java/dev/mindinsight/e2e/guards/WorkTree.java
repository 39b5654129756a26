package dev.mindinsight.e2e.guards;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What git says about the files of a working tree. */
final class WorkTree {
  private WorkTree() {}

  /**
   * The changed and the new files that were written at {@code start} or later, as paths from {@code
   * root}. What was changed before, by whoever works there, is none of the build's doing; neither
   * is what git ignores.
   */
  static List<String> writtenSince(Path root, Instant start) throws IOException {
    List<String> written = new ArrayList<>();
    for (String path :
        Git.run(root, "ls-files", "-z", "-mo", "--exclude-standard").split("\0", -1)) {
      Path file = root.resolve(path);
      if (Files.isRegularFile(file)
          && !Files.getLastModifiedTime(file).toInstant().isBefore(start)) {
        written.add(path);
      }
    }
    return written;
  }

  /**
   * The committed files that are gone and whose folder lost an entry at {@code start} or later: a
   * deletion leaves no other trace of its time. Where the folder is gone as well, the nearest one
   * that is left tells.
   */
  static List<String> deletedSince(Path root, Instant start) throws IOException {
    List<String> deleted = new ArrayList<>();
    for (String path : Git.run(root, "ls-files", "-z", "-d").split("\0", -1)) {
      if (!path.isEmpty() && !lastChange(root.resolve(path)).isBefore(start)) {
        deleted.add(path);
      }
    }
    return deleted;
  }

  private static Instant lastChange(Path gone) throws IOException {
    Path left = gone;
    while (!Files.exists(left)) {
      left = left.getParent();
    }
    return Files.getLastModifiedTime(left).toInstant();
  }

  /** The committed files that git would ignore if they were new: outputs committed by mistake. */
  static List<String> ignoredButCommitted(Path root) throws IOException {
    return Git.run(root, "ls-files", "-ci", "--exclude-standard").lines().toList();
  }
}
