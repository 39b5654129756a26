package dev.mindinsight.server.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Waits until a server has come to rest, without keeping it from getting there. */
final class Settled {

  /** Long enough that asking costs the server little, short enough that nobody notices. */
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Settled() {}

  /**
   * Looks until what is seen will do; fails with what was seen last.
   *
   * @param look asks the server
   * @param enough whether the answer will do
   * @return the first answer that did
   */
  static <T> T until(Supplier<T> look, Predicate<? super T> enough) {
    return until(look, enough, Client.PATIENCE);
  }

  static <T> T until(Supplier<T> look, Predicate<? super T> enough, Duration patience) {
    Instant end = Instant.now().plus(patience);
    while (true) {
      T seen = look.get();
      if (enough.test(seen)) {
        return seen;
      }
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited %s in vain; last seen: %s".formatted(patience, seen));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Waits until these runs are there and nothing is left to read; the ids of all runs by name. */
  static Map<String, String> runs(Client client, Collection<String> names) {
    return until(
        () -> ids(client),
        ids ->
            ids.keySet().containsAll(names)
                && names.stream().allMatch(name -> hasTags(client, ids.get(name)))
                && nothingIsBehind(client));
  }

  private static Map<String, String> ids(Client client) {
    Map<String, String> ids = new HashMap<>();
    for (JsonNode run : client.get("/v1/runs").path("runs")) {
      ids.put(run.path("name").asString(), run.path("id").asString());
    }
    return ids;
  }

  /** Before a run was looked into, nothing is known to be behind. */
  private static boolean hasTags(Client client, String run) {
    return !client.get("/v1/tags", "run", run).path("tags").isEmpty();
  }

  /** Whether everything that is known to lie in the files has been read. */
  static boolean nothingIsBehind(Client client) {
    return client.get("/v1/health").at("/ingest/behindBytes").asLong() == 0;
  }
}
