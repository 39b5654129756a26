package dev.mindinsight.server.api;

import dev.mindinsight.server.query.AttemptChoice;
import dev.mindinsight.server.query.Axis;
import dev.mindinsight.server.query.ContentQueries;
import dev.mindinsight.server.query.Range;
import dev.mindinsight.server.query.Value;
import dev.mindinsight.server.query.ValueQueries;
import dev.mindinsight.server.query.ValueRequest;
import dev.mindinsight.summary.Kind;
import java.nio.ByteBuffer;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers {@code /content} with the bytes of an image, a sound or a tensor. Since the bytes are
 * somebody else's, they are served so that nothing in them runs, wherever they are opened.
 */
final class ContentHandlers {

  private static final String[] PARAMETERS = {"run", "tag", "kind", "value", "item"};

  /** No script, no request, no plugin, no origin; styles because drawings have them. */
  private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

  /** File systems take 255 bytes. */
  private static final int NAME_CHARS_MAX = 100;

  private final ValueQueries values;
  private final ContentQueries contents;
  private final ContentBudget budget;

  ContentHandlers(ValueQueries values, ContentQueries contents, ContentBudget budget) {
    this.values = values;
    this.contents = contents;
    this.budget = budget;
  }

  /** One item of a value, as a request names it. */
  private record Wanted(String tag, Value value, int item) {

    /** Differs wherever the record does, and from item to item. */
    String etag() {
      return "\"%08x-%x-%d\"".formatted(value.checksum(), value.recordBytes(), item);
    }

    /** The tag's end, with what may stand in a file's name on every system, and the step. */
    String fileName(String mediaType) {
      String name = tag.replaceAll("[^A-Za-z0-9._-]+", "_");
      return "%s-step-%d.%s"
          .formatted(
              name.substring(Math.max(0, name.length() - NAME_CHARS_MAX)),
              value.step(),
              MediaTypes.ending(mediaType));
    }
  }

  Mono<ServerResponse> content(ServerRequest request) {
    Parameters parameters = Parameters.of(request, PARAMETERS);
    int item = parameters.integer("item", 0, 0, Integer.MAX_VALUE);
    return value(values, parameters, kind(parameters))
        .map(value -> new Wanted(parameters.required("tag"), value, item))
        .flatMap(wanted -> answer(request, wanted));
  }

  /** The one value that a request names by run, tag and its place. */
  static Mono<Value> value(ValueQueries values, Parameters parameters, Kind kind) {
    parameters.required("value");
    int index = parameters.integer("value", 0, 0, Integer.MAX_VALUE);
    ValueRequest request =
        new ValueRequest(
            parameters.required("run"),
            parameters.required("tag"),
            kind,
            new AttemptChoice.All(),
            Range.all(Axis.STEP));
    return Answers.timely(values.value(request, index));
  }

  private static Kind kind(Parameters parameters) {
    String name = parameters.required("kind");
    return switch (name) {
      case "image" -> Kind.IMAGE;
      case "audio" -> Kind.AUDIO;
      case "tensor" -> Kind.TENSOR;
      default ->
          throw ProblemException.malformed("kind", "image, audio or tensor", Shown.quoted(name));
    };
  }

  private Mono<ServerResponse> answer(ServerRequest request, Wanted wanted) {
    if (ByteRange.matches(request.headers().header(HttpHeaders.IF_NONE_MATCH), wanted.etag())) {
      return described(ServerResponse.status(HttpStatus.NOT_MODIFIED), wanted).build();
    }
    budget.takeToRead(request.exchange(), wanted.value().recordBytes());
    return Answers.timely(contents.content(wanted.value()))
        .map(content -> Body.of(content, wanted.item()))
        .doOnNext(body -> budget.raise(request.exchange(), body.length()))
        .flatMap(body -> answer(request, wanted, body));
  }

  private static Mono<ServerResponse> answer(ServerRequest request, Wanted wanted, Body body) {
    ByteRange range = ByteRange.of(request, wanted.etag(), body.length());
    if (!range.satisfiable()) {
      return unsatisfiable(range);
    }
    ServerResponse.BodyBuilder response =
        described(
                ServerResponse.status(range.whole() ? HttpStatus.OK : HttpStatus.PARTIAL_CONTENT),
                wanted)
            .contentType(MediaType.parseMediaType(body.mediaType()))
            .contentLength(range.last() - range.first() + 1)
            .header(HttpHeaders.CONTENT_DISPOSITION, disposition(wanted, body));
    if (!range.whole()) {
      response.header(HttpHeaders.CONTENT_RANGE, range.header());
    }
    List<ByteBuffer> bytes = body.slice(range.first(), range.last());
    return response.body(BodyInserters.fromDataBuffers(buffers(bytes)));
  }

  private static ServerResponse.BodyBuilder described(
      ServerResponse.BodyBuilder response, Wanted wanted) {
    return response
        .eTag(wanted.etag())
        .cacheControl(CacheControl.noCache().cachePrivate())
        .header(HttpHeaders.ACCEPT_RANGES, "bytes")
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff");
  }

  private static String disposition(Wanted wanted, Body body) {
    boolean shown = MediaTypes.shown(body.mediaType());
    return (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
        .filename(wanted.fileName(body.mediaType()))
        .build()
        .toString();
  }

  private static Mono<ServerResponse> unsatisfiable(ByteRange range) {
    HttpStatus status = HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
    return ServerResponse.status(status)
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .header(HttpHeaders.CONTENT_RANGE, range.header())
        .bodyValue(
            Problem.of(status, "Malformed range: there are %d bytes".formatted(range.length()))
                .json());
  }

  private static Flux<DataBuffer> buffers(List<ByteBuffer> bytes) {
    return Flux.fromIterable(bytes).map(DefaultDataBufferFactory.sharedInstance::wrap);
  }
}
