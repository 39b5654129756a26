package dev.mindinsight.ui.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which ports of an address can be listened on. */
final class Ports {

  private static final int LAST = 65_535;

  /** Far more than one person's servers; a longer search would hide a fault of the address. */
  private static final int TRIED_MAX = 100;

  private final InetAddress address;

  Ports(InetAddress address) {
    this.address = address;
  }

  boolean isFree(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, address)) {
      return probe.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /** The first free one from here on; empty if many in a row are taken. */
  OptionalInt firstFree(int port) {
    return IntStream.rangeClosed(port, Math.min(LAST, port + TRIED_MAX))
        .filter(this::isFree)
        .findFirst();
  }
}
