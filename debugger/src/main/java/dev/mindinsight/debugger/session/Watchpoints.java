package dev.mindinsight.debugger.session;

import dev.mindinsight.debugger.message.Watchpoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The watchpoints of a session. A hit may come after its watchpoint has gone. */
final class Watchpoints {

  /** More than anyone sets; each is asked of every output of every node. */
  static final int SET_MAX = 1_000;

  /** A name of 400 characters for each of 10,000 nodes. */
  static final long CHARS_MAX = 4_000_000;

  private final Map<Long, Watchpoint> set = new LinkedHashMap<>();
  private final LinkedHashMap<Long, String> conditions = new LinkedHashMap<>();
  private long lastId;

  Watchpoint add(String condition, Map<String, Double> parameters, List<String> nodes) {
    if (set.size() >= SET_MAX) {
      throw new ConflictException(
          "Conflict: %d watchpoints are set, which is as many as there may be".formatted(SET_MAX));
    }
    long chars = chars(nodes);
    for (Watchpoint other : set.values()) {
      chars += chars(other.nodes());
    }
    if (chars > CHARS_MAX) {
      throw new ConflictException(
          "Conflict: the patterns of all watchpoints have %d characters, want at most %d"
              .formatted(chars, CHARS_MAX));
    }
    Watchpoint watchpoint = new Watchpoint(++lastId, condition, parameters, nodes);
    set.put(lastId, watchpoint);
    conditions.put(lastId, condition);
    if (conditions.size() > 2 * SET_MAX) {
      conditions.pollFirstEntry();
    }
    return watchpoint;
  }

  private static long chars(List<String> nodes) {
    return nodes.stream().mapToLong(String::length).sum();
  }

  boolean remove(long id) {
    return set.remove(id) != null;
  }

  void clear() {
    set.clear();
  }

  List<Watchpoint> all() {
    return List.copyOf(set.values());
  }

  /** The condition of one that is or was set; null if there was none, or long ago. */
  @Nullable String condition(long id) {
    return conditions.get(id);
  }
}
