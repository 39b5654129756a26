package dev.mindinsight.server.launch;

import dev.mindinsight.server.access.AccessFilter;
import dev.mindinsight.server.access.Token;
import dev.mindinsight.server.ingest.LogDirectory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to start a server.
 *
 * @param logDirectories what it serves, in the order in which they are shown
 * @param host the address that it listens on; the loopback address keeps it to this machine
 * @param knownAs further names or addresses, without scheme and port, under which browsers reach
 *     it: behind a port mapping or a proxy it cannot know them itself
 * @param port the port that it listens on, 0 for any free one
 * @param workspace where its store lies; made if it is missing
 * @param token what every request and every job must bear; null makes one where {@code host} is not
 *     loopback
 * @param debuggerPort the port that jobs dial to be debugged, 0 for any free one; null for none.
 *     One that is taken does not keep the server from starting
 * @param forgetAfter runs whose files have all been gone for so long are deleted from the store;
 *     null keeps them for good
 */
public record ServerOptions(
    List<LogDirectory> logDirectories,
    InetAddress host,
    List<String> knownAs,
    int port,
    Path workspace,
    @Nullable Token token,
    @Nullable Integer debuggerPort,
    @Nullable Duration forgetAfter) {

  /** The address of a server that only this machine reaches. */
  public static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static final int PORT_MAX = 65_535;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if the port or a name is none, or two log directories share a
   *     label
   */
  public ServerOptions {
    logDirectories = List.copyOf(logDirectories);
    knownAs = List.copyOf(knownAs);
    knownAs.forEach(AccessFilter::requireHostName);
    requirePort(port);
    if (debuggerPort != null) {
      requirePort(debuggerPort);
    }
    if (logDirectories.stream().map(LogDirectory::label).distinct().count()
        < logDirectories.size()) {
      throw new IllegalArgumentException(
          "Conflict: two log directories share a label: " + logDirectories);
    }
  }

  private static void requirePort(int port) {
    if (port < 0 || port > PORT_MAX) {
      throw new IllegalArgumentException(
          "Malformed port: want 0 to %d, got %d".formatted(PORT_MAX, port));
    }
  }

  /**
   * A server for this machine only.
   *
   * @param logDirectories what it serves
   * @param port the port that it listens on, 0 for any free one
   * @param workspace where its store lies
   * @return the options, without a token and without a debug port
   */
  public static ServerOptions local(List<LogDirectory> logDirectories, int port, Path workspace) {
    return new ServerOptions(
        logDirectories, LOOPBACK, List.of(), port, workspace, null, null, null);
  }

  /**
   * Where the store of a workspace lies: a directory that holds nothing else.
   *
   * @param workspace as in the options
   * @return the directory; there is none before the first start
   */
  public static Path storeOf(Path workspace) {
    return workspace.resolve("store");
  }

  /**
   * The same with a debug port.
   *
   * @param debugger the port, 0 for any free one
   * @return the options
   */
  public ServerOptions withDebuggerPort(int debugger) {
    return new ServerOptions(
        logDirectories, host, knownAs, port, workspace, token, debugger, forgetAfter);
  }

  /** Beyond this machine nobody is served without a token. */
  ServerOptions secured() {
    return token != null || host.isLoopbackAddress()
        ? this
        : new ServerOptions(
            logDirectories,
            host,
            knownAs,
            port,
            workspace,
            Token.generated(),
            debuggerPort,
            forgetAfter);
  }
}
