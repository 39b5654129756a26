package dev.mindinsight.debugger.wire;

import io.grpc.stub.CallStreamObserver;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to the transport as fast as it takes them, and not faster: what it does not take
 * stays where it comes from, which is bounded. From any thread; never blocks.
 */
final class Outflow {
  private final CallStreamObserver<byte[]> out;
  private final Supplier<byte @Nullable []> source;
  private boolean ending;
  private boolean over;

  /**
   * An open stream.
   *
   * @param source the next message, or null if there is none now; called by one thread at a time
   */
  Outflow(CallStreamObserver<byte[]> out, Supplier<byte @Nullable []> source) {
    this.out = out;
    this.source = source;
  }

  /** Sends what there is and is wanted. To be called when either changes. */
  synchronized void pump() {
    while (!over && out.isReady()) {
      byte @Nullable [] message = source.get();
      if (message != null) {
        out.onNext(message);
      } else if (ending) {
        over = true;
        out.onCompleted();
      } else {
        return;
      }
    }
  }

  /** Ends the stream in good order once all that waits has been sent. */
  synchronized void end() {
    ending = true;
    pump();
  }

  /** Ends the stream now; does nothing if it is over. Returns whether it did something. */
  synchronized boolean abort(Throwable cause) {
    if (over) {
      return false;
    }
    over = true;
    out.onError(cause);
    return true;
  }

  /** The other side has ended the stream. */
  synchronized void broken() {
    over = true;
  }
}
