package dev.mindinsight.server.api;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * One request that the API answers.
 *
 * @param method the HTTP method
 * @param path the path below {@code /api}, with {@code {name}} where a part is a variable
 * @param handler what answers
 */
record Route(HttpMethod method, String path, HandlerFunction<ServerResponse> handler) {

  static Route get(String path, HandlerFunction<ServerResponse> handler) {
    return new Route(HttpMethod.GET, path, handler);
  }

  static Route post(String path, HandlerFunction<ServerResponse> handler) {
    return new Route(HttpMethod.POST, path, handler);
  }

  static Route delete(String path, HandlerFunction<ServerResponse> handler) {
    return new Route(HttpMethod.DELETE, path, handler);
  }
}
