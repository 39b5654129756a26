package dev.mindinsight.ui.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server answers to {@code GET /api/v1/health}, as far as {@code status} shows it.
 *
 * @param status {@code up} or {@code degraded}
 * @param version of the server
 * @param storeFault what is wrong with the store; null if nothing is
 * @param ingest how far it has read
 */
record Health(String status, String version, @Nullable String storeFault, Ingest ingest) {

  /**
   * How far a server has read.
   *
   * @param runs that it has found
   * @param behindBytes that are written and not yet read
   */
  record Ingest(long runs, long behindBytes) {}

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * Asks a server on this machine.
   *
   * @throws LaunchException if it does not answer
   */
  static Health of(WebAddress address) throws InterruptedException {
    URI uri = URI.create(address.localUrl() + "api/v1/health");
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
      return JSON.readValue(client.send(request, BodyHandlers.ofString()).body(), Health.class);
    } catch (IOException | JacksonException e) {
      throw LaunchException.failed("the server does not answer at " + uri + ": " + e);
    }
  }
}
