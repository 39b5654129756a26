package dev.mindinsight.ui.launch;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job must know to be debugged.
 *
 * @param address {@code HOST:PORT} of the server's debug port, as this machine reaches it
 * @param token that the server wants; null if none is needed
 */
record DebuggerAddress(String address, @Nullable String token) {

  private static final String ADDRESS_VARIABLE = "MINDINSIGHT_DEBUGGER";
  private static final String TOKEN_VARIABLE = "MINDINSIGHT_TOKEN";

  /** That of a server; empty where it has no debug port. */
  static Optional<DebuggerAddress> of(ServerFile server) {
    Integer port = server.debuggerPort();
    return port == null
        ? Optional.empty()
        : Optional.of(new DebuggerAddress(server.address().local(port), server.token()));
  }

  /** That of a server on this machine that wants no token. */
  static DebuggerAddress local(int port) {
    return new DebuggerAddress("127.0.0.1:" + port, null);
  }

  /**
   * Puts it into a job's environment: a token has no place among arguments, which everybody on the
   * machine can read. Whoever named another server there is not overruled, and that server does not
   * get this one's token.
   */
  void tell(Map<String, String> environment) {
    if (environment.putIfAbsent(ADDRESS_VARIABLE, address) == null && token != null) {
      environment.put(TOKEN_VARIABLE, token);
    }
  }

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return address;
  }
}
