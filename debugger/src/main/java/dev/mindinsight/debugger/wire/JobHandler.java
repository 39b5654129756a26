package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Report;
import org.jspecify.annotations.Nullable;

/**
 * Hears one job. Its methods are called on threads of the wire, one at a time for a stream, and
 * must not block: as long as one lasts, no further report of that job is read.
 */
public interface JobHandler {
  /**
   * A report, in the order in which the job sent them. The first is a {@link Report.Hello}, and no
   * other is.
   */
  void report(Report report);

  /**
   * The stream is over, whoever ended it; called once, and no report comes after it.
   *
   * @param fault why it was cut here, fault word first; null where the job ended it, or went away
   */
  void closed(@Nullable String fault);
}
