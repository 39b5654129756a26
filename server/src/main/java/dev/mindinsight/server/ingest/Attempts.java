package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.FileFacts;
import dev.mindinsight.server.store.FileState;
import dev.mindinsight.server.store.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says which attempt each segment belongs to, from the facts of a run's files alone: the answer
 * does not depend on when they were read, so a second look may revoke an attempt.
 *
 * <p>An attempt begins with a session start that went back (its segment was made for it), and with
 * a file whose first event is later than every wall time of the older files and in which a shared
 * tag goes back. Files whose times overlap were written by two writers: one attempt.
 */
final class Attempts {

  private Attempts() {}

  /** The segments with their attempts and branch steps, by number. */
  static List<Segment> assign(List<FileFacts> files, List<Segment> segments) {
    List<Segment> assigned = new ArrayList<>();
    int attempt = 1;
    double olderWall = Double.NEGATIVE_INFINITY;
    for (FileFacts file : files) {
      if (file.state() == FileState.REPLACED) {
        segments.stream().filter(s -> s.file() == file.number()).forEach(assigned::add);
        continue;
      }
      for (Segment segment : segments) {
        if (segment.file() == file.number()) {
          boolean begins = segment.session() || beginsByFile(file, olderWall);
          attempt += begins ? 1 : 0;
          assigned.add(place(segment, attempt, begins ? branch(segment, file) : null));
        }
      }
      Double last = file.lastWallSeconds();
      olderWall = last == null ? olderWall : Math.max(olderWall, last);
    }
    assigned.sort(Comparator.comparingInt(Segment::number));
    return assigned;
  }

  private static Segment place(Segment segment, int attempt, @Nullable Long branchStep) {
    return new Segment(segment.number(), segment.file(), segment.session(), attempt, branchStep);
  }

  private static @Nullable Long branch(Segment segment, FileFacts file) {
    return segment.session() ? segment.branchStep() : file.firstValueStep();
  }

  private static boolean beginsByFile(FileFacts file, double olderWall) {
    Double first = file.firstWallSeconds();
    return file.stepsGoBack() && first != null && first > olderWall;
  }

  /**
   * What is odd about the times of a run's files, as notes.
   *
   * @param files by number
   * @return a sentence for each pair that overlaps and each file that lies before an older one
   */
  static List<String> notes(List<FileFacts> files) {
    List<String> notes = new ArrayList<>();
    for (int i = 1; i < files.size(); i++) {
      for (int older = 0; older < i; older++) {
        note(files.get(older), files.get(i), notes);
      }
    }
    return notes;
  }

  private static void note(FileFacts older, FileFacts file, List<String> notes) {
    Double first = file.firstWallSeconds();
    Double last = file.lastWallSeconds();
    Double olderFirst = older.firstWallSeconds();
    Double olderLast = older.lastWallSeconds();
    if (first == null || last == null || olderFirst == null || olderLast == null) {
      return;
    }
    if (older.state() == FileState.REPLACED || file.state() == FileState.REPLACED) {
      return;
    }
    if (last < olderFirst) {
      notes.add(
          "The clock went back: %s was written after %s and its times lie before it"
              .formatted(file.path(), older.path()));
    } else if (first <= olderLast && file.firstValueStep() != null) {
      notes.add(
          "Two writers: %s and %s were written at the same time and are read as one attempt"
              .formatted(older.path(), file.path()));
    }
  }
}
