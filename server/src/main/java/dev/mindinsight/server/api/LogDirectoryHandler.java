package dev.mindinsight.server.api;

import dev.mindinsight.server.query.LogDirectoryState;
import java.util.List;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /logdirs}: where runs are looked for, and why none may be found. */
final class LogDirectoryHandler {

  private final LogDirectoryState state;

  LogDirectoryHandler(LogDirectoryState state) {
    this.state = state;
  }

  record Directory(String logdir, String path) {}

  record Directories(List<Directory> logdirs, List<String> faults) {}

  Mono<ServerResponse> list(ServerRequest request) {
    Parameters.of(request);
    List<Directory> directories =
        state.directories().stream().map(d -> new Directory(d.label(), d.path())).toList();
    return Answers.json(new Directories(directories, state.faults().get()));
  }
}
