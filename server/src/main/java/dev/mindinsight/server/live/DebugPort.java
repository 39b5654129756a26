package dev.mindinsight.server.live;

import dev.mindinsight.debugger.wire.WireServer;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The port that jobs dial, where there is one, and the jobs that did. */
public final class DebugPort implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DebugPort.class);

  /** A lease that has expired is noticed so late at most. */
  private static final long TICK_MILLIS = 250;

  private final Jobs jobs = new Jobs(System::nanoTime);
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("debugger-ticker").daemon().factory());
  private final boolean wanted;
  private @Nullable WireServer server;
  private @Nullable String fault;

  private DebugPort(boolean wanted) {
    this.wanted = wanted;
  }

  /**
   * A server without a debug port: no job ever dials.
   *
   * @return closed already
   */
  public static DebugPort none() {
    DebugPort none = new DebugPort(false);
    none.ticker.shutdown();
    return none;
  }

  /**
   * Opens the port. One that cannot be opened is said in the log and by {@link #fault}; a server
   * does all else without it.
   *
   * @param host to listen at
   * @param port to listen on, 0 for any free one
   * @param token tells whether a job's token is right; null where none is needed
   * @return the port
   */
  public static DebugPort open(InetAddress host, int port, @Nullable Predicate<String> token) {
    DebugPort opened = new DebugPort(true);
    try {
      opened.server = WireServer.open(host.getHostAddress(), port, token, opened.jobs);
      var _ =
          opened.ticker.scheduleWithFixedDelay(
              opened.jobs::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (IOException e) {
      opened.fault = fault(host, port, String.valueOf(e.getMessage()));
      LOG.warn("No job can be debugged: {}", opened.fault);
      opened.ticker.shutdown();
    }
    return opened;
  }

  /** The network's own words do not always name the port. */
  private static String fault(InetAddress host, int port, String message) {
    return message.startsWith("Conflict")
        ? message
        : "Conflict: cannot listen on port %d of %s: %s"
            .formatted(port, host.getHostAddress(), message);
  }

  /** Whether a port was asked for. */
  public boolean wanted() {
    return wanted;
  }

  /** The port that is open; null if none is. */
  public @Nullable Integer port() {
    return server == null ? null : server.port();
  }

  /** Why the port that was asked for is not open; null if it is. */
  public @Nullable String fault() {
    return fault;
  }

  /** The jobs that have dialled. */
  public Jobs jobs() {
    return jobs;
  }

  /** Hangs up: jobs that were paused go on by themselves. */
  @Override
  public void close() {
    ticker.shutdown();
    if (server != null) {
      server.close();
    }
  }
}
