package dev.mindinsight.debugger.watch;

import dev.mindinsight.debugger.message.Report;
import java.util.List;

/**
 * What came of checking a condition.
 *
 * @param hit whether it holds; false where it could not be checked
 * @param checks every parameter with what was found
 * @param errors {@code nan} and {@code inf}, where these kept it from being checked
 */
public record Verdict(boolean hit, List<Report.Check> checks, List<String> errors) {
  /** Keeps copies. */
  public Verdict {
    checks = List.copyOf(checks);
    errors = List.copyOf(errors);
  }

  /** Whether somebody should hear of it. */
  public boolean isTold() {
    return hit || !errors.isEmpty();
  }
}
