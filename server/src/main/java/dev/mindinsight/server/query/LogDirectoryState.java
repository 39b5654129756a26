package dev.mindinsight.server.query;

import java.util.List;
import java.util.function.Supplier;

/**
 * The log directories that a server serves, and what keeps them from being read and kept.
 *
 * @param directories in the order in which they were named
 * @param faults sentences, of the store and of directories; empty while all is well; may be asked
 *     from any thread
 */
public record LogDirectoryState(List<Named> directories, Supplier<List<String>> faults) {

  /**
   * A log directory.
   *
   * @param label its label
   * @param path where it is
   */
  public record Named(String label, String path) {}
}
