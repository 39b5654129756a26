package dev.mindinsight.debugger.wire;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.function.Predicate;

/** Lets no call in whose token is not the right one. */
record TokenCheck(Predicate<String> isRight) implements ServerInterceptor {
  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    String header = headers.get(Protocol.AUTHORIZATION);
    if (header != null
        && header.startsWith(Protocol.BEARER)
        && isRight.test(header.substring(Protocol.BEARER.length()))) {
      return next.startCall(call, headers);
    }
    String came = header == null ? "none" : "another";
    call.close(
        Status.UNAUTHENTICATED.withDescription("Conflict: the server wants a token, got " + came),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }
}
