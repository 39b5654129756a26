package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the writing thread keeps in memory of a tag: its row, and its points not folded yet. */
final class TagMemory {

  final long id;
  final TagSpec spec;
  final Set<Integer> segments = new HashSet<>();

  /** Whether the row is in the database. */
  boolean stored;

  @Nullable DType dtype;
  long points;
  long nan;
  long infinite;
  long outOfOrder;
  int attempts;
  StoredTag.@Nullable LastPoint last;

  /** The greatest step of each segment: what comes below it is out of order. */
  final Map<Integer, Long> stepMax = new HashMap<>();

  /** Points that no chunk holds, oldest first. */
  final List<Piece> pending = new ArrayList<>();

  int pendingPoints;

  /** The commit of the oldest pending piece; meaningless without any. */
  long pendingSeq;

  /** When points last came, on the server's clock. */
  long grownMillis;

  TagMemory(long id, TagSpec spec) {
    this.id = id;
    this.spec = spec;
  }

  /** Takes new points in: numbers them and counts what the row counts. */
  Piece append(RunCommit.TagPoints batch, long seq, long nowMillis) {
    Piece piece = new Piece(points, batch.segment(), batch.dtype(), batch.points());
    count(piece);
    dtype = dtype == null ? batch.dtype() : Widening.widest(dtype, batch.dtype());
    points += piece.count();
    int end = piece.count() - 1;
    last =
        new StoredTag.LastPoint(
            piece.points().steps()[end],
            piece.points().wallTimesSeconds()[end],
            piece.dtype(),
            piece.points().bits()[end]);
    hold(piece, seq, nowMillis);
    return piece;
  }

  /** Keeps a piece until it is folded. */
  void hold(Piece piece, long seq, long nowMillis) {
    if (pending.isEmpty()) {
      pendingSeq = seq;
    }
    pending.add(piece);
    pendingPoints += piece.count();
    grownMillis = nowMillis;
  }

  /** Says that chunks hold everything now. */
  void folded() {
    pending.clear();
    pendingPoints = 0;
  }

  private void count(Piece piece) {
    long max = stepMax.getOrDefault(piece.segment(), Long.MIN_VALUE);
    for (long step : piece.points().steps()) {
      if (step < max) {
        outOfOrder++;
      } else {
        max = step;
      }
    }
    stepMax.put(piece.segment(), max);
    if (piece.dtype().floating()) {
      for (long bits : piece.points().bits()) {
        double value = Double.longBitsToDouble(bits);
        nan += Double.isNaN(value) ? 1 : 0;
        infinite += Double.isInfinite(value) ? 1 : 0;
      }
    }
  }
}
