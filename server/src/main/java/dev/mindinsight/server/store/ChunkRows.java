package dev.mindinsight.server.store;

import dev.mindinsight.server.store.Folder.Chunk;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows of new chunks, made on all cores: summing up and compressing is most of the work of a
 * large commit, and the database takes what comes of it on one thread.
 *
 * @param headers rows of {@code chunk}
 * @param columns rows of {@code chunk_columns}
 */
record ChunkRows(List<Object[]> headers, List<Object[]> columns) {

  /** So many chunks are worth a task of their own: about a millisecond of work. */
  private static final int TASK_CHUNKS = 16;

  /** In the order of the chunks. */
  static ChunkRows of(List<Chunk> chunks) {
    int tasks = (chunks.size() + TASK_CHUNKS - 1) / TASK_CHUNKS;
    List<ChunkRows> parts =
        IntStream.range(0, tasks)
            .parallel()
            .mapToObj(task ->
                part(
                    chunks.subList(
                        task * TASK_CHUNKS, Math.min(chunks.size(), (task + 1) * TASK_CHUNKS))))
            .toList();
    ChunkRows all = new ChunkRows(new ArrayList<>(), new ArrayList<>());
    for (ChunkRows part : parts) {
      all.headers.addAll(part.headers);
      all.columns.addAll(part.columns);
    }
    return all;
  }

  private static ChunkRows part(List<Chunk> chunks) {
    ChunkRows rows = new ChunkRows(new ArrayList<>(), new ArrayList<>());
    try (ColumnEncoder encoder = new ColumnEncoder()) {
      for (Chunk chunk : chunks) {
        rows.headers.add(header(chunk));
        rows.columns.add(columns(chunk, encoder));
      }
    }
    return rows;
  }

  private static Object[] columns(Chunk chunk, ColumnEncoder encoder) {
    PointBlock points = chunk.piece().points();
    return new Object[] {
      chunk.tagId(),
      chunk.piece().firstIndex(),
      encoder.steps(points.steps()),
      encoder.walls(points.wallTimesSeconds()),
      encoder.bits(points.bits())
    };
  }

  private static Object[] header(Chunk chunk) {
    Piece piece = chunk.piece();
    PointSummary summary = PointSummary.of(piece.dtype(), piece.points());
    PointSummary.Steps step = summary.step();
    PointSummary.Walls wall = summary.wall();
    PointSummary.Values value = summary.value();
    return new Object[] {
      chunk.tagId(),
      piece.firstIndex(),
      piece.count(),
      piece.segment(),
      piece.dtype().name(),
      chunk.seq(),
      step.first(),
      step.last(),
      step.min(),
      step.max(),
      summary.sorted(),
      wall.first(),
      wall.last(),
      wall.min(),
      wall.max(),
      value.firstBits(),
      value.lastBits(),
      value.minBits(),
      value.maxBits(),
      value.sum(),
      value.finite(),
      value.nan(),
      value.positiveInfinite(),
      value.negativeInfinite()
    };
  }
}
