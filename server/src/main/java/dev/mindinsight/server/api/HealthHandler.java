package dev.mindinsight.server.api;

import dev.mindinsight.server.live.DebugPort;
import dev.mindinsight.server.query.IngestView;
import dev.mindinsight.server.query.LogDirectoryState;
import dev.mindinsight.server.query.RunQueries;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /health}: always, even where the store does not. */
final class HealthHandler {

  private static final Logger LOG = LoggerFactory.getLogger(HealthHandler.class);

  private final RunQueries queries;
  private final String storeId;
  private final Supplier<Optional<String>> storeFault;
  private final LogDirectoryState logDirectories;
  private final DebugPort debugPort;
  private final InstantSource clock;
  private final String version = version();

  HealthHandler(
      RunQueries queries,
      String storeId,
      Supplier<Optional<String>> storeFault,
      LogDirectoryState logDirectories,
      DebugPort debugPort,
      InstantSource clock) {
    this.queries = queries;
    this.storeId = storeId;
    this.storeFault = storeFault;
    this.logDirectories = logDirectories;
    this.debugPort = debugPort;
    this.clock = clock;
  }

  /**
   * The body: {@code ingest} is null where the store did not say, {@code storeFault} where it is
   * well; otherwise the status is degraded.
   */
  record Health(
      String status,
      String version,
      double now,
      String store,
      @Nullable String storeFault,
      @Nullable Ingest ingest,
      @Nullable Debugger debugger) {}

  record Ingest(int runs, long behindBytes) {
    static Ingest of(IngestView view) {
      return new Ingest(view.runs(), view.behindBytes());
    }
  }

  /**
   * A port that is not open takes no jobs and nothing else away: the status does not tell of it.
   */
  record Debugger(@Nullable Integer port, int jobs, @Nullable String fault) {
    static @Nullable Debugger of(DebugPort port) {
      return port.wanted()
          ? new Debugger(port.port(), port.jobs().views().size(), port.fault())
          : null;
    }
  }

  Mono<ServerResponse> health(ServerRequest request) {
    Parameters.of(request);
    return Answers.timely(queries.ingest())
        .map(ingest ->
            body(logDirectories.faults().get().isEmpty() ? "up" : "degraded", Ingest.of(ingest)))
        .onErrorResume(this::degraded)
        .flatMap(Answers::json);
  }

  private Mono<Health> degraded(Throwable error) {
    LOG.error("The store does not answer", error);
    return Mono.just(body("degraded", null));
  }

  private Health body(String status, @Nullable Ingest ingest) {
    return new Health(
        status,
        version,
        clock.millis() / 1e3,
        storeId,
        storeFault.get().orElse(null),
        ingest,
        Debugger.of(debugPort));
  }

  private static String version() {
    try (InputStream file =
        Objects.requireNonNull(HealthHandler.class.getResourceAsStream("version.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
