package dev.mindinsight.ui.launch;

import dev.mindinsight.server.access.AccessFilter;
import dev.mindinsight.server.access.Token;
import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.server.launch.ServerOptions;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "start",
    description = "Serves the training runs below the given directories, until Ctrl-C or SIGTERM.")
final class StartCommand implements Callable<Integer> {

  private final ServerStarter servers;
  private final StopSignal stop;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ListenOptions listen = new ListenOptions();
  @Mixin private final DebuggerOption debugger = new DebuggerOption();
  @Mixin private final WorkspaceOption workspace = new WorkspaceOption();

  @Option(
      names = "--logdir",
      required = true,
      paramLabel = "[NAME=]DIR",
      description = "A directory with runs at any depth, shown under NAME. May be repeated.")
  private List<String> logDirectories = List.of();

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = {
        "The address to listen on. Default: ${DEFAULT-VALUE}.",
        "Beyond this machine a token is needed: that of --token-file, else one is made and printed."
      })
  private String host = "127.0.0.1";

  @Option(
      names = "--known-as",
      paramLabel = "NAME",
      description = {
        "Another name or address, without port, by which browsers reach this server, as behind a",
        "container's port mapping or a proxy; under foreign names nobody is served. May be repeated."
      })
  private List<String> knownAs = List.of();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Has the token that every request must carry; then it is needed anywhere.")
  private @Nullable Path tokenFile;

  @Option(
      names = "--forget-deleted",
      paramLabel = "DAYS",
      description = {
        "Runs whose files were all deleted so many days ago are deleted from the store too.",
        "Default: they are kept for good. Log directories are never touched."
      })
  private @Nullable Integer forgetDays;

  StartCommand(ServerStarter servers, StopSignal stop) {
    this.servers = servers;
    this.stop = stop;
  }

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    InetAddress address = WebAddress.resolve(host);
    @Nullable Token token = token(address);
    requireHostNames();
    Workspace place = workspace.workspace();
    List<LogDirectory> directories = LogDirectories.parse(logDirectories);
    int debuggerPort = debugger.port();
    Supplier<ServerOptions> options =
        () ->
            new ServerOptions(
                directories,
                address,
                knownAs,
                listen.choose(address, out),
                place.root(),
                token,
                debuggerPort,
                forgetAfter());
    try (Session session = Session.open(place, servers, options)) {
      out.println("MindInsight is at " + page(session.address(), token));
      DebuggerOption.tell(session, out);
      out.println("Ctrl-C ends it.");
      stop.await();
    }
    return ExitCode.OK;
  }

  private @Nullable Duration forgetAfter() {
    if (forgetDays == null) {
      return null;
    }
    if (forgetDays < 0) {
      throw LaunchException.refused(
          "Malformed --forget-deleted: got " + forgetDays + ", want 0 days or more");
    }
    return Duration.ofDays(forgetDays);
  }

  private void requireHostNames() {
    try {
      knownAs.forEach(AccessFilter::requireHostName);
    } catch (IllegalArgumentException e) {
      throw LaunchException.refused(e.getMessage() + ", in --known-as");
    }
  }

  private @Nullable Token token(InetAddress address) {
    if (tokenFile != null) {
      return TokenFile.read(tokenFile);
    }
    return address.isLoopbackAddress() ? null : Token.generated();
  }

  /** The page to open; it carries the token only if nobody knows that yet. */
  private String page(WebAddress address, @Nullable Token token) {
    if (token == null) {
      return address.url();
    }
    return tokenFile == null
        ? address.url() + "login#" + token.secret()
        : address.url() + "login (token: " + tokenFile + ")";
  }
}
