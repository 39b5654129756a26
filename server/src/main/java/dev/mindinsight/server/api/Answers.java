package dev.mindinsight.server.api;

import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** How an answer of the store becomes an answer of the API. */
final class Answers {

  private Answers() {}

  /** Waits for the store no longer than the limit, and leaves its threads to it. */
  static <T> Mono<T> timely(Mono<T> answer) {
    return answer.timeout(Limits.STORE_WAIT).publishOn(Schedulers.parallel());
  }

  static Mono<ServerResponse> json(Object body) {
    return jsonBytes(Json.bytes(body));
  }

  static Mono<ServerResponse> jsonBytes(byte[] body) {
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(body);
  }

  static Mono<ServerResponse> json(HttpStatus status, Object body) {
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Json.bytes(body));
  }

  /** What a job will answer. The job's threads stay its own. */
  static <T> Mono<T> live(CompletableFuture<T> answer) {
    return Mono.fromFuture(answer).publishOn(Schedulers.parallel());
  }
}
