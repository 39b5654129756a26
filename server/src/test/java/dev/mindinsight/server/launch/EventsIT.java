package dev.mindinsight.server.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.server.launch.EventReader.Event;
import dev.mindinsight.server.query.MemoryStore;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.RunEnd;
import dev.mindinsight.server.store.RunGrowth;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.summary.DType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Event streams over a socket, on a store in memory. */
@Timeout(60)
class EventsIT {

  private final MemoryStore store = new MemoryStore("s");
  private final RunId run = store.run("r");
  private final Server server = MemoryCore.serve(store);
  private final Client client = new Client(server);

  @AfterEach
  void stop() {
    server.close();
  }

  private void add(String tag, int count) {
    long[] steps = LongStream.range(0, count).toArray();
    store.add(run, tag, DType.INT64, 1, new PointBlock(steps, new double[count], steps));
  }

  private EventReader open(String lastId, String... tags) {
    String[] query = new String[2 + 2 * tags.length];
    query[0] = "run";
    query[1] = run.value();
    for (int i = 0; i < tags.length; i++) {
      query[2 + 2 * i] = "tag";
      query[3 + 2 * i] = tags[i];
    }
    return EventReader.open(client, lastId, query);
  }

  @Test
  void theStreamOpensAtOnceAndSendsWhatIsNew() {
    add("loss", 5);
    try (EventReader events = open("", "loss")) {
      Event hello = events.next();
      assertThat(hello.name()).isEqualTo("hello");
      assertThat(hello.data().path("store").asString()).isEqualTo("s");

      add("other", 1);
      add("loss", 3);
      Event points = events.next("points");

      assertThat(points.data().path("tag").asString()).isEqualTo("loss");
      assertThat(points.data().path("from").asLong()).isEqualTo(5);
      assertThat(points.data().path("value").toString()).isEqualTo("[0,1,2]");
      assertThat(Long.parseLong(points.id())).isGreaterThan(hello.data().path("commit").asLong());
    }
  }

  @Test
  void withoutARunTheRunsOfAllAreToldAndNoPoints() {
    try (EventReader events = EventReader.open(client, "")) {
      events.next("hello");
      add("loss", 1);
      RunId second = store.run("second");
      store.add(
          second, "loss", DType.INT64, 1, new PointBlock(new long[1], new double[1], new long[1]));

      assertThat(events.next().data().path("id").asString()).isEqualTo(run.value());
      assertThat(events.next("run").data().path("id").asString()).isEqualTo(second.value());
    }
  }

  @Test
  void ledgersAreToldForNamedRuns() {
    try (EventReader events = open("", "loss")) {
      add("loss", 4);

      assertThat(events.next("ledger").data().path("records").asLong()).isEqualTo(4);
    }
  }

  @Test
  void comingBackAfterAnyEventLosesAndRepeatsNothing() {
    List<String> tags = List.of("a", "b", "c");
    Map<String, Long> next = new HashMap<>();
    String lastId;
    try (EventReader events = open("", "a", "b", "c")) {
      lastId = events.next("hello").id();
    }
    for (int round = 0; round < 6; round++) {
      tags.forEach(tag -> add(tag, 10_000));
      try (EventReader events = open(lastId, "a", "b", "c")) {
        events.next("hello");
        // Goes away in the midst of what there is, at another place each time.
        for (int event = 0; event <= round; event++) {
          take(events.next("points"), next);
        }
        lastId = events.lastId();
      }
    }
    try (EventReader events = open(lastId, "a", "b", "c")) {
      while (next.values().stream().mapToLong(Long::longValue).sum() < 180_000) {
        take(events.next("points"), next);
      }
    }
    assertThat(next).containsOnlyKeys(tags).allSatisfy((tag, n) -> assertThat(n).isEqualTo(60_000));
  }

  @Test
  void comingBackToAnotherWatchLosesNothingOfIt() {
    add("a", 1);
    String lastId;
    try (EventReader events = open("", "b")) {
      events.next("hello");
      add("b", 20_000);
      add("a", 5);
      events.next("points");
      lastId = events.lastId();
    }
    try (EventReader events = open(lastId, "a", "b")) {
      Event points =
          events.next(event ->
              event.name().equals("points") && event.data().path("tag").asString().equals("a"));

      assertThat(points.data().path("from").asLong()).isEqualTo(1);
      assertThat(points.data().path("step")).hasSize(5);
    }
  }

  private static void take(Event event, Map<String, Long> next) {
    JsonNode points = event.data();
    String tag = points.path("tag").asString();
    assertThat(points.path("from").asLong()).as(tag).isEqualTo(next.getOrDefault(tag, 0L));
    next.put(tag, points.path("from").asLong() + points.path("step").size());
  }

  @Test
  void anIdThatIsForgottenOrForeignAnswersReset() {
    add("loss", 1);
    String old;
    try (EventReader events = open("", "loss")) {
      old = events.next("hello").id();
    }
    add("loss", 1);
    add("loss", 1);
    store.forget(3);
    for (String id : List.of(old, "17", "nonsense", "99999999999999999")) {
      try (EventReader events = open(id, "loss")) {
        assertThat(events.next().name()).isEqualTo("hello");
        assertThat(events.next().name()).as(id).isEqualTo("reset");
        add("loss", 1);
        assertThat(events.next("points").data().path("step")).hasSize(1);
      }
    }
  }

  @Test
  void silenceIsBrokenByACommentAndByAChangeOfStatus() {
    store.state(
        run,
        RunEnd.NONE,
        new RunGrowth(Instant.now().minusSeconds(55).toEpochMilli(), true, 1_000));
    try (EventReader events = open("", "loss")) {
      assertThat(events.next().name()).isEqualTo("hello");
      assertThat(events.next().name()).isEqualTo("comment");
      assertThat(events.next("run").data().path("status").asString()).isEqualTo("stalled");
    }
  }

  @Test
  void aReaderThatDoesNotReadIsNotReadFor() throws InterruptedException {
    try (EventReader events = open("", "loss")) {
      events.next("hello");
      for (int i = 0; i < 300; i++) {
        add("loss", 8_000);
      }
      int before = 0;
      while (store.loads() > before) {
        before = store.loads();
        Thread.sleep(500);
      }
      assertThat(before).isLessThan(290);
      Map<String, Long> next = new HashMap<>();
      while (next.getOrDefault("loss", 0L) < 2_400_000) {
        take(events.next("points"), next);
      }
    }
  }

  @Test
  void streamsThatWereLeftAreFreed() throws InterruptedException {
    List<EventReader> readers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      readers.add(open("", "loss"));
      readers.get(i).next("hello");
    }
    assertThat(server.openEventStreams()).isEqualTo(20);

    readers.forEach(EventReader::close);

    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (server.openEventStreams() > 0 && Instant.now().isBefore(end)) {
      add("loss", 1_000);
      Thread.sleep(50);
    }
    assertThat(server.openEventStreams()).isZero();
  }

  @Test
  void stoppingTheServerEndsTheStreams() {
    try (EventReader events = open("", "loss")) {
      events.next("hello");

      server.close();

      assertThat(events.next().name()).isEqualTo("end");
    }
  }
}
