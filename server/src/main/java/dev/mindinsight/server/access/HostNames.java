package dev.mindinsight.server.access;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names under which this server may be asked. A browser that was led here by a foreign name
 * (DNS rebinding) still sends that name, and is refused.
 */
final class HostNames {

  /** A name or an IPv4 address, or an IPv6 address in brackets; no scheme, no port, no pattern. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\]");

  private final Set<String> names;

  private HostNames(Set<String> names) {
    this.names = names;
  }

  /**
   * Returns the names of a server bound to this address: this machine's own, the address's, and
   * those by which a port mapping or a proxy makes it known.
   */
  static HostNames of(InetAddress bound, Collection<String> knownAs) {
    Set<String> names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    knownAs.forEach(name -> names.add(checked(name)));
    if (bound.isAnyLocalAddress()) {
      addMachine(names);
    } else if (!bound.isLoopbackAddress()) {
      add(names, bound);
    }
    return new HostNames(Set.copyOf(names));
  }

  /**
   * Returns a name as it is compared.
   *
   * @throws IllegalArgumentException if it is no name of a host
   */
  static String checked(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Malformed host name: got '%s', want a name or an address without scheme and port"
              .formatted(name));
    }
    return name.toLowerCase(Locale.ROOT);
  }

  private static void addMachine(Set<String> names) {
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .forEach(address -> add(names, address));
      add(names, InetAddress.getLocalHost());
    } catch (UnknownHostException e) {
      return; // A machine without a name of its own is asked by its addresses.
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Set<String> names, InetAddress address) {
    names.add(literal(address));
    names.add(address.getHostName().toLowerCase(Locale.ROOT));
  }

  private static String literal(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    String plain = zone < 0 ? text : text.substring(0, zone);
    return plain.indexOf(':') < 0 ? plain : "[" + plain + "]";
  }

  /**
   * Whether a Host header names this server. Its port may be any: behind a tunnel or a container's
   * port mapping it is another than ours, and a foreign page cannot choose its name.
   */
  boolean own(@Nullable String host) {
    return host != null && names.contains(name(host));
  }

  /** Whether an Origin header names this server as the browser knows it by the Host header. */
  boolean ownOrigin(String origin, String host) {
    try {
      URI uri = new URI(origin);
      String authority = uri.getRawAuthority();
      return authority != null
          && own(authority)
          && port(authority, uri.getScheme()).equals(port(host, uri.getScheme()));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String name(String host) {
    int colon = portColon(host);
    return (colon < 0 ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
  }

  private static String port(String host, String scheme) {
    int colon = portColon(host);
    return colon >= 0 ? host.substring(colon + 1) : "https".equals(scheme) ? "443" : "80";
  }

  private static int portColon(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? colon : -1;
  }
}
