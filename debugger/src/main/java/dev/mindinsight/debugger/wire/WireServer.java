package dev.mindinsight.debugger.wire;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The server's end of the wire: a port that jobs dial. Its two threads call the listeners; a peer
 * that has died is noticed within 18 seconds.
 */
public final class WireServer implements AutoCloseable {
  /** Handlers decide and return; two let a busy job not hold up the others. */
  private static final int THREADS = 2;

  /** One is needed; the second lets a job dial again before its old stream is known to be dead. */
  private static final int STREAMS_PER_CONNECTION_MAX = 2;

  private static final int HEADER_BYTES_MAX = 8 << 10;

  private final Server server;
  private final int port;
  private final ExecutorService threads;

  private WireServer(Server server, ExecutorService threads) {
    this.server = server;
    port = server.getPort();
    this.threads = threads;
  }

  /**
   * Opens the port.
   *
   * @param host name or address to listen at
   * @param port to listen on, 0 for any free one
   * @param token tells whether a job's token is right; null where none is wanted
   * @param listener hears of each job
   * @throws BindException when the port is taken or the host is not of this machine
   */
  public static WireServer open(
      String host, int port, @Nullable Predicate<String> token, JobListener listener)
      throws BindException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().name("debugger-wire-", 0).daemon().factory());
    NettyServerBuilder builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(host, port))
            .executor(threads)
            .maxInboundMessageSize(Protocol.MESSAGE_BYTES_MAX)
            .maxInboundMetadataSize(HEADER_BYTES_MAX)
            .maxConcurrentCallsPerConnection(STREAMS_PER_CONNECTION_MAX)
            .keepAliveTime(Protocol.PING_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(Protocol.PING_PATIENCE_SECONDS, TimeUnit.SECONDS)
            // Half of what is agreed on, since clocks differ.
            .permitKeepAliveTime(Protocol.PING_SECONDS / 2, TimeUnit.SECONDS)
            .permitKeepAliveWithoutCalls(true)
            .addService(service(listener, threads));
    builder.addStreamTracerFactory(StreamEnd.FACTORY);
    StreamEnd.quietTransport();
    if (token != null) {
      builder.intercept(new TokenCheck(token));
    }
    try {
      return new WireServer(builder.build().start(), threads);
    } catch (IOException e) {
      threads.shutdown();
      BindException named = new BindException(fault(host, port, e));
      named.initCause(e);
      throw named;
    }
  }

  /**
   * The network's words name neither host nor port, but its function and the number of the error.
   */
  private static String fault(String host, int port, IOException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    String said = String.valueOf(cause.getMessage());
    return said.contains("in use")
        ? "Conflict: port %d of %s is taken by another process".formatted(port, host)
        : "Conflict: cannot listen on port %d of %s: %s"
            .formatted(port, host, said.replaceFirst("^bind\\(\\.\\.\\) failed .*?: ", ""));
  }

  private static ServerServiceDefinition service(JobListener listener, Executor threads) {
    return ServerServiceDefinition.builder(Protocol.SERVICE)
        .addMethod(
            Protocol.ATTEND,
            ServerCalls.asyncBidiStreamingCall(out ->
                JobConnection.open((ServerCallStreamObserver<byte[]>) out, listener, threads)))
        .build();
  }

  /** The port that is open. */
  public int port() {
    return port;
  }

  /** Ends all streams and closes the port; jobs go on training. */
  @Override
  public void close() {
    server.shutdownNow();
    try {
      // Handlers hear that their streams are over before the threads end.
      var _ = server.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdown();
  }
}
