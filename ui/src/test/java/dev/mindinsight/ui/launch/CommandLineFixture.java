package dev.mindinsight.ui.launch;

import dev.mindinsight.server.launch.ServerOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The whole command line with a server that only remembers, and a stop that comes at once. */
final class CommandLineFixture {

  final List<ServerOptions> started = new CopyOnWriteArrayList<>();
  final List<List<String>> trained = new ArrayList<>();
  final List<String> events = new CopyOnWriteArrayList<>();
  final List<@Nullable DebuggerAddress> dialled = new ArrayList<>();
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();

  /** What the fake engine is: any program. */
  List<String> engine = List.of("sh", "-c", "echo epoch 1");

  /** Why no debug port is open. */
  @Nullable String debuggerFault;

  StopSignal stop = () -> {};
  ServerStarter servers = this::serve;

  int run(String... arguments) {
    CommandLine line =
        new Commands(options -> servers.start(options), this::train, () -> stop.await())
            .commandLine();
    line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private ServerStarter.Running serve(ServerOptions options) {
    started.add(options);
    events.add("server started");
    return new ServerStarter.Running() {
      @Override
      public int port() {
        return options.port() == 0 ? 4711 : options.port();
      }

      @Override
      public Optional<Integer> debuggerPort() {
        return Optional.ofNullable(debuggerFault == null ? options.debuggerPort() : null)
            .map(port -> port == 0 ? 4712 : port);
      }

      @Override
      public Optional<String> debuggerFault() {
        return Optional.ofNullable(debuggerFault);
      }

      @Override
      public void close() {
        events.add("server closed");
      }
    };
  }

  private EngineJob train(
      List<String> arguments,
      int threads,
      Optional<DebuggerAddress> debugger,
      java.util.function.Consumer<String> lines) {
    trained.add(List.copyOf(arguments));
    dialled.add(debugger.orElse(null));
    return EngineJob.run(engine, threads, debugger, lines);
  }
}
