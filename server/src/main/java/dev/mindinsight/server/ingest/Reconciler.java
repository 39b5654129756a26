package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.FileState;
import dev.mindinsight.summary.reader.FileFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the files that lie in a run's directory with those that were read: which grew, are new,
 * were renamed, deleted, or replaced.
 *
 * <p>A file is what it was if its last committed record still stands where it stood. Its name and
 * inode may change (rsync writes under another name and renames), and a file that was truncated and
 * written anew under the same inode is another.
 */
final class Reconciler {

  private final RunDirectory directory;
  private final RunState run;

  Reconciler(RunDirectory directory, RunState run) {
    this.directory = directory;
    this.run = run;
  }

  void reconcile(List<FoundFile> found) throws IOException {
    Map<String, FoundFile> unclaimed = new LinkedHashMap<>();
    found.stream()
        .sorted(Comparator.comparing(FoundFile::name, FileFormat.BEGINNING))
        .forEach(file -> unclaimed.put(file.name(), file));
    List<TrackedFile> missing = new ArrayList<>();
    for (TrackedFile file : List.copyOf(run.files)) {
      if (file.state != FileState.REPLACED) {
        claim(file, unclaimed, missing);
      }
    }
    for (TrackedFile file : missing) {
      FoundFile renamed = renamed(file, unclaimed);
      if (renamed == null) {
        file.state = FileState.DELETED;
      } else {
        unclaimed.remove(renamed.name());
        file.closeReader();
        file.name = renamed.name();
        goOn(file, renamed);
      }
    }
    unclaimed.values().forEach(this::begin);
  }

  private void claim(TrackedFile file, Map<String, FoundFile> unclaimed, List<TrackedFile> missing)
      throws IOException {
    FoundFile found = unclaimed.remove(file.name);
    if (found == null) {
      missing.add(file);
    } else if (isSame(file, found)) {
      goOn(file, found);
    } else {
      file.state = FileState.REPLACED;
      begin(found);
    }
  }

  private boolean isSame(TrackedFile file, FoundFile found) throws IOException {
    boolean changed =
        found.sizeBytes() != file.sizeBytes || found.changedMillis() != file.changedMillis;
    boolean sameInode = found.inode().equals(file.inode);
    if (!changed && sameInode) {
      return true;
    }
    return found.sizeBytes() >= file.offset
        && file.standsIn(path(found), !sameInode || file.changedMillis == 0);
  }

  private static void goOn(TrackedFile file, FoundFile found) {
    file.state = FileState.PRESENT;
    file.seen(found);
  }

  private void begin(FoundFile found) {
    run.addFile(found.name()).seen(found);
  }

  /** The file under another name: only a file of which something was read can be known again. */
  private @Nullable FoundFile renamed(TrackedFile file, Map<String, FoundFile> unclaimed)
      throws IOException {
    if (file.firstChecksum == null) {
      return null;
    }
    for (FoundFile candidate : unclaimed.values()) {
      if (candidate.sizeBytes() >= file.offset && file.standsIn(path(candidate), true)) {
        return candidate;
      }
    }
    return null;
  }

  private Path path(FoundFile found) {
    return directory.directory().resolve(found.name());
  }
}
