package dev.mindinsight.ui.launch;

import dev.mindinsight.server.launch.ServerOptions;

/** Starts a server in this JVM. */
@FunctionalInterface
interface ServerStarter {

  /** A server that answers. */
  interface Running extends AutoCloseable {

    /** The port that it listens on, never 0. */
    int port();

    @Override
    void close();
  }

  /**
   * Returns when the server answers.
   *
   * @throws dev.mindinsight.server.launch.PortTakenException if its port was taken in between
   */
  Running start(ServerOptions options);
}
