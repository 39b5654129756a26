package dev.mindinsight.debugger.wire;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What both ends must agree on. Messages go over gRPC as bytes and are decoded by us, so that a
 * malformed one is told in our words.
 */
final class Protocol {

  /** Elements of the largest slice, 1.6 MB, or 10,000 globs of 100 characters, and room beside. */
  static final int MESSAGE_BYTES_MAX = 4 << 20;

  /** With {@link #PING_PATIENCE_SECONDS} a dead peer is noticed in 18 s; gRPC allows no less. */
  static final int PING_SECONDS = 10;

  static final int PING_PATIENCE_SECONDS = 8;

  static final String BEARER = "Bearer ";

  static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  static final String SERVICE = "mindinsight.debug.v1.Debug";

  static final MethodDescriptor<byte[], byte[]> ATTEND =
      MethodDescriptor.<byte[], byte[]>newBuilder()
          .setType(MethodDescriptor.MethodType.BIDI_STREAMING)
          .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, "Attend"))
          .setRequestMarshaller(new Bytes())
          .setResponseMarshaller(new Bytes())
          .build();

  private Protocol() {}

  /** The transport has checked the size before. */
  private static final class Bytes implements Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] bytes) {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try (stream) {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
