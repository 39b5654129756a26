package dev.mindinsight.debugger.wire;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A peer that speaks gRPC and then says anything. */
final class RawJob {
  private RawJob() {}

  /** Sends a message and tells how the server ends the stream. */
  static String send(int port, byte[] message) throws Exception {
    ManagedChannel channel =
        NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    CompletableFuture<String> end = new CompletableFuture<>();
    StreamObserver<byte[]> out =
        ClientCalls.asyncBidiStreamingCall(
            channel.newCall(Protocol.ATTEND, CallOptions.DEFAULT),
            new StreamObserver<byte[]>() {
              @Override
              public void onNext(byte[] answer) {}

              @Override
              public void onError(Throwable cause) {
                Status status = Status.fromThrowable(cause);
                end.complete(status.getCode() + ": " + status.getDescription());
              }

              @Override
              public void onCompleted() {
                end.complete("OK");
              }
            });
    try {
      out.onNext(message);
      return end.get(30, TimeUnit.SECONDS);
    } finally {
      channel.shutdownNow();
    }
  }
}
