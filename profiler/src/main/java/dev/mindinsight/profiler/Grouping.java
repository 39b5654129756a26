package dev.mindinsight.profiler;

import dev.mindinsight.summary.content.StepProfile;
import java.util.ArrayList;
import java.util.List;

/** What the nodes of a step are brought together by. */
public enum Grouping {
  /** The same op. */
  TYPE,
  /** The same node, in all steps. */
  NAME,
  /** The same op on inputs of the same types and shapes. */
  SHAPE,
  /**
   * A scope and all that lies in it. A node's own scope has its time as self time, the scopes
   * around that only as total time. The empty scope holds everything.
   */
  SCOPE;

  /** The groups that a node counts in; its time is the self time of the first alone. */
  List<String> keys(StepProfile.Node node) {
    return switch (this) {
      case TYPE -> List.of(node.op());
      case NAME -> List.of(node.name());
      case SHAPE -> List.of(node.op() + "(" + node.shape() + ")");
      case SCOPE -> scopes(node.name());
    };
  }

  /** Innermost first. A name with a thousand slashes has a thousand scopes, and not more. */
  private static List<String> scopes(String name) {
    List<String> scopes = new ArrayList<>();
    for (int end = name.lastIndexOf('/'); end > 0; end = name.lastIndexOf('/', end - 1)) {
      scopes.add(name.substring(0, end));
    }
    scopes.add("");
    return scopes;
  }
}
