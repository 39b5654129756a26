package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.ingest.LogDirectory;
import dev.mindinsight.server.launch.EventReader.Event;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Jobs and hits as they are streamed to who watches. */
@Timeout(120)
class JobEventsIT {

  private static final String JOB = "jobs/j-1";
  private static final String WATCH =
      "{\"condition\":\"tensor_too_large\",\"parameters\":{\"max_gt\":1},\"nodes\":[\"*\"]}";

  /** What a session keeps. */
  private static final int KEPT = 10_000;

  @TempDir Path workspace;
  @TempDir Path logs;
  private Server server;
  private Client client;

  @BeforeEach
  void start() {
    server =
        Server.start(
            ServerOptions.local(List.of(new LogDirectory("logs", logs)), 0, workspace)
                .withDebuggerPort(0));
    client = new Client(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private ScriptedJob job() {
    return new ScriptedJob(server.debuggerPort().orElseThrow(), null, "j-1", "no-run");
  }

  private EventReader open() {
    return EventReader.open(client, "", "job", "j-1");
  }

  private static JsonNode job(EventReader events, String state) {
    return events
        .next(event ->
            event.name().equals("job") && event.data().path("state").asString().equals(state))
        .data();
  }

  private JsonNode post(int status, String what, String body) {
    return client.debug(status, "POST", JOB + "/" + what, body);
  }

  private static void await(BooleanSupplier reached) {
    Instant end = Instant.now().plus(Client.PATIENCE);
    while (!reached.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
  }

  private long dropped() {
    return client.debug(200, "GET", JOB + "/hits", null, "limit", "1").path("dropped").asLong(0);
  }

  @Test
  void aJobIsToldFromItsFirstStepToItsLossWithoutBeingAskedFor() {
    try (EventReader events = open()) {
      events.next("hello");
      ScriptedJob job = job();
      assertThat(job(events, "running").path("attached").asBoolean()).isFalse();
      assertThat(events.next("hits").data().path("from").asLong()).isEqualTo(1);
      post(200, "attach", "{\"client\":\"ann\",\"lease\":2}");
      post(202, "control", "{\"action\":\"pause\",\"client\":\"ann\"}");
      JsonNode paused = job(events, "paused");
      assertThat(paused.path("controller").asString()).isEqualTo("ann");
      assertThat(paused.path("node").asString()).startsWith("n");
      // To be told is not to ask: the lease runs out.
      assertThat(job(events, "running").path("controller").isNull()).isTrue();
      await(() -> !job.paused && !job.attached);
      job.close();
      assertThat(job(events, "lost").path("node").isNull()).isTrue();
    }
  }

  @Test
  void everyHitIsToldOnceWithItsNumberAndAnewToWhoComesBack() {
    try (ScriptedJob job = job();
        EventReader events = open()) {
      job(events, "running");
      post(200, "attach", "{}");
      long id = post(201, "watchpoints", WATCH).path("id").asLong();
      job.hit(id, 600, 1);
      long next = 1;
      while (next <= 600) {
        JsonNode hits = events.next("hits").data();
        assertThat(hits.path("from").asLong()).isEqualTo(next);
        next += hits.path("hits").size();
      }
      try (EventReader again = open()) {
        JsonNode hits = again.next("hits").data();
        assertThat(hits.path("from").asLong()).isEqualTo(1);
        assertThat(hits.path("hits")).hasSize(600);
        assertThat(hits.at("/hits/599/node").asString()).isEqualTo("scope/node599");
      }
    }
  }

  /**
   * A watchpoint over 10,000 nodes hits at each of them, time and again, while a reader sleeps:
   * what is kept for it is bounded, and it learns what it has missed.
   */
  @Test
  void aReaderThatSleepsMissesWhatIsNotKeptAndIsToldHowMuch() {
    int sent = 5 * KEPT;
    try (ScriptedJob job = job();
        EventReader events = open()) {
      job(events, "running");
      post(200, "attach", "{}");
      long id = post(201, "watchpoints", WATCH).path("id").asLong();
      job.hit(id, KEPT, 5);
      post(202, "control", "{\"action\":\"pause\"}");
      await(() -> client.debug(200, "GET", JOB, null).path("state").asString().equals("paused"));
      assertThat(client.debug(200, "GET", JOB + "/hits", null).path("hits")).hasSize(KEPT);
      long left = dropped();
      // Positions that the job left out are counted with them.
      assertThat(left).as("kept and counted").isBetween((long) sent - KEPT, sent - KEPT + 1_000L);

      long told = 0;
      long newest = 0;
      Event last = events.next("hits");
      while (last.data().path("dropped").asLong(0) < left
          || last.data().path("hits").size() == 1_000) {
        assertThat(last.data().path("from").asLong()).isGreaterThan(newest);
        told += last.data().path("hits").size();
        newest = last.data().path("from").asLong() + last.data().path("hits").size() - 1;
        last = events.next("hits");
      }
      assertThat(told).isBetween((long) KEPT, (long) sent);
      assertThat(last.data().path("dropped").asLong()).isEqualTo(left);
    }
  }
}
