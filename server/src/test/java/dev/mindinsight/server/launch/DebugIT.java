package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.access.Token;
import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.summary.writer.SummaryWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Jobs that dial over a real stream, asked for over HTTP. */
class DebugIT {

  private static final String JOB = "jobs/j-1";

  @TempDir Path workspace;
  @TempDir Path logs;
  private Server server;
  private Client client;

  private ServerOptions options() {
    return ServerOptions.local(List.of(new LogDirectory("logs", logs)), 0, workspace)
        .withDebuggerPort(0);
  }

  private ScriptedJob start(ServerOptions options) {
    server = Server.start(options);
    client = new Client(server);
    Token token = options.token();
    return job(token == null ? null : token.secret(), "no-run");
  }

  private ScriptedJob job(String token, String run) {
    return new ScriptedJob(server.debuggerPort().orElseThrow(), token, "j-1", run);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void await(BooleanSupplier reached) {
    Instant end = Instant.now().plus(Client.PATIENCE);
    while (!reached.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not reached in time");
      }
      Thread.onSpinWait();
    }
  }

  private JsonNode until(Predicate<JsonNode> reached) {
    JsonNode[] last = new JsonNode[1];
    await(() -> {
      last[0] = client.debug(200, "GET", JOB, null);
      return reached.test(last[0]);
    });
    return last[0];
  }

  private JsonNode until(String state) {
    return until(job -> job.path("state").asString().equals(state));
  }

  private void listed() {
    await(() -> client.debug(200, "GET", "jobs", null).path("jobs").size() == 1);
  }

  private JsonNode control(int status, String action) {
    return client.debug(status, "POST", JOB + "/control", "{\"action\":\"%s\"}".formatted(action));
  }

  private String detail(int status, String method, String path, String json, String... query) {
    return client.debug(status, method, path, json, query).path("detail").asString();
  }

  private JsonNode paused() {
    listed();
    client.debug(200, "POST", JOB + "/attach", "{}");
    control(202, "pause");
    return until("paused");
  }

  @Test
  void aWholeLife() {
    try (SummaryWriter writer = SummaryWriter.open(logs.resolve("r"));
        ScriptedJob job = startWith(writer)) {
      listed();
      String run = until(one -> !one.path("run").isNull()).path("run").asString();
      assertThat(client.get("/v1/runs").at("/runs/0/id").asString()).isEqualTo(run);
      JsonNode attached = client.debug(200, "POST", JOB + "/attach", "{\"lease\":30}");
      assertThat(attached.path("attached").asBoolean()).isTrue();
      assertThat(attached.path("controller").asString()).isEqualTo("api");
      assertThat(attached.path("leaseSeconds").asInt()).isEqualTo(30);
      assertThat(control(202, "pause").path("state").asString()).isIn("pausing", "paused");
      JsonNode stop = until("paused");
      assertThat(job.paused).isTrue();

      control(202, "nextNode");
      JsonNode next = until("paused");
      assertThat(next.path("node").asString()).isNotEqualTo(stop.path("node").asString());
      client.debug(202, "POST", JOB + "/control", "{\"action\":\"nextStep\",\"count\":2}");
      JsonNode later = until("paused");
      assertThat(later.path("step").asLong()).isEqualTo(next.path("step").asLong() + 2);
      assertThat(later.path("node").asString()).isEqualTo("n0");
      assertThat(later.at("/steps/last").asLong()).isEqualTo(later.path("step").asLong());

      String watch =
          "{\"condition\":\"tensor_too_large\",\"parameters\":{\"max_gt\":1},\"nodes\":[\"n3\"]}";
      long id = client.debug(201, "POST", JOB + "/watchpoints", watch).path("id").asLong();
      assertThat(
              client.debug(200, "GET", JOB + "/watchpoints", null).at("/watchpoints/0/id").asLong())
          .isEqualTo(id);
      control(202, "continue");
      JsonNode hitAt = until("paused");
      assertThat(hitAt.path("node").asString()).isEqualTo("n4");
      JsonNode hit = client.debug(200, "GET", JOB + "/hits", null).at("/hits/0");
      assertThat(hit.path("node").asString()).isEqualTo("n3");
      assertThat(hit.path("condition").asString()).isEqualTo("tensor_too_large");
      assertThat(hit.path("step").asLong()).isEqualTo(hitAt.path("step").asLong());
      assertThat(hit.at("/parameters/0/actual").asDouble()).isEqualTo(11);
      client.debug(204, "DELETE", JOB + "/watchpoints/" + id, null);
      client.debug(404, "DELETE", JOB + "/watchpoints/" + id, null);

      JsonNode free = client.debug(200, "POST", JOB + "/detach", "{}");
      assertThat(free.path("attached").asBoolean()).isFalse();
      assertThat(free.path("state").asString()).isEqualTo("running");
      assertThat(job.paused || job.attached).isFalse();
      job.end();
      until("ended");
      assertThat(control(409, "pause").path("detail").asString())
          .isEqualTo("Conflict: the job has ended");
    }
  }

