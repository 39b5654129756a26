package dev.mindinsight.e2e.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A script's view of the product: {@code /api/v1} by the JDK's client, as plain JSON trees. */
public final class Api {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private static final JsonMapper JSON = new JsonMapper();

  private final URI base;
  private final @Nullable String token;

  Api(URI address) {
    this(address, null);
  }

  private Api(URI address, @Nullable String token) {
    this.base = address;
    this.token = token;
  }

  /** The same with a token in every request. */
  public Api withToken(String token) {
    return new Api(base, token);
  }

  /** Whether {@code /health} answers 200. */
  public boolean isUp() {
    try {
      return send("health").statusCode() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /**
   * The answer as it came.
   *
   * @param path below {@code /api/v1/}
   * @param query names and values, alternating, not yet encoded
   */
  public HttpResponse<String> send(String path, String... query) {
    var text = new StringBuilder(path);
    for (int i = 0; i < query.length; i += 2) {
      text.append(i == 0 ? '?' : '&').append(query[i]).append('=').append(encoded(query[i + 1]));
    }
    return answer(request(text.toString()));
  }

  /** The answer to a POST of JSON, as it came. */
  public HttpResponse<String> post(String path, String json) {
    return answer(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    var request =
        HttpRequest.newBuilder(base.resolve("api/v1/" + path)).timeout(Duration.ofSeconds(30));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> answer(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body of an answer that has to be 200. */
  public JsonNode get(String path, String... query) {
    var answer = send(path, query);
    if (answer.statusCode() != 200) {
      throw new AssertionError(
          "%s %s: %d %s".formatted(path, List.of(query), answer.statusCode(), answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  /** All runs. */
  public List<JsonNode> runs() {
    return list(get("runs").get("runs"));
  }

  /** All tags of a run. */
  public List<JsonNode> tags(String run) {
    return list(get("tags", "run", run).get("tags"));
  }

  /** Waits for a run of this name and returns its id. */
  public String runNamed(String name) {
    Await.until(
        "a run named " + name,
        () -> runs().stream().anyMatch(r -> r.get("name").asString().equals(name)));
    return runs().stream()
        .filter(r -> r.get("name").asString().equals(name))
        .findFirst()
        .orElseThrow()
        .get("id")
        .asString();
  }

  /** Every point of every attempt of a series, in file order. */
  public Points points(String run, String tag) {
    return Points.of(get("series", "run", run, "tag", tag, "points", "raw", "attempt", "all"));
  }

  /** Every point of the newest attempt of a series. */
  public Points newestPoints(String run, String tag) {
    return Points.of(get("series", "run", run, "tag", tag, "points", "raw"));
  }

  /** Waits until a series has so many points in all its attempts, and returns them. */
  public Points awaitPoints(String run, String tag, int count) {
    Await.until(
        "%d points of %.60s in run %s".formatted(count, tag, run),
        () ->
            send("series", "run", run, "tag", tag).statusCode() == 200
                && points(run, tag).size() >= count);
    return points(run, tag);
  }

  /** Waits until a number of runs is there and all that was found is read. */
  public void awaitRead(int runs) {
    Await.until(
        "%d runs, all read".formatted(runs), () -> runs().size() >= runs && behindBytes() == 0);
  }

  private long behindBytes() {
    return get("health").get("ingest").get("behindBytes").asLong();
  }

  /** The elements of an array. */
  public static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
