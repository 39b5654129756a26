package dev.mindinsight.ui.launch;

import dev.mindinsight.server.launch.ServerOptions;
import java.util.Optional;

/** Starts a server in this JVM. */
@FunctionalInterface
interface ServerStarter {

  /** A server that answers. */
  interface Running extends AutoCloseable {

    /** The port that it listens on, never 0. */
    int port();

    /** The port that jobs dial to be debugged; empty while none is open. */
    Optional<Integer> debuggerPort();

    /** Why the debug port that was asked for is not open; empty if nothing is wrong. */
    Optional<String> debuggerFault();

    @Override
    void close();
  }

  /**
   * Returns when the server answers.
   *
   * @throws dev.mindinsight.server.launch.PortTakenException if its port was taken in between
   * @throws dev.mindinsight.server.store.StoreException if its store does not open
   */
  Running start(ServerOptions options);
}
