package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.wire.CommandCodec.Numbered;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptor;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.grpc.stub.MetadataUtils;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The job's end of one stream, with a connection of its own: gRPC's way of connecting again would
 * come on top of ours. Hears on one thread.
 */
final class ServerConnection implements ClientResponseObserver<byte[], byte[]> {
  private final ManagedChannel channel;
  private final ServerListener listener;
  private final Runnable stands;
  private final Consumer<String> broken;
  private final ReportQueue waiting = new ReportQueue();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Outflow outflow;
  private volatile boolean welcome;

  private ServerConnection(
      ManagedChannel channel, ServerListener listener, Runnable stands, Consumer<String> broken) {
    this.channel = channel;
    this.listener = listener;
    this.stands = stands;
    this.broken = broken;
  }

  /**
   * Dials.
   *
   * @param thread that everything is heard on
   * @param stands called when the server has let us in
   * @param broken called once, with the reason, when the stream is over or never was
   */
  static ServerConnection open(
      InetSocketAddress to,
      @Nullable String token,
      Report.Hello hello,
      Executor thread,
      ServerListener listener,
      Runnable stands,
      Consumer<String> broken) {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(to.getHostString(), to.getPort())
            .usePlaintext()
            .executor(thread)
            .maxInboundMessageSize(Protocol.MESSAGE_BYTES_MAX)
            .keepAliveTime(Protocol.PING_SECONDS, TimeUnit.SECONDS)
            .keepAliveTimeout(Protocol.PING_PATIENCE_SECONDS, TimeUnit.SECONDS)
            .intercept(bearing(token))
            .build();
    ServerConnection made = new ServerConnection(channel, listener, stands, broken);
    var _ = made.waiting.offer(hello);
    ClientCalls.asyncBidiStreamingCall(channel.newCall(Protocol.ATTEND, CallOptions.DEFAULT), made);
    return made;
  }

  private static ClientInterceptor bearing(@Nullable String token) {
    Metadata headers = new Metadata();
    if (token != null) {
      headers.put(Protocol.AUTHORIZATION, Protocol.BEARER + token);
    }
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<byte[]> out) {
    Outflow made = new Outflow(out, this::next);
    outflow = made;
    out.setOnReadyHandler(made::pump);
  }

  private byte @Nullable [] next() {
    Report report = waiting.poll();
    return report == null ? null : ReportCodec.encode(report);
  }

  @Override
  public void onNext(byte[] message) {
    try {
      Numbered command = CommandCodec.decode(message);
      if (command.command() != null) {
        listener.command(command.number(), command.command());
      } else if (!welcome) {
        welcome = true;
        stands.run();
        listener.connected();
      }
    } catch (IllegalArgumentException e) {
      abort(Status.INVALID_ARGUMENT.withDescription(e.getMessage()));
    }
  }

  private void abort(Status status) {
    Outflow out = outflow;
    if (out != null) {
      var _ = out.abort(status.asRuntimeException());
    }
  }

  @Override
  public void onError(Throwable cause) {
    Status status = Status.fromThrowable(cause);
    String why =
        status.getDescription() == null ? status.getCode().name() : status.getDescription();
    Throwable deeper = status.getCause();
    over(deeper == null ? why : why + ": " + deeper.getMessage());
  }

  @Override
  public void onCompleted() {
    over("the server hung up");
  }

  private void over(String why) {
    Outflow out = outflow;
    if (out != null) {
      out.broken();
    }
    channel.shutdownNow();
    ended.countDown();
    if (welcome) {
      listener.disconnected();
    }
    broken.accept(why);
  }

  /** Nothing is said to a server that has not let us in. */
  void send(Report report) {
    Outflow out = outflow;
    if (!welcome || out == null) {
      return;
    }
    if (waiting.offer(report)) {
      out.pump();
    } else {
      abort(Status.RESOURCE_EXHAUSTED.withDescription("Conflict: the server asks but never reads"));
    }
  }

  void close(Duration farewell) {
    Outflow out = outflow;
    try {
      if (welcome && out != null) {
        out.end();
        var _ = ended.await(farewell.toMillis(), TimeUnit.MILLISECONDS);
      }
      // The thread that the channel speaks on ends after this.
      var _ = channel.shutdownNow().awaitTermination(farewell.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      channel.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
