package dev.mindinsight.ui.launch;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --port}, and the choice of a port where none is given. */
final class ListenOptions {

  /** MindInsight's port of old. */
  static final int DEFAULT_PORT = 8080;

  private static final int PORT_MAX = 65_535;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = {
        "The port to listen on, 0 for any free one.",
        "Default: " + DEFAULT_PORT + ", or the next that is free."
      })
  private @Nullable Integer port;

  /**
   * The port to listen on, which was free a moment ago; 0 only if that was asked for.
   *
   * @param notes where it is said that another than the default was chosen
   * @throws LaunchException if the one that was asked for is taken, naming one that is free
   */
  int choose(InetAddress address, PrintWriter notes) {
    if (port != null && (port < 0 || port > PORT_MAX)) {
      throw LaunchException.refused("Malformed --port: got " + port + ", want 0 to " + PORT_MAX);
    }
    int wanted = port != null ? port : DEFAULT_PORT;
    Ports ports = new Ports(address);
    if (wanted == 0 || ports.isFree(wanted)) {
      return wanted;
    }
    OptionalInt free = ports.firstFree(wanted);
    if (port != null || free.isEmpty()) {
      throw taken(wanted, address, free);
    }
    notes.println("Port " + wanted + " is taken, using " + free.getAsInt() + ".");
    return free.getAsInt();
  }

  private static LaunchException taken(int port, InetAddress address, OptionalInt free) {
    String advice = free.isPresent() ? free.getAsInt() + " is free" : "and so are those above it";
    return LaunchException.refused(
        "Conflict: port "
            + port
            + " of "
            + address.getHostAddress()
            + " cannot be listened on, "
            + advice);
  }
}
