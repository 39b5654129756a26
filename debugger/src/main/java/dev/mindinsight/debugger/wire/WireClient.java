package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Report;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The job's end of the wire: dials a server, and dials again for ever when there is none or the
 * stream breaks, after 1 second, then 2, 4, up to 30. Each outage is one line in the log. All its
 * threads are daemons.
 */
public final class WireClient implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(WireClient.class.getName());

  /** A server that reads takes the last words at once. */
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final String address;
  private final @Nullable String token;
  private final Report.Hello hello;
  private final ServerListener listener;
  private final Patience patience;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("debugger-wire").daemon().factory());

  private volatile @Nullable ServerConnection connection;
  private volatile boolean closed;

  /** Used on the thread alone, as is what follows. */
  private Duration wait;

  private boolean told;

  private WireClient(
      String address,
      @Nullable String token,
      Report.Hello hello,
      ServerListener listener,
      Patience patience) {
    this.address = address;
    this.token = token;
    this.hello = hello;
    this.listener = listener;
    this.patience = patience;
    wait = patience.first();
  }

  /**
   * Starts dialling, and returns at once.
   *
   * @param address {@code HOST:PORT}; of an IPv6 host {@code [HOST]:PORT}
   * @param token that the server may want; null where there is none
   * @param hello who dials
   * @param listener hears of streams and commands
   * @throws IllegalArgumentException when the address is malformed
   */
  public static WireClient dial(
      String address, @Nullable String token, Report.Hello hello, ServerListener listener) {
    return dial(address, token, hello, listener, Patience.DEFAULT);
  }

  static WireClient dial(
      String address,
      @Nullable String token,
      Report.Hello hello,
      ServerListener listener,
      Patience patience) {
    InetSocketAddress parsed = parse(address);
    WireClient client = new WireClient(address, token, hello, listener, patience);
    client.thread.execute(() -> client.connect(parsed));
    return client;
  }

  /**
   * Checks an address without dialling.
   *
   * @throws IllegalArgumentException when it is not {@code HOST:PORT}
   */
  public static void requireAddress(String address) {
    var _ = parse(address);
  }

  private static InetSocketAddress parse(String address) {
    int colon = address.lastIndexOf(':');
    try {
      int port = Integer.parseInt(address.substring(colon + 1));
      String host = address.substring(0, Math.max(colon, 0));
      if (port >= 1 && port <= 65_535 && !host.isEmpty()) {
        return InetSocketAddress.createUnresolved(host, port);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "Malformed debugger address: got '%s', want HOST:PORT".formatted(address));
  }

  private void connect(InetSocketAddress to) {
    if (!closed) {
      connection =
          ServerConnection.open(
              to, token, hello, thread, listener, this::stands, why -> broken(to, why));
    }
  }

  private void stands() {
    wait = patience.first();
    told = false;
  }

  private void broken(InetSocketAddress to, String why) {
    if (closed) {
      return;
    }
    if (!told) {
      told = true;
      LOG.log(
          System.Logger.Level.INFO,
          "no debugger at {0} ({1}); the job goes on and keeps dialling",
          address,
          why);
    }
    try {
      var _ = thread.schedule(() -> connect(to), wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return; // Closed in between.
    }
    wait = patience.after(wait);
  }

  /**
   * Sends a report, after those sent before; nothing while there is no stream. From any thread;
   * never blocks. What a slow server leaves unread is bounded: positions are left out, then hits,
   * and it is told how many.
   */
  public void send(Report report) {
    ServerConnection to = connection;
    if (to != null) {
      to.send(report);
    }
  }

  /** Sends what waits, as far as the server reads it within two seconds, and hangs up. */
  @Override
  public void close() {
    closed = true;
    ServerConnection last = connection;
    if (last != null) {
      last.close(FAREWELL);
    }
    thread.shutdownNow();
  }
}