  private ScriptedJob startWith(SummaryWriter writer) {
    server = Server.start(options());
    client = new Client(server);
    return job(null, writer.runUuid().toString());
  }

  @Test
  void tensorsOfAPausedJobAreTold() {
    try (ScriptedJob job = start(options())) {
      paused();
      JsonNode tensors =
          client.debug(200, "GET", JOB + "/tensors", null, "node", "n1").path("tensors");
      assertThat(tensors).hasSize(3);
      assertThat(tensors.at("/0/statistics/mean").asDouble()).isEqualTo(5.5);
      assertThat(tensors.at("/0/available").asBoolean()).isTrue();
      assertThat(tensors.at("/2/available").asBoolean()).isFalse();

      String[] input = {"node", "n1", "slot", "input:0", "slice", "[1]"};
      JsonNode row = client.debug(200, "GET", JOB + "/tensor", null, input);
      assertThat(row.path("values").toString()).isEqualTo("[4.0,5.0,6.0,7.0]");
      assertThat(row.path("shape").toString()).isEqualTo("[3,4]");
      assertThat(row.path("slice").asString()).isEqualTo("[1,0:4]");
      JsonNode buckets =
          client.debug(
              200, "GET", JOB + "/tensor/histogram", null, "node", "n1", "slot", "input:0");
      assertThat(buckets.path("counts").toString()).isEqualTo("[6.0,6.0]");

      assertThat(detail(404, "GET", JOB + "/tensors", null, "node", "other"))
          .isEqualTo("Not found: node 'other'");
      assertThat(detail(404, "GET", JOB + "/tensor", null, "node", "n1", "slot", "input:7"))
          .isEqualTo("Not found: slot of n1 'input:7'");
      assertThat(detail(409, "GET", JOB + "/tensor", null, "node", "n1", "slot", "output:0"))
          .isEqualTo("Conflict: output:0 of this node has no value yet in this step");
      assertThat(detail(413, "GET", JOB + "/tensor", null, "node", "n1", "slot", "input:1"))
          .isEqualTo("Over the limit elements of a slice: at most 100000, got 1000000");
      detail(400, "GET", JOB + "/tensor", null, "node", "n1", "slot", "input:0", "slice", "[9]");
      control(202, "continue");
      assertThat(detail(409, "GET", JOB + "/tensors", null, "node", "n1"))
          .isEqualTo("Conflict: the job is running; only a paused one tells its tensors");
      assertThat(job.connected).isTrue();
    }
  }

