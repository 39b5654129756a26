package dev.mindinsight.engine.graph;

/**
 * A line of the program that made a node.
 *
 * @param file path of the source below its root, such as {@code dev/mindinsight/App.java}
 * @param line from 1; below where the class was compiled without line numbers
 */
public record SourceLine(String file, int line) {

  static SourceLine of(StackWalker.StackFrame frame) {
    String type = frame.getClassName();
    String folder = type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
    return new SourceLine(folder + frame.getFileName(), frame.getLineNumber());
  }

  /** For example {@code App.java:12}. */
  @Override
  public String toString() {
    return file.substring(file.lastIndexOf('/') + 1) + ":" + line;
  }
}
