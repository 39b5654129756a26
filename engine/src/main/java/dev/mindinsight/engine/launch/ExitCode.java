package dev.mindinsight.engine.launch;

/** How the process tells what became of the run. */
final class ExitCode {
  static final int FINISHED = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  /** What a shell reports for a command ended by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
