package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mindinsight.server.ingest.LogDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** What others do to the debug port, while a job is paused by a person. */
@Timeout(120)
class DebugFaultsIT {

  private static final String JOB = "jobs/j-1";

  @TempDir Path workspace;
  @TempDir Path logs;
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Logger logger = (Logger) LoggerFactory.getLogger("dev.mindinsight.server.live");
  private Server server;
  private Client client;
  private ScriptedJob paused;

  @BeforeEach
  void pauseAJob() {
    server =
        Server.start(
            ServerOptions.local(List.of(new LogDirectory("logs", logs)), 0, workspace)
                .withDebuggerPort(0));
    // A start configures the log anew.
    lines.start();
    logger.addAppender(lines);
    client = new Client(server);
    paused = job("j-1");
    await(() -> client.debug(200, "GET", "jobs", null).path("jobs").size() == 1);
    client.debug(200, "POST", JOB + "/attach", "{\"client\":\"ann\"}");
    client.debug(202, "POST", JOB + "/control", "{\"action\":\"pause\",\"client\":\"ann\"}");
    await(() -> job().path("state").asString().equals("paused"));
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    paused.close();
    server.close();
  }

  private ScriptedJob job(String id) {
    return new ScriptedJob(server.debuggerPort().orElseThrow(), null, id, "no-run");
  }

  private JsonNode job() {
    return client.debug(200, "GET", JOB, null);
  }

  private static void await(BooleanSupplier reached) {
    Instant end = Instant.now().plus(Client.PATIENCE);
    while (!reached.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  /** The job stands where it stood, and does as it is told. */
  private void expectUndisturbed(JsonNode before) {
    assertThat(job()).isEqualTo(before);
    client.debug(202, "POST", JOB + "/control", "{\"action\":\"nextNode\",\"client\":\"ann\"}");
    await(() -> {
      JsonNode now = job();
      return now.path("state").asString().equals("paused")
          && !now.path("node").equals(before.path("node"));
    });
    assertThat(paused.connected && paused.attached).isTrue();
  }

  @Test
  void rubbishAtThePortDisturbsNoJobAndFillsNoLog() throws IOException {
    JsonNode before = job();
    Random random = new Random(7);
    for (int i = 0; i < 30; i++) {
      byte[] bytes = new byte[1 + random.nextInt(5_000)];
      random.nextBytes(bytes);
      send(bytes);
    }
    send("GET /api/v1/runs HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    send(preface(new byte[] {(byte) 255, (byte) 255, (byte) 255, 0, 0, 0, 0, 0, 1}));
    send(preface(new byte[9]));
    expectUndisturbed(before);
    assertThat(lines.list).isEmpty();
  }

  /** A connection as HTTP/2 begins it, and then any frame. */
  private static byte[] preface(byte[] frame) {
    byte[] start = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[start.length + frame.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(frame, 0, all, start.length, frame.length);
    return all;
  }

  private void send(byte[] bytes) throws IOException {
    int port = server.debuggerPort().orElseThrow();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(100);
      socket.getOutputStream().write(bytes);
      in.readAllBytes();
    } catch (SocketException | SocketTimeoutException e) {
      // Reset or silence: either is the server's right.
    }
  }

  @Test
  void aMessageOverTheLimitEndsItsJobsStreamInOneLine() {
    JsonNode before = job();
    try (ScriptedJob loud = job("loud")) {
      await(() -> loud.connected);
      loud.sayTooMuch();
      await(() -> !lines.list.isEmpty());
      await(() -> loud.connected);
    }
    expectUndisturbed(before);
    assertThat(lines.list)
        .singleElement()
        .satisfies(line -> {
          assertThat(line.getFormattedMessage())
              .startsWith("The stream of job loud was cut: Over the limit bytes of a message: ");
          assertThat(line.getThrowableProxy()).isNull();
        });
  }
}
