package dev.mindinsight.ui.launch;

/** A reason to end that a person can act on: its message is all that is printed. */
final class LaunchException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int exitCode;

  private LaunchException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static LaunchException failed(String message) {
    return new LaunchException(ExitCode.FAILED, message);
  }

  static LaunchException refused(String message) {
    return new LaunchException(ExitCode.REFUSED, message);
  }

  int exitCode() {
    return exitCode;
  }
}
