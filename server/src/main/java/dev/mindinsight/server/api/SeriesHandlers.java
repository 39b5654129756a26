package dev.mindinsight.server.api;

import dev.mindinsight.server.query.SeriesQueries;
import dev.mindinsight.server.query.SeriesRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers {@code /series}. Text is made as fast as the reader takes it, and no faster. */
final class SeriesHandlers {

  private static final String[] PARAMETERS = {
    "run", "tag", "points", "attempt", "from", "to", "axis", "width", "smoothing"
  };

  private final SeriesQueries queries;
  private final SeriesText text;

  SeriesHandlers(SeriesQueries queries) {
    this.queries = queries;
    this.text = new SeriesText(queries);
  }

  Mono<ServerResponse> one(ServerRequest request) {
    SeriesRequest wanted = SeriesRequests.of(Parameters.of(request, PARAMETERS));
    return json(text(wanted));
  }

  Mono<ServerResponse> several(ServerRequest request) {
    Parameters.of(request);
    return JsonBody.bytes(request)
        .map(SeriesRequests::of)
        .flatMap(wanted -> Answers.timely(queries.requireAll(wanted)).then(json(several(wanted))));
  }

  private Flux<String> several(List<SeriesRequest> wanted) {
    Flux<String> series =
        Flux.range(0, wanted.size())
            .concatMap(i -> text(wanted.get(i)).startWith(i == 0 ? "" : ","), 1);
    return Flux.concat(Mono.just("{\"series\":["), series, Mono.just("]}"));
  }

  private Flux<String> text(SeriesRequest wanted) {
    return Answers.timely(queries.series(wanted)).flatMapMany(series -> text.of(wanted, series));
  }

  private static Mono<ServerResponse> json(Flux<String> text) {
    Flux<DataBuffer> buffers =
        text.map(piece ->
            DefaultDataBufferFactory.sharedInstance.wrap(piece.getBytes(StandardCharsets.UTF_8)));
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(BodyInserters.fromDataBuffers(buffers));
  }
}
