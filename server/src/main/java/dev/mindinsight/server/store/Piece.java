package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Consecutive points of one tag, of one segment and dtype.
 *
 * @param firstIndex index of the first in arrival order
 * @param segment the segment that they belong to
 * @param dtype their dtype
 * @param points the points
 */
record Piece(long firstIndex, int segment, DType dtype, PointBlock points) {

  int count() {
    return points.count();
  }

  boolean joins(Piece next) {
    return segment == next.segment && dtype == next.dtype;
  }

  Piece slice(int from, int to) {
    PointBlock cut =
        new PointBlock(
            Arrays.copyOfRange(points.steps(), from, to),
            Arrays.copyOfRange(points.wallTimesSeconds(), from, to),
            Arrays.copyOfRange(points.bits(), from, to));
    return new Piece(firstIndex + from, segment, dtype, cut);
  }

  /**
   * Joins neighbours of one segment and dtype, and cuts what is longer than a maximum. A piece that
   * is that long already stays as it is.
   */
  static List<Piece> regroup(List<Piece> pieces, int countMax) {
    List<Piece> result = new ArrayList<>();
    int from = 0;
    while (from < pieces.size()) {
      Piece first = pieces.get(from);
      int to = from + 1;
      while (to < pieces.size() && first.count() != countMax && first.joins(pieces.get(to))) {
        to++;
      }
      cut(join(pieces.subList(from, to)), countMax, result);
      from = to;
    }
    return result;
  }

  private static void cut(Piece piece, int countMax, List<Piece> result) {
    if (piece.count() <= countMax) {
      result.add(piece);
      return;
    }
    for (int at = 0; at < piece.count(); at += countMax) {
      result.add(piece.slice(at, Math.min(at + countMax, piece.count())));
    }
  }

  private static Piece join(List<Piece> pieces) {
    Piece first = pieces.getFirst();
    if (pieces.size() == 1) {
      return first;
    }
    int n = pieces.stream().mapToInt(Piece::count).sum();
    PointBlock all = new PointBlock(new long[n], new double[n], new long[n]);
    int at = 0;
    for (Piece piece : pieces) {
      PointBlock from = piece.points;
      System.arraycopy(from.steps(), 0, all.steps(), at, from.count());
      System.arraycopy(from.wallTimesSeconds(), 0, all.wallTimesSeconds(), at, from.count());
      System.arraycopy(from.bits(), 0, all.bits(), at, from.count());
      at += from.count();
    }
    return new Piece(first.firstIndex, first.segment, first.dtype, all);
  }
}
