package dev.mindinsight.server.launch;

import java.net.InetAddress;

/** Another process listens on the port that a server was to take. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int port;

  PortTakenException(InetAddress host, int port, Throwable cause) {
    super(
        "Conflict: port %d of %s is taken by another process"
            .formatted(port, host.getHostAddress()),
        cause);
    this.port = port;
  }

  /**
   * The port in question.
   *
   * @return the port
   */
  public int port() {
    return port;
  }
}
