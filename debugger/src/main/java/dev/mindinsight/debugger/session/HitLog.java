package dev.mindinsight.debugger.session;

import dev.mindinsight.debugger.message.Report;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The newest hits of a job. A node runs once a step, so that the same hit again is a repetition.
 */
final class HitLog {

  /** One hit on every node of the greatest graphs; about 5 MB. */
  static final int KEPT_MAX = 10_000;

  private final LinkedHashMap<Place, KnownHit> kept = new LinkedHashMap<>();
  private long count;
  private long dropped;

  private record Place(long watchpoint, String node, String slot, long step) {}

  void add(String condition, Report.Hit hit) {
    Place place = new Place(hit.watchpoint(), hit.node(), hit.slot(), hit.step());
    if (kept.containsKey(place)) {
      return;
    }
    count++;
    kept.put(place, new KnownHit(count, condition, hit));
    if (kept.size() > KEPT_MAX) {
      kept.pollFirstEntry();
      dropped++;
    }
  }

  void drop(long hits) {
    dropped += hits;
  }

  /** Hits that were told or left out by the job and are not kept. */
  long dropped() {
    return dropped;
  }

  /** Number of the newest hit, 0 before the first. */
  long newest() {
    return count;
  }

  /** Those that came after the one with this number and are kept, the oldest first. */
  List<KnownHit> after(long number, int max) {
    long known = number > count ? 0 : number;
    int missing = (int) Math.min(kept.size(), count - known);
    return kept.values().stream().skip(kept.size() - missing).limit(max).toList();
  }

  List<KnownHit> kept() {
    return List.copyOf(kept.values());
  }
}
