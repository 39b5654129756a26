package dev.mindinsight.ui.launch;

import dev.mindinsight.server.access.Token;
import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.server.launch.PortTakenException;
import dev.mindinsight.server.launch.ServerOptions;
import dev.mindinsight.server.store.StoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One server on one workspace, from taking the workspace's lock to giving it back. While it is
 * open, {@code server.json} tells other commands where the server is.
 */
final class Session implements AutoCloseable {

  private final Workspace workspace;
  private final WorkspaceLock lock;
  private final ServerStarter.Running server;
  private final ServerFile file;

  private Session(
      Workspace workspace, WorkspaceLock lock, ServerStarter.Running server, ServerFile file) {
    this.workspace = workspace;
    this.lock = lock;
    this.server = server;
    this.file = file;
  }

  /**
   * Returns when the server answers.
   *
   * @param options asked for once the workspace is ours
   * @throws LaunchException if the workspace is in use, its store does not open or the port was
   *     taken
   */
  static Session open(Workspace workspace, ServerStarter servers, Supplier<ServerOptions> options) {
    WorkspaceLock lock = WorkspaceLock.take(workspace.create());
    try {
      // Left by a server that was killed.
      ServerFile.delete(workspace.serverFile());
      ServerOptions chosen = options.get();
      ServerStarter.Running server = start(servers, chosen);
      ServerFile file = describe(chosen, server);
      file.write(workspace.serverFile());
      return new Session(workspace, lock, server, file);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static ServerStarter.Running start(ServerStarter servers, ServerOptions options) {
    try {
      return servers.start(options);
    } catch (PortTakenException e) {
      throw LaunchException.refused("Conflict: port " + e.port() + " was taken just now");
    } catch (StoreException.InUse e) {
      throw LaunchException.refused(String.valueOf(e.getMessage()));
    } catch (StoreException e) {
      throw LaunchException.failed(String.valueOf(e.getMessage()));
    }
  }

  private static ServerFile describe(ServerOptions options, ServerStarter.Running server) {
    Map<String, String> directories = new LinkedHashMap<>();
    for (LogDirectory directory : options.logDirectories()) {
      directories.put(directory.label(), directory.path().toString());
    }
    @Nullable Token token = options.token();
    return new ServerFile(
        ProcessHandle.current().pid(),
        options.host().getHostAddress(),
        server.port(),
        server.debuggerPort().orElse(null),
        token == null ? null : token.secret(),
        directories);
  }

  /** What a job must know to be debugged; empty while no debug port is open. */
  Optional<DebuggerAddress> debugger() {
    return DebuggerAddress.of(file);
  }

  /** Why the debug port is not open; empty if nothing is wrong. */
  Optional<String> debuggerFault() {
    return server.debuggerFault();
  }

  WebAddress address() {
    return file.address();
  }

  @Override
  public void close() {
    try {
      server.close();
    } finally {
      ServerFile.delete(workspace.serverFile());
      lock.close();
    }
  }
}
