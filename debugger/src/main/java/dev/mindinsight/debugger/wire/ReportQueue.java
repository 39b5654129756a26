package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Report;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Reports that wait to be sent. When there are too many, the oldest positions are left out, then
 * the oldest hits, and the server is told how many. Answers are never left out: it asked for them.
 * Those that hold too many elements are replaced by a refusal, and too many answers make the queue
 * refuse. Safe from any thread.
 */
final class ReportQueue {
  /** A second of hits at a thousand nodes; few enough to be looked through. */
  static final int REPORTS_MAX = 1_024;

  /** Ten of the largest slices. */
  static final int ELEMENT_BYTES_MAX = 16 << 20;

  private final Deque<Report> waiting = new ArrayDeque<>();
  private long elementBytes;
  private long dropped;

  /**
   * Adds a report after the others.
   *
   * @return false if the server has asked so much without reading that nothing can be left out
   */
  synchronized boolean offer(Report report) {
    if (waiting.size() >= REPORTS_MAX
        && !dropOldest(Report.Position.class)
        && !dropOldest(Report.Hit.class)) {
      return false;
    }
    if (report instanceof Report.Elements elements) {
      int bytes = elements.elements().remaining();
      if (elementBytes + bytes > ELEMENT_BYTES_MAX) {
        waiting.add(
            new Report.Refused(
                elements.request(),
                "Conflict: %d bytes of answers wait to be read already".formatted(elementBytes)));
        return true;
      }
      elementBytes += bytes;
    }
    waiting.add(report);
    return true;
  }

  private boolean dropOldest(Class<? extends Report> kind) {
    for (Iterator<Report> all = waiting.iterator(); all.hasNext(); ) {
      if (kind.isInstance(all.next())) {
        all.remove();
        dropped++;
        return true;
      }
    }
    return false;
  }

  /** Takes the next one; first of all the count of those that were left out. */
  synchronized @Nullable Report poll() {
    if (dropped > 0) {
      Report report = new Report.Dropped(dropped);
      dropped = 0;
      return report;
    }
    Report next = waiting.poll();
    if (next instanceof Report.Elements elements) {
      elementBytes -= elements.elements().remaining();
    }
    return next;
  }
}
