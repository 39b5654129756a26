package dev.mindinsight.server.api;

import static org.springframework.web.reactive.function.server.RequestPredicates.method;
import static org.springframework.web.reactive.function.server.RequestPredicates.path;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.HandlerStrategies;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;

/**
 * Makes one HTTP handler of a list of routes. Whatever goes wrong, with a path that is not there, a
 * method that is not taken, or in a handler, is answered as a {@link Problem}.
 */
final class ApiHandler {

  private ApiHandler() {}

  static HttpHandler of(List<Route> routes) {
    RouterFunctions.Builder table = RouterFunctions.route();
    for (Route route : routes) {
      table.route(method(route.method()).and(path(route.path())), guarded(route.handler()));
    }
    routes.stream()
        .collect(Collectors.groupingBy(Route::path))
        .forEach((path, known) -> table.route(path(path), request -> wrongMethod(request, known)));
    table.route(any -> true, ApiHandler::unknownPath);
    return WebHttpHandlerBuilder.webHandler(
            RouterFunctions.toWebHandler(table.build(), HandlerStrategies.withDefaults()))
        .filter((exchange, chain) ->
            chain.filter(exchange).doFinally(end -> ContentBudget.giveBack(exchange)))
        .exceptionHandler(new ProblemHandler())
        .build();
  }

  /**
   * Reactor rethrows what it takes for fatal to the JVM (a missing class, a missing native library,
   * a deep recursion) instead of signalling it, and the request would stay open for ever.
   */
  private static HandlerFunction<ServerResponse> guarded(HandlerFunction<ServerResponse> handler) {
    return request -> {
      try {
        return handler.handle(request);
      } catch (RuntimeException e) {
        return Mono.error(e);
      } catch (Throwable fatal) {
        return Mono.error(new IllegalStateException(fatal));
      }
    };
  }

  private static Mono<ServerResponse> wrongMethod(ServerRequest request, List<Route> known) {
    String allowed =
        known.stream().map(route -> route.method().name()).collect(Collectors.joining(", "));
    request.exchange().getResponse().getHeaders().set(HttpHeaders.ALLOW, allowed);
    return Mono.error(
        ProblemException.of(
            HttpStatus.METHOD_NOT_ALLOWED,
            "%s takes %s, not %s".formatted(Shown.path(request), allowed, request.method())));
  }

  private static Mono<ServerResponse> unknownPath(ServerRequest request) {
    return Mono.error(ProblemException.notFound("path", Shown.path(request)));
  }
}
