package dev.mindinsight.server.api;

import dev.mindinsight.debugger.session.ConflictException;
import dev.mindinsight.server.live.RefusedException;
import dev.mindinsight.server.live.SilentException;
import dev.mindinsight.server.query.GoneException;
import dev.mindinsight.server.query.NotThereException;
import dev.mindinsight.server.query.UnreadableException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/**
 * Turns every error of a request into a problem. What the client did is its answer; what the server
 * did is logged once, with its stack, and answered without it.
 */
final class ProblemHandler implements WebExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

  /** What keeps the server busy is over in seconds. */
  private static final String RETRY_SECONDS = "1";

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) {
      return Mono.error(error);
    }
    Problem problem = problem(exchange, error);
    response.setRawStatusCode(problem.status());
    HttpHeaders headers = response.getHeaders();
    headers.clearContentHeaders();
    headers.set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      headers.set(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    DataBuffer body = response.bufferFactory().wrap(problem.json());
    return response.writeWith(Mono.just(body));
  }

  private static Problem problem(ServerWebExchange exchange, Throwable error) {
    return switch (error) {
      case ProblemException e -> e.problem();
      case NotThereException e -> ProblemException.notFound(e.what(), e.name()).problem();
      case GoneException e -> Problem.of(HttpStatus.GONE, String.valueOf(e.getMessage()));
      case UnreadableException e ->
          Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, String.valueOf(e.getMessage()));
      case ConflictException e -> Problem.of(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
      case RefusedException e -> refused(String.valueOf(e.getMessage()));
      case SilentException e ->
          Problem.of(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
      case DataBufferLimitException e ->
          ProblemException.overLimit("bytes of a body", Limits.BODY_BYTES_MAX).problem();
      case ResponseStatusException e when e.getStatusCode().is4xxClientError() ->
          Problem.of(HttpStatus.valueOf(e.getStatusCode().value()), String.valueOf(e.getReason()));
      case RejectedExecutionException e ->
          Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE, "Too busy: too many requests of its kind wait");
      case TimeoutException e ->
          Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "Too slow: no answer of the store within %d s"
                  .formatted(Limits.STORE_WAIT.toSeconds()));
      default -> fault(exchange, error);
    };
  }

  /** A job's faults begin with the same words as ours. */
  private static Problem refused(String fault) {
    HttpStatus status = HttpStatus.CONFLICT;
    if (fault.startsWith("Malformed")) {
      status = HttpStatus.BAD_REQUEST;
    } else if (fault.startsWith("Unsupported")) {
      status = HttpStatus.UNPROCESSABLE_CONTENT;
    }
    return Problem.of(status, fault);
  }

  private static Problem fault(ServerWebExchange exchange, Throwable error) {
    LOG.error(
        "{} {} failed",
        exchange.getRequest().getMethod(),
        exchange.getRequest().getPath().value(),
        error);
    return Problem.of(
        HttpStatus.INTERNAL_SERVER_ERROR, "The server failed on this request; its log says why");
  }
}
