package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a tail row: which points of which tag a commit brought, with their columns unless a
 * chunk held them from the start.
 *
 * <p>Layout of a row, big-endian: entries one after another, each
 *
 * <pre>
 *   i64 tag | i64 first index | i32 n | i32 segment | u8 length, dtype's name | u8 whether columns follow
 *   n × i64 steps | n × f64 wall times | n × i64 bits
 * </pre>
 *
 * @param tagId the tag's number
 * @param firstIndex index of the first point in arrival order
 * @param count how many points
 * @param segment the segment that they belong to
 * @param dtype their dtype
 * @param columns where the columns lie, or null if a chunk holds them
 */
record TailEntry(
    long tagId,
    long firstIndex,
    int count,
    int segment,
    DType dtype,
    @Nullable ByteBuffer columns) {

  private static final int POINT_BYTES = 3 * Long.BYTES;

  /** Bytes of an entry without columns and dtype name. */
  private static final int FIXED_BYTES = 2 * Long.BYTES + 2 * Integer.BYTES + 2;

  /** An entry of a piece: with its columns, or as a mere reference to a chunk. */
  static byte[] encode(long tagId, Piece piece, boolean withColumns) {
    byte[] dtype = piece.dtype().name().getBytes(StandardCharsets.US_ASCII);
    int n = piece.count();
    ByteBuffer out =
        ByteBuffer.allocate(FIXED_BYTES + dtype.length + (withColumns ? n * POINT_BYTES : 0));
    out.putLong(tagId).putLong(piece.firstIndex()).putInt(n).putInt(piece.segment());
    out.put((byte) dtype.length).put(dtype).put((byte) (withColumns ? 1 : 0));
    if (withColumns) {
      put(out, piece.points());
    }
    return out.array();
  }

  private static void put(ByteBuffer out, PointBlock points) {
    for (long step : points.steps()) {
      out.putLong(step);
    }
    for (double wall : points.wallTimesSeconds()) {
      out.putDouble(wall);
    }
    for (long bits : points.bits()) {
      out.putLong(bits);
    }
  }

  /** The entries of a row, their columns still encoded. */
  static List<TailEntry> decode(byte[] row) {
    List<TailEntry> entries = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(row);
    while (in.hasRemaining()) {
      entries.add(next(in));
    }
    return entries;
  }

  private static TailEntry next(ByteBuffer in) {
    long tagId = in.getLong();
    long firstIndex = in.getLong();
    int n = in.getInt();
    int segment = in.getInt();
    byte[] dtype = new byte[in.get()];
    in.get(dtype);
    DType type = DType.valueOf(new String(dtype, StandardCharsets.US_ASCII));
    ByteBuffer columns = null;
    if (in.get() != 0) {
      columns = in.slice(in.position(), n * POINT_BYTES);
      in.position(in.position() + n * POINT_BYTES);
    }
    return new TailEntry(tagId, firstIndex, n, segment, type, columns);
  }

  /** The points, decoded; only for an entry with columns. */
  Piece piece() {
    if (columns == null) {
      throw new IllegalStateException("Malformed tail: the entry has no columns");
    }
    ByteBuffer in = columns.duplicate();
    long[] steps = new long[count];
    double[] walls = new double[count];
    long[] bits = new long[count];
    for (int i = 0; i < count; i++) {
      steps[i] = in.getLong();
    }
    for (int i = 0; i < count; i++) {
      walls[i] = in.getDouble();
    }
    for (int i = 0; i < count; i++) {
      bits[i] = in.getLong();
    }
    return new Piece(firstIndex, segment, dtype, new PointBlock(steps, walls, bits));
  }
}
