package dev.mindinsight.server.query;

import dev.mindinsight.server.store.Growth;
import dev.mindinsight.server.store.RunId;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.summary.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Joins what several commits brought into few pieces: one a series, unless it is a long one. */
final class LiveBatchBuilder {

  /** Points of a batch before it ends, so that a late reader gets many small batches. */
  private static final long BATCH_POINTS_MAX = 65_536;

  /** Points of a piece: what one event of a stream holds in memory. */
  private static final int PIECE_POINTS_MAX = 8_192;

  private final StoreReader reader;
  private final Watch watch;
  private final Set<RunId> touched = new LinkedHashSet<>();
  private final Map<RunId, Map<Long, String>> watchedTags = new HashMap<>();

  /** By the tag's number, so that the order does not depend on the order in a commit. */
  private final TreeMap<Long, Span> spans = new TreeMap<>();

  private record Span(RunId run, String tag, long firstIndex, long count) {}

  LiveBatchBuilder(StoreReader reader, Watch watch) {
    this.reader = reader;
    this.watch = watch;
  }

  /**
   * Takes commits until there are points enough.
   *
   * @return the last commit that was taken
   */
  long take(List<Growth> growth, long last) {
    long points = 0;
    long taken = Long.MIN_VALUE;
    for (Growth grown : growth) {
      if (grown.commitSeq() > last) {
        break;
      }
      if (points >= BATCH_POINTS_MAX && grown.commitSeq() > taken) {
        return taken;
      }
      points += take(grown);
      taken = grown.commitSeq();
    }
    return last;
  }

  private long take(Growth grown) {
    if (!watch.allRuns() && !watch.runs().contains(grown.run().value())) {
      return 0;
    }
    touched.add(grown.run());
    if (watch.allRuns() || watch.tags().isEmpty() || grown.tags().isEmpty()) {
      return 0;
    }
    Map<Long, String> tags = watchedTags.computeIfAbsent(grown.run(), this::watchedTags);
    long points = 0;
    for (Growth.TagGrowth tag : grown.tags()) {
      String name = tags.get(tag.tagId());
      if (name != null) {
        spans.merge(
            tag.tagId(),
            new Span(grown.run(), name, tag.firstIndex(), tag.count()),
            LiveBatchBuilder::join);
        points += tag.count();
      }
    }
    return points;
  }

  private Map<Long, String> watchedTags(RunId run) {
    Map<Long, String> tags = new HashMap<>();
    reader.tags(run).stream()
        .filter(tag -> tag.kind() == Kind.SCALAR && watch.tags().contains(tag.name()))
        .forEach(tag -> tags.put(tag.id(), tag.name()));
    return tags;
  }

  /** A series grows at its end only: what came later begins where the rest ends. */
  private static Span join(Span a, Span b) {
    long first = Math.min(a.firstIndex(), b.firstIndex());
    return new Span(a.run(), a.tag(), first, a.count() + b.count());
  }

  Set<RunId> touched() {
    return touched;
  }

  List<LivePiece> pieces() {
    List<LivePiece> pieces = new ArrayList<>();
    for (Span span : spans.values()) {
      long end = span.firstIndex() + span.count();
      for (long first = span.firstIndex(); first < end; first += PIECE_POINTS_MAX) {
        int count = (int) Math.min(PIECE_POINTS_MAX, end - first);
        pieces.add(new LivePiece(span.run().value(), span.tag(), first, count));
      }
    }
    return pieces;
  }
}