  @Test
  void aTensorComesAsANumpyFile() throws Exception {
    try (ScriptedJob job = start(options())) {
      paused();
      assertThat(job.paused).isTrue();
      HttpResponse<byte[]> answer =
          client
              .http()
              .send(
                  client
                      .request("/api/v1/debug/jobs/j-1/tensor?node=n1&slot=input:0&slice=%5B1:%5D")
                      .header("Accept", "application/x-npy")
                      .build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-npy");
      byte[] body = answer.body();
      assertThat(new String(body, 10, 60, StandardCharsets.ISO_8859_1))
          .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 4), }");
      ByteBuffer floats = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
      assertThat(floats.getFloat(body.length - 32)).isEqualTo(4f);
      assertThat(floats.getFloat(body.length - 4)).isEqualTo(11f);
    }
  }

  @Test
  void ofTwoViewersOneControls() {
    try (ScriptedJob job = start(options())) {
      listed();
      client.debug(200, "POST", JOB + "/attach", "{\"client\":\"a\"}");
      JsonNode watching = client.debug(200, "POST", JOB + "/attach", "{\"client\":\"b\"}");
      assertThat(watching.path("controller").asString()).isEqualTo("a");
      String pause = "{\"action\":\"pause\",\"client\":\"b\"}";
      assertThat(detail(409, "POST", JOB + "/control", pause))
          .isEqualTo("Conflict: 'a' controls the job, not 'b'; attach with take first");
      String watch = "{\"condition\":\"tensor_overflow\",\"nodes\":[\"*\"],\"client\":\"%s\"}";
      detail(409, "POST", JOB + "/watchpoints", watch.formatted("b"));
      detail(409, "POST", JOB + "/detach", "{\"client\":\"b\"}");
      long id =
          client.debug(201, "POST", JOB + "/watchpoints", watch.formatted("a")).path("id").asLong();

      client.debug(200, "POST", JOB + "/attach", "{\"client\":\"b\",\"take\":true}");
      client.debug(202, "POST", JOB + "/control", pause);
      until("paused");
      detail(409, "POST", JOB + "/control", "{\"action\":\"continue\",\"client\":\"a\"}");
      detail(409, "DELETE", JOB + "/watchpoints/" + id, null, "client", "a");
      client.debug(204, "DELETE", JOB + "/watchpoints/" + id, null, "client", "b");
      client.debug(200, "POST", JOB + "/detach", "{\"client\":\"b\"}");
      await(() -> !job.paused);
    }
  }

  @Test
  void theRecorderIsSwitchedWhileTheJobRuns() {
    try (ScriptedJob job = start(options())) {
      listed();
      until(one -> one.at("/recorder/everySteps").asInt() == 50);
      JsonNode told = client.debug(200, "POST", JOB + "/recorder", "{\"everySteps\":7}");
      assertThat(told.at("/recorder/everySteps").asInt()).isEqualTo(7);
      assertThat(told.path("attached").asBoolean()).isFalse();
      assertThat(job.recordsEverySteps).isEqualTo(7);
      assertThat(client.debug(200, "GET", "jobs", null).at("/jobs/0/recorder/everySteps").asInt())
          .isEqualTo(7);
      client.debug(200, "POST", JOB + "/attach", "{\"client\":\"a\"}");
      assertThat(detail(409, "POST", JOB + "/recorder", "{\"everySteps\":0,\"client\":\"b\"}"))
          .isEqualTo("Conflict: 'a' controls the job, not 'b'; attach with take first");
      client.debug(200, "POST", JOB + "/recorder", "{\"everySteps\":0,\"client\":\"a\"}");
      assertThat(job.recordsEverySteps).isZero();
      job.end();
      until("ended");
      assertThat(detail(409, "POST", JOB + "/recorder", "{\"everySteps\":1,\"client\":\"a\"}"))
          .isEqualTo("Conflict: the job has ended");
    }
  }

  @Test
  void aJobKilledAtAPauseIsLostAndOneThatDialsAgainRuns() {
    ScriptedJob first = start(options());
    paused();
    first.close();
    JsonNode lost = until("lost");
    assertThat(lost.path("node").isNull()).isTrue();
    assertThat(lost.path("controller").isNull()).isTrue();
    assertThat(control(409, "continue").path("detail").asString())
        .isEqualTo("Conflict: the job is lost; it may dial again");
    try (ScriptedJob again = job(null, "no-run")) {
      JsonNode running = until("running");
      assertThat(running.path("attached").asBoolean()).isFalse();
      assertThat(again.paused).isFalse();
    }
  }

  @Test
  void aLeaseThatExpiresLetsThePausedJobGo() {
    try (ScriptedJob job = start(options())) {
      listed();
      client.debug(200, "POST", JOB + "/attach", "{\"lease\":2}");
      control(202, "pause");
      until("paused");
      long at = job.nodesRun;
      // A list is nobody's request on this job.
      await(() -> {
        client.debug(200, "GET", "jobs", null);
        return !job.paused && !job.attached && job.nodesRun > at;
      });
      assertThat(control(409, "continue").path("detail").asString())
          .isEqualTo("Conflict: nobody is attached to the job; attach first");
    }
  }

  @Test
  void aServerThatEndsLetsThePausedJobGo() {
    try (ScriptedJob job = start(options())) {
      paused();
      server.close();
      await(() -> !job.paused && !job.connected);
    }
  }

  @Test
  void onlyTheTokenLetsAJobIn() {
    ServerOptions local = options();
    Token token = Token.of("0123456789abcdef0123");
    ServerOptions secured =
        new ServerOptions(
            local.logDirectories(), local.host(), List.of(), 0, local.workspace(), token, 0, null);
    try (ScriptedJob right = start(secured);
        ScriptedJob wrong =
            new ScriptedJob(server.debuggerPort().orElseThrow(), "guess", "j-2", "no-run");
        ScriptedJob none =
            new ScriptedJob(server.debuggerPort().orElseThrow(), null, "j-3", "no-run")) {
      await(() -> right.connected);
      await(() -> client.get("/v1/health").at("/debugger/jobs").asInt() == 1);
      assertThat(wrong.connected || none.connected).isFalse();
      assertThat(client.send(client.request("/api/v1/debug/jobs").GET().build()).statusCode())
          .isEqualTo(401);
    }
  }

  @Test
  void aTakenPortIsSaidAndAllElseWorks() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      server = Server.start(options().withDebuggerPort(taken.getLocalPort()));
      client = new Client(server);
      JsonNode debugger = client.get("/v1/health").path("debugger");
      assertThat(debugger.path("port").isNull()).isTrue();
      assertThat(debugger.path("fault").asString())
          .isEqualTo(
              "Conflict: port %d of 127.0.0.1 is taken by another process"
                  .formatted(taken.getLocalPort()));
      assertThat(server.debuggerPort()).isEmpty();
      assertThat(client.get("/v1/health").path("status").asString()).isEqualTo("up");
      assertThat(client.debug(200, "GET", "jobs", null).path("jobs")).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "attach|{\"lease\":0}|Malformed parameter 'lease': want an integer from 1 to 3600, got '0'",
        "attach|{\"leese\":1}|Unknown field 'leese' in the body",
        "attach|{\"take\":1}|Malformed parameter 'take': want true or false, got NUMBER",
        "attach|{\"client\":\"\"}|Malformed parameter 'client': want 1 to 100 printable characters, got ''",
        "attach|[]|Malformed parameter 'the body': want an object, got ARRAY",
        "control|{}|Malformed parameter 'action': want a value, got none",
        "control|{\"action\":\"jump\"}|Malformed parameter 'action': want pause, continue, nextNode, nextStep or terminate, got 'jump'",
        "control|{\"action\":\"nextNode\",\"count\":0}|Malformed parameter 'count': want an integer from 1 to 1000000, got '0'",
        "control|{\"action\":\"pause\",\"count\":2}|Malformed parameter 'count': want none beside this action, got 2",
        "recorder|{}|Malformed parameter 'everySteps': want a value, got none",
        "recorder|{\"everySteps\":-1}|Malformed parameter 'everySteps': want an integer from 0 to 1000000, got '-1'",
        "recorder|{\"everySteps\":1000001}|Malformed parameter 'everySteps': want an integer from 0 to 1000000, got '1000001'",
        "recorder|{\"everySteps\":1.5}|Malformed parameter 'everySteps': want an integer from 0 to 1000000, got '1.5'",
        "watchpoints|{\"condition\":\"x\",\"nodes\":[\"*\"]}|Unsupported condition: got 'x', want tensor_overflow or tensor_too_large",
        "watchpoints|{\"condition\":\"tensor_overflow\"}|Malformed parameter 'nodes': want a list of patterns, got MISSING",
        "watchpoints|{\"condition\":\"tensor_overflow\",\"nodes\":[]}|Malformed parameter 'nodes': want a list of patterns, got none",
        "watchpoints|{\"condition\":\"tensor_too_large\",\"nodes\":[\"*\"],\"parameters\":{\"max_gt\":\"1\"}}|Malformed parameter 'max_gt': want a number, got STRING",
        "watchpoints|{\"condition\":\"tensor_too_large\",\"nodes\":[\"*\"],\"parameters\":{\"max_lt\":1}}|Malformed parameter max_lt: tensor_too_large has abs_mean_gt, max_gt, min_gt and mean_gt",
      })
  void malformedRequestsNameTheParameter(String request, String body, String detail) {
    try (ScriptedJob job = start(options())) {
      listed();
      assertThat(detail(400, "POST", JOB + "/" + request, body)).isEqualTo(detail);
      assertThat(job.attached).isFalse();
    }
  }

  @Test
  void whatIsNotThereOrNotAttachedIsSaid() {
    try (ScriptedJob job = start(options())) {
      listed();
      assertThat(detail(404, "GET", "jobs/other", null)).isEqualTo("Not found: job 'other'");
      detail(404, "POST", "jobs/other/attach", "{}");
      detail(404, "DELETE", JOB + "/watchpoints/x", null);
      assertThat(control(409, "pause").path("detail").asString())
          .isEqualTo("Conflict: nobody is attached to the job; attach first");
      detail(
          409,
          "POST",
          JOB + "/watchpoints",
          "{\"condition\":\"tensor_overflow\",\"nodes\":[\"*\"]}");
      detail(400, "GET", JOB + "/tensors", null);
      assertThat(job.attached).isFalse();
    }
  }
}
