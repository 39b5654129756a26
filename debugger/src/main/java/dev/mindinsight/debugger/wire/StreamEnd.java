package dev.mindinsight.debugger.wire;

import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.ServerStreamTracer;
import io.grpc.Status;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Remembers why the transport ended a stream: gRPC tells whoever traces it, and neither the call
 * nor the other side. One belongs to each stream.
 */
final class StreamEnd extends ServerStreamTracer {
  private static final Context.Key<StreamEnd> KEY = Context.key("stream-end");

  private static final String NETTY = "io.grpc.netty.shaded.io.grpc.netty.";

  /** Kept, since a logger that nobody holds forgets what it was told. */
  private static final List<Logger> TRANSPORT =
      List.of(
          Logger.getLogger(NETTY + "NettyServerStream"),
          Logger.getLogger(NETTY + "NettyServerTransport.connections"));

  static final Factory FACTORY =
      new Factory() {
        @Override
        public ServerStreamTracer newServerStreamTracer(String method, Metadata headers) {
          return new StreamEnd();
        }
      };

  private volatile @Nullable Status status;

  /**
   * What a peer does wrong is told in a line by who hears of the fault, and rubbish of strangers to
   * nobody; gRPC would log a stack for each.
   */
  static void quietTransport() {
    TRANSPORT.forEach(logger -> logger.setFilter(line -> line.getThrown() == null));
  }

  /** That of the stream whose call is being started. */
  static StreamEnd current() {
    return KEY.get();
  }

  @Override
  public Context filterContext(Context context) {
    return context.withValue(KEY, this);
  }

  @Override
  public void streamClosed(Status status) {
    this.status = status;
  }

  /** What the peer did wrong, as far as the transport minds; null if nothing. */
  @Nullable String fault() {
    Status ended = status;
    return ended != null && ended.getCode() == Status.Code.RESOURCE_EXHAUSTED
        ? "Over the limit bytes of a message: at most %d (%s)"
            .formatted(Protocol.MESSAGE_BYTES_MAX, ended.getDescription())
        : null;
  }
}
