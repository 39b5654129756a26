package dev.mindinsight.server.launch;

import dev.mindinsight.server.api.ContractSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a server over a socket; every JSON answer is held against the document. */
final class Client {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  Client(Server server) {
    this.base = "http://127.0.0.1:" + server.port();
  }

  HttpClient http() {
    return http;
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE);
  }

  static String query(String... namesAndValues) {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      query
          .append(i == 0 ? '?' : '&')
          .append(namesAndValues[i])
          .append('=')
          .append(URLEncoder.encode(namesAndValues[i + 1], StandardCharsets.UTF_8));
    }
    return query.toString();
  }

  /** Returns the answer of a GET below /api, which must be 200. */
  JsonNode get(String path, String... query) {
    return expect(200, path, query);
  }

  /** Returns the answer of a GET below /api, which must have this status. */
  JsonNode expect(int status, String path, String... query) {
    return send(status, "GET", path, request("/api" + path + query(query)).GET().build());
  }

  /** Returns the answer of a GET below /api, whose path has an id for {@code {id}}. */
  JsonNode expectOf(String id, int status, String path, String... query) {
    String asked = path.replace("{id}", URLEncoder.encode(id, StandardCharsets.UTF_8));
    return send(status, "GET", path, request("/api" + asked + query(query)).GET().build());
  }

  /** Returns the answer of a POST below /api, which must have this status. */
  JsonNode post(int status, String path, String json) {
    return send(
        status,
        "POST",
        path,
        request("/api" + path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** Returns the answer of a request about a job, which must have this status. */
  JsonNode debug(int status, String method, String path, @Nullable String json, String... query) {
    HttpRequest.BodyPublisher body =
        json == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(json);
    String template =
        path.replaceFirst("jobs/[^/]+", "jobs/{id}")
            .replaceFirst("watchpoints/[^/]+", "watchpoints/{watchpoint}");
    HttpRequest.Builder request = request("/api/v1/debug/" + path + query(query));
    if (!method.equals("GET")) {
      request.header("Content-Type", "application/json");
    }
    return send(status, method, "/v1/debug/" + template, request.method(method, body).build());
  }

  private JsonNode send(int status, String method, String path, HttpRequest request) {
    HttpResponse<String> response = send(request);
    if (response.statusCode() != status) {
      throw new AssertionError(
          "want %d of %s, got %d: %s"
              .formatted(status, request.uri(), response.statusCode(), response.body()));
    }
    if (status == 204) {
      return MAPPER.nullNode();
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.equals(status < 300 ? "application/json" : "application/problem+json")) {
      throw new AssertionError("content type of " + request.uri() + ": " + type);
    }
    JsonNode body = MAPPER.readTree(response.body());
    ContractSchemas.requireAnswer(method, path, status, body);
    return body;
  }

  HttpResponse<String> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
