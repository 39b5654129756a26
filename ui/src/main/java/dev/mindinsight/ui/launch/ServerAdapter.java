package dev.mindinsight.ui.launch;

import dev.mindinsight.server.launch.Server;
import dev.mindinsight.server.launch.ServerOptions;
import dev.mindinsight.ui.shell.VaadinApplication;
import java.util.Optional;

/** The server proper, with the pages beside its API. */
final class ServerAdapter implements ServerStarter {

  @Override
  public Running start(ServerOptions options) {
    Server server = Server.start(options, VaadinApplication.class);
    return new Running() {
      @Override
      public int port() {
        return server.port();
      }

      @Override
      public Optional<Integer> debuggerPort() {
        return server.debuggerPort();
      }

      @Override
      public Optional<String> debuggerFault() {
        return server.debuggerFault();
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }
}
