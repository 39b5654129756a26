package dev.mindinsight.ui.launch;

/** How a command can end. The script adds 3 (a tool is missing) and 4 (the build failed). */
final class ExitCode {

  /** Done, or ended on request by SIGTERM or Ctrl-C. */
  static final int OK = 0;

  /** What was asked for failed, or is not so: no server runs, a training failed. */
  static final int FAILED = 1;

  /** A malformed option, or a conflict with something that runs: a port, a workspace. */
  static final int REFUSED = 2;

  private ExitCode() {}
}
