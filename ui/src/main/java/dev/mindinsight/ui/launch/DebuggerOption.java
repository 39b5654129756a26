package dev.mindinsight.ui.launch;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code --debugger-port}: where jobs dial to be debugged. */
final class DebuggerOption {

  /** The port that MindSpore jobs dial. */
  static final int DEFAULT_PORT = 50_051;

  static final int PORT_MAX = 65_535;

  @Option(
      names = "--debugger-port",
      paramLabel = "PORT",
      defaultValue = "" + DEFAULT_PORT,
      description = {
        "The port that training jobs dial to be debugged, 0 for any free one.",
        "Default: ${DEFAULT-VALUE}. If it is taken, all but the debugger works."
      })
  private int port = DEFAULT_PORT;

  /**
   * The port, 0 for any free one.
   *
   * @throws LaunchException if it is none
   */
  int port() {
    if (port < 0 || port > PORT_MAX) {
      throw LaunchException.refused(
          "Malformed --debugger-port: got " + port + ", want 0 to " + PORT_MAX);
    }
    return port;
  }

  /** Says where jobs dial, if that is not where everyone looks, or why none can. */
  static void tell(Session session, PrintWriter out) {
    Optional<String> fault = session.debuggerFault();
    if (fault.isPresent()) {
      out.println("No job can be debugged: " + fault.get() + " (--debugger-port 0 finds one).");
    } else if (session.debugger().isPresent()
        && !session.debugger().get().address().endsWith(":" + DEFAULT_PORT)) {
      out.println("Jobs to be debugged dial " + session.debugger().get().address());
    }
  }
}
