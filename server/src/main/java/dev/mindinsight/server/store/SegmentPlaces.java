package dev.mindinsight.server.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the segments of a run say of the points in them. */
final class SegmentPlaces {

  private final Map<Integer, Place> places = new HashMap<>();

  static SegmentPlaces load(JdbcTemplate jdbc, RunId run) {
    SegmentPlaces result = new SegmentPlaces();
    jdbc.query(
        "select s.*, f.state from segment s join run r on r.rid = s.rid"
            + " left join file f on f.rid = s.rid and f.no = s.file_no"
            + " where r.id = ? order by s.no",
        rs -> {
          SegmentMemory row = Rows.segmentMemory(rs, 0);
          boolean replaced = FileState.REPLACED.name().equals(rs.getString("state"));
          result.places.put(
              row.facts.number(), new Place(row.facts, replaced, row.points, row.maxStep));
        },
        run.value());
    return result;
  }

  int attempt(int segment) {
    return place(segment).facts.attempt();
  }

  int file(int segment) {
    return place(segment).facts.file();
  }

  boolean superseded(int segment) {
    return place(segment).replaced;
  }

  /** The attempts, from 1 without a gap; empty for a run that is not there. */
  List<StoredAttempt> attempts() {
    Map<Integer, StoredAttempt> attempts = new TreeMap<>();
    for (Place place : places.values()) {
      StoredAttempt own =
          new StoredAttempt(
              place.facts.attempt(),
              place.facts.branchStep(),
              place.points,
              place.points == 0 ? null : place.maxStep);
      attempts.merge(own.number(), own, SegmentPlaces::merge);
    }
    return new ArrayList<>(attempts.values());
  }

  List<StoredRestart> restarts() {
    List<StoredRestart> restarts = new ArrayList<>();
    for (int segment : new TreeSet<>(places.keySet())) {
      Place place = place(segment);
      Long step = place.facts.branchStep();
      if (place.facts.session() && step != null && !place.replaced) {
        restarts.add(new StoredRestart(segment, step));
      }
    }
    return restarts;
  }

  private static StoredAttempt merge(StoredAttempt a, StoredAttempt b) {
    return new StoredAttempt(
        a.number(),
        a.branchStep() == null ? b.branchStep() : a.branchStep(),
        a.points() + b.points(),
        greater(a.lastStep(), b.lastStep()));
  }

  private static @Nullable Long greater(@Nullable Long a, @Nullable Long b) {
    return a == null ? b : b == null ? a : Long.valueOf(Math.max(a, b));
  }

  private Place place(int segment) {
    Place place = places.get(segment);
    if (place == null) {
      throw new IllegalStateException(
          "Malformed store: points name segment %d, which is not there".formatted(segment));
    }
    return place;
  }

  private record Place(Segment facts, boolean replaced, long points, long maxStep) {}
}
