package dev.mindinsight.ui.launch;

/** The server of a workspace, seen from another process. */
final class RunningServer {

  private RunningServer() {}

  /**
   * Its process.
   *
   * @throws LaunchException if none runs
   */
  static ProcessHandle require(Workspace workspace) {
    return WorkspaceLock.holder(workspace)
        .orElseThrow(
            () -> LaunchException.failed("no server runs on the workspace " + workspace.root()));
  }
}
