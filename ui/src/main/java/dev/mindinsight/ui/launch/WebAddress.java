package dev.mindinsight.ui.launch;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a server is.
 *
 * @param host that it listens on; may be a wildcard
 * @param port 1 to 65,535
 */
record WebAddress(InetAddress host, int port) {

  /**
   * The address that a name stands for.
   *
   * @throws LaunchException if it stands for none
   */
  static InetAddress resolve(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw LaunchException.refused("Malformed --host: no address is known for " + host);
    }
  }

  /** What a program on this machine asks: a wildcard is reached by its loopback address. */
  String localUrl() {
    return url(localHost());
  }

  /** {@code HOST:PORT} of another port of the same host, for a program on this machine. */
  String local(int otherPort) {
    return literal(localHost()) + ":" + otherPort;
  }

  private String localHost() {
    return host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress();
  }

  /** What a browser elsewhere opens: a wildcard is reached by the name of the machine. */
  String url() {
    return host.isAnyLocalAddress() ? url(machine()) : localUrl();
  }

  private String url(String reachable) {
    return "http://" + literal(reachable) + ":" + port + "/";
  }

  private static String literal(String reachable) {
    return reachable.contains(":") ? "[" + reachable + "]" : reachable;
  }

  private static String machine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "127.0.0.1";
    }
  }
}
