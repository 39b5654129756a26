package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.server.api.ContractSchemas;
import dev.mindinsight.server.query.MemoryStore;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.summary.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Requests and answers over a socket, on a store in memory. */
class ApiIT {

  private static final int RAW = 60_000;

  private static final MemoryStore STORE = new MemoryStore("s");
  private static Server server;
  private static Client client;
  private static RunId run;

  @BeforeAll
  static void start() {
    run = STORE.run("lenet");
    STORE.add(run, "loss", DType.FLOAT32, 1, block(0, 1, 2, 3));
    for (int from = 0; from < RAW; from += 1_000) {
      STORE.add(run, "long", DType.INT64, 1, block(LongStream.range(from, from + 1_000).toArray()));
    }
    STORE.add(run, "a/b c+d&é\u0000\"<script>", DType.FLOAT64, 1, block(7));
    for (int i = 0; i < 5; i++) {
      STORE.run("more/" + i);
    }
    server = MemoryCore.serve(STORE);
    client = new Client(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static PointBlock block(long... steps) {
    double[] walls = LongStream.of(steps).mapToDouble(step -> 1.7e9 + step / 4.0).toArray();
    long[] bits =
        LongStream.of(steps).map(step -> Double.doubleToRawLongBits((double) step)).toArray();
    return new PointBlock(steps, walls, bits);
  }

  @Test
  void healthTellsTheVersionAndWhatIsServedAndThatSomethingIsWrong() {
    JsonNode health = client.get("/v1/health");

    assertThat(health.path("status").asString()).isEqualTo("degraded");
    assertThat(health.path("version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(health.at("/ingest/runs").asInt()).isEqualTo(6);
    assertThat(health.path("now").asDouble()).isGreaterThan(1.7e9);
  }

  @Test
  void whatIsWrongWithTheStoreIsToldToAnybodyWithoutItsPath() {
    STORE.faulty("Conflict: the store cannot be written (/ws/points: No space); it is tried again");
    assertThat(client.get("/v1/health").path("storeFault").asString())
        .isEqualTo("Conflict: the store cannot be written");
    STORE.faulty(null);
    assertThat(client.get("/v1/health").path("storeFault").isNull()).isTrue();
  }

  @Test
  void whatKeepsLogDirectoriesFromBeingReadIsTold() {
    JsonNode answer = client.get("/v1/logdirs");

    assertThat(answer.at("/logdirs/0/logdir").asString()).isEqualTo("logs");
    assertThat(answer.path("faults").toString()).isEqualTo("[\"Missing log directory: /none\"]");
  }

  @Test
  void theDocumentIsServedAsJson() {
    assertThat(client.get("/v1/openapi.json")).isEqualTo(ContractSchemas.document());
  }

  @Test
  void listsAreCutByLimitAndGoOnAtTheCursor() {
    List<String> names = new ArrayList<>();
    JsonNode page = client.get("/v1/runs", "limit", "4");
    page.path("runs").forEach(one -> names.add(one.path("name").asString()));
    JsonNode rest = client.get("/v1/runs", "limit", "4", "cursor", page.path("next").asString());
    rest.path("runs").forEach(one -> names.add(one.path("name").asString()));

    assertThat(page.path("runs")).hasSize(4);
    assertThat(rest.has("next")).isFalse();
    assertThat(names).containsExactly("lenet", "more/0", "more/1", "more/2", "more/3", "more/4");
    client.expect(400, "/v1/runs", "cursor", "nonsense");
  }

  @Test
  void tagsOfAnyCharactersAreListedAndFound() {
    JsonNode tags = client.get("/v1/tags", "run", run.value()).path("tags");
    String odd = tags.get(2).path("tag").asString();

    assertThat(odd).isEqualTo("a/b c+d&é\u0000\"<script>");
    JsonNode series = client.get("/v1/series", "run", run.value(), "tag", odd);
    assertThat(series.path("tag").asString()).isEqualTo(odd);
    assertThat(series.path("value").toString()).isEqualTo("[7.0]");
  }

  @Test
  void aShortSeriesIsWhole() {
    JsonNode series = client.get("/v1/series", "run", run.value(), "tag", "loss");

    assertThat(series.path("count").asInt()).isEqualTo(4);
    assertThat(series.path("step").toString()).isEqualTo("[0,1,2,3]");
    assertThat(series.path("wallTime").get(1).asDouble()).isEqualTo(1.7e9 + 0.25);
    assertThat(series.has("min")).isFalse();
  }

  @Test
  void aLongSeriesIsReducedUnlessItIsWantedRaw() {
    JsonNode reduced = client.get("/v1/series", "run", run.value(), "tag", "long");
    JsonNode raw = client.get("/v1/series", "run", run.value(), "tag", "long", "points", "raw");

    assertThat(reduced.path("count").asInt()).isEqualTo(RAW);
    assertThat(reduced.path("drawn").asInt()).isEqualTo(2_000);
    assertThat(reduced.path("step")).hasSize(2_000);
    assertThat(reduced.path("min")).hasSize(2_000);
    assertThat(raw.path("drawn").asInt()).isEqualTo(RAW);
    for (String column : List.of("step", "wallTime", "value", "attempt")) {
      assertThat(raw.path(column)).hasSize(RAW);
    }
    assertThat(raw.path("step").get(RAW - 1).asLong()).isEqualTo(RAW - 1);
  }

  @Test
  void aSeriesIsDrawnAsTensorBoardWould() {
    JsonNode one =
        client.get("/v1/series", "run", run.value(), "tag", "long", "points", "tensorboard");

    assertThat(one.path("count").asInt()).isEqualTo(RAW);
    assertThat(one.path("drawn").asInt()).isEqualTo(1_000);
    assertThat(one.path("step")).hasSize(1_000);
    assertThat(one.path("step").get(999).asLong()).isEqualTo(RAW - 1);
    assertThat(one.has("min")).isFalse();
    String body =
        "{\"series\":[{\"run\":\"%s\",\"tag\":\"long\"}],\"points\":\"tensorboard\"}"
            .formatted(run.value());
    assertThat(client.post(200, "/v1/series", body).path("series").get(0)).isEqualTo(one);
  }

  @Test
  void theAverageGoesOverEveryPointWhateverIsDrawn() {
    JsonNode all = smoothed(100_000);
    JsonNode drawn = smoothed(10);

    assertThat(all.path("drawn").asInt()).isEqualTo(RAW);
    assertThat(drawn.path("smoothed")).hasSize(drawn.path("drawn").asInt());
    for (int i = 0; i < drawn.path("smoothed").size(); i++) {
      int step = drawn.path("step").get(i).asInt();
      assertThat(drawn.path("smoothed").get(i).asDouble())
          .isCloseTo(all.path("smoothed").get(step).asDouble(), within(1e-9));
    }
  }

  private JsonNode smoothed(int width) {
    return client.get(
        "/v1/series",
        "run",
        run.value(),
        "tag",
        "long",
        "width",
        Integer.toString(width),
        "smoothing",
        "0.9");
  }

  @Test
  void aScreenIsOneRequest() {
    String one = "{\"run\":\"%s\",\"tag\":\"%s\",\"attempt\":%s}";
    String body =
        "{\"series\":[%s,%s,%s],\"axis\":\"wall\",\"from\":1.7e9,\"to\":1700000000.5,\"width\":2}"
            .formatted(
                one.formatted(run, "loss", "1"),
                one.formatted(run, "long", "\"all\""),
                one.formatted(run, "loss", "null"));

    JsonNode series = client.post(200, "/v1/series", body).path("series");

    assertThat(series).hasSize(3);
    assertThat(series.get(0).path("count").asInt()).isEqualTo(3);
    assertThat(series.get(0).path("drawn").asInt()).isEqualTo(2);
    assertThat(series.get(1).path("tag").asString()).isEqualTo("long");
    assertThat(client.post(200, "/v1/series", "{\"series\":[]}").path("series")).isEmpty();
  }

  @Test
  void theLedgerListsTheTags() {
    JsonNode ledger = client.get("/v1/ledger", "run", run.value());

    assertThat(ledger.path("tags").get(0).path("points").asInt()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400|/v1/runs?x=1|Unknown parameter 'x': /api/v1/runs takes limit, cursor",
        "400|/v1/runs?limit=0|Malformed parameter 'limit': want an integer from 1 to 100000, got '0'",
        "400|/v1/runs?limit=1&limit=2|Malformed parameter 'limit': want one value, got 2 values",
        "400|/v1/tags|Malformed parameter 'run': want a value, got none",
        "404|/v1/tags?run=x|Not found: run 'x'",
        "404|/v1/nothing|Not found: path '/api/v1/nothing'",
        "404|/v1/series?run=RUN&tag=t|Not found: scalar tag 't'",
        "404|/v1/series?run=RUN&tag=loss&attempt=2|Not found: attempt '2'",
        "400|/v1/series?run=RUN&tag=loss&attempt=0|Malformed parameter 'attempt': want an integer from 1 to 2147483646, got '0'",
        "400|/v1/series?run=RUN&tag=loss&axis=x|Malformed parameter 'axis': want step or wall, got 'x'",
        "400|/v1/series?run=RUN&tag=loss&from=1.5|Malformed parameter 'from': want a 64-bit integer, got '1.5'",
        "400|/v1/series?run=RUN&tag=loss&axis=wall&to=NaN|Malformed parameter 'to': want a finite number of seconds, got 'NaN'",
        "416|/v1/series?run=RUN&tag=loss&from=2&to=1|Malformed range: 'from' '2' lies above 'to' '1'",
        "400|/v1/series?run=RUN&tag=loss&points=all|Malformed parameter 'points': want raw or tensorboard, got 'all'",
        "400|/v1/series?run=RUN&tag=loss&points=tensorboard&attempt=1|Malformed parameter 'attempt': want none beside points=tensorboard, got '1'",
        "400|/v1/series?run=RUN&tag=loss&smoothing=1|Malformed parameter 'smoothing': want a number from 0 to below 1, got '1'",
        "400|/v1/series?run=RUN&tag=loss&smoothing=-1e-9|Malformed parameter 'smoothing': want a number from 0 to below 1, got '-1e-9'",
        "400|/v1/series?run=RUN&tag=loss&points=raw&smoothing=0.5|Malformed parameter 'smoothing': want none beside points=raw, got '0.5'",
        "400|/v1/series?run=RUN&tag=loss&points=raw&width=5|Malformed parameter 'width': want none beside points=raw, got '5'",
        "404|/v1/events?run=nosuch|Not found: run 'nosuch'",
      })
  void everyFaultOfARequestIsNamed(int status, String path, String detail) {
    String[] parts = path.replace("RUN", run.value()).split("[?&=]");
    String[] query = List.of(parts).subList(1, parts.length).toArray(String[]::new);

    JsonNode problem = client.expect(status, parts[0], query);

    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("detail").asString()).isEqualTo(detail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|Malformed parameter 'the body': want an object, got MISSING",
        "[]|Malformed parameter 'the body': want an object, got ARRAY",
        "{\"series\":1}|Malformed parameter 'series': want a list, got NUMBER",
        "{\"series\":[],\"x\":1}|Unknown field 'x' in the body",
        "{\"series\":[{\"run\":\"r\"}]}|Malformed parameter 'tag': want a value, got none",
        "{\"series\":[{\"run\":\"r\",\"tag\":\"t\",\"y\":1}]}|Unknown field 'y' in series[0]",
        "{\"series\":[],\"width\":0}|Malformed parameter 'width': want an integer from 1 to 100000, got '0'",
      })
  void everyFaultOfABodyIsNamed(String body, String detail) {
    assertThat(client.post(400, "/v1/series", body).path("detail").asString()).isEqualTo(detail);
  }

  @Test
  void limitsAreNamedWithTheirValue() {
    String many =
        IntStream.range(0, 2_001)
            .mapToObj(i -> "{\"run\":\"r\",\"tag\":\"t\"}")
            .collect(Collectors.joining(",", "{\"series\":[", "]}"));
    assertThat(client.post(413, "/v1/series", many).path("detail").asString())
        .isEqualTo("Over the limit series of one request: at most 2000, got 2001");
    assertThat(client.post(413, "/v1/series", " ".repeat(5 << 20)).path("detail").asString())
        .isEqualTo("Over the limit bytes of a body: at most 4194304");
    String[] runs = new String[402];
    for (int i = 0; i < runs.length; i += 2) {
      runs[i] = "run";
      runs[i + 1] = run.value();
    }
    assertThat(client.expect(413, "/v1/events", runs).path("detail").asString())
        .isEqualTo("Over the limit 'run' parameters: at most 200, got 201");
  }

  @Test
  void aTagOfTenThousandCharactersCanBeAskedFor() {
    assertThat(
            client
                .expect(404, "/v1/series", "run", run.value(), "tag", "é".repeat(10_000))
                .path("detail")
                .asString())
        .hasSizeLessThan(200);
  }

  @ParameterizedTest
  @MethodSource("documentedGets")
  void theDocumentHasExactlyTheParameters(String path) {
    String some = path.replaceAll("\\{\\w+}", "1");
    String detail = client.expect(400, some, "zzz", "1").path("detail").asString();
    String list = detail.substring(detail.indexOf(" takes ") + 7);
    Set<String> taken = list.equals("none") ? Set.of() : new TreeSet<>(List.of(list.split(", ")));

    assertThat(documentedParameters(path)).isEqualTo(taken);
  }

  static List<String> documentedGets() {
    JsonNode paths = ContractSchemas.document().path("paths");
    return paths.propertyNames().stream().filter(path -> paths.path(path).has("get")).toList();
  }

  private static Set<String> documentedParameters(String path) {
    JsonNode document = ContractSchemas.document();
    Set<String> names = new TreeSet<>();
    for (JsonNode parameter : document.path("paths").path(path).at("/get/parameters")) {
      JsonNode itself =
          parameter.has("$ref")
              ? document.at(parameter.path("$ref").asString().substring(1))
              : parameter;
      if (itself.path("in").asString().equals("query")) {
        names.add(itself.path("name").asString());
      }
    }
    return names;
  }
}
