package dev.mindinsight.server.store;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Rows of the tables as values. Methods with a row number are row mappers. */
final class Rows {

  private Rows() {}

  static StoredRun run(ResultSet rs, int row) throws SQLException {
    String parent = rs.getString("parent");
    return new StoredRun(
        new RunId(rs.getString("id")),
        rs.getString("label"),
        rs.getString("path"),
        parent == null ? null : new RunId(parent),
        rs.getString("producer"),
        rs.getString("uuid"),
        rs.getInt("attempts"),
        rs.getLong("points"),
        longOrNull(rs, "first_step"),
        longOrNull(rs, "last_step"),
        doubleOrNull(rs, "started"),
        doubleOrNull(rs, "updated"),
        RunEnd.valueOf(rs.getString("end_mark")),
        growth(rs),
        rs.getLong("records"),
        rs.getLong("bytes"),
        rs.getLong("behind"),
        rs.getBoolean("present"));
  }

  private static RunGrowth growth(ResultSet rs) throws SQLException {
    return new RunGrowth(
        rs.getLong("grown_at"), rs.getBoolean("watched"), rs.getLong("median_gap"));
  }

  static RunFacts runFacts(ResultSet rs, int row) throws SQLException {
    String parent = rs.getString("parent");
    return new RunFacts(
        rs.getString("label"),
        rs.getString("path"),
        parent == null ? null : new RunId(parent),
        rs.getString("producer"),
        rs.getString("uuid"),
        doubleOrNull(rs, "started"),
        doubleOrNull(rs, "updated"),
        RunEnd.valueOf(rs.getString("end_mark")),
        growth(rs),
        rs.getLong("behind"),
        rs.getBoolean("present"));
  }

  static RunMemory runMemory(ResultSet rs) throws SQLException {
    RunMemory run = new RunMemory(rs.getInt("rid"), new RunId(rs.getString("id")), runFacts(rs, 0));
    run.goneMillis = rs.getLong("gone_at");
    return run;
  }

  static FileFacts fileFacts(ResultSet rs, int row) throws SQLException {
    int firstChecksum = rs.getInt("first_checksum");
    boolean unread = rs.wasNull();
    return new FileFacts(
        rs.getInt("no"),
        rs.getString("path"),
        rs.getString("inode"),
        rs.getLong("size"),
        rs.getLong("read_to"),
        rs.getLong("records"),
        pending(rs),
        unread ? null : Integer.valueOf(firstChecksum),
        rs.getLong("last_offset"),
        rs.getInt("last_checksum"),
        doubleOrNull(rs, "first_wall"),
        doubleOrNull(rs, "last_wall"),
        longOrNull(rs, "first_value_step"),
        longOrNull(rs, "last_value_step"),
        rs.getBoolean("steps_go_back"),
        FileState.valueOf(rs.getString("state")));
  }

  private static @Nullable CorruptSpan pending(ResultSet rs) throws SQLException {
    String reason = rs.getString("pending_reason");
    return reason == null
        ? null
        : new CorruptSpan(
            rs.getString("path"),
            rs.getLong("pending_offset"),
            rs.getLong("pending_bytes"),
            reason);
  }

  static StoredFile file(ResultSet rs, int row) throws SQLException {
    return new StoredFile(
        rs.getInt("no"),
        rs.getString("path"),
        rs.getLong("size"),
        rs.getLong("read_to"),
        rs.getLong("records"),
        FileState.valueOf(rs.getString("state")));
  }

  static Segment segment(ResultSet rs, int row) throws SQLException {
    return new Segment(
        rs.getInt("no"),
        rs.getInt("file_no"),
        rs.getBoolean("session"),
        rs.getInt("attempt"),
        longOrNull(rs, "branch_step"));
  }

  static SegmentMemory segmentMemory(ResultSet rs, int row) throws SQLException {
    SegmentMemory memory = new SegmentMemory(segment(rs, row));
    memory.stored = true;
    memory.points = rs.getLong("points");
    if (memory.points > 0) {
      memory.minStep = rs.getLong("min_step");
      memory.maxStep = rs.getLong("max_step");
    }
    return memory;
  }

  static TagSpec tagSpec(ResultSet rs, int row) throws SQLException {
    return new TagSpec(
        rs.getString("name"),
        Kind.valueOf(rs.getString("kind")),
        rs.getString("plugin"),
        rs.getString("display_name"),
        rs.getString("description"));
  }

  static TagMemory tagMemory(ResultSet rs, int row) throws SQLException {
    TagMemory tag = new TagMemory(rs.getLong("id"), tagSpec(rs, row));
    tag.stored = true;
    tag.dtype = dtypeOrNull(rs, "dtype");
    tag.points = rs.getLong("points");
    tag.nan = rs.getLong("nan");
    tag.infinite = rs.getLong("infinite");
    tag.outOfOrder = rs.getLong("out_of_order");
    tag.attempts = rs.getInt("attempts");
    tag.last = lastPoint(rs);
    return tag;
  }

  static StoredTag tag(ResultSet rs, RunId run) throws SQLException {
    TagSpec spec = tagSpec(rs, 0);
    return new StoredTag(
        rs.getLong("id"),
        run,
        spec.name(),
        spec.kind(),
        spec.plugin(),
        spec.displayName(),
        spec.description(),
        dtypeOrNull(rs, "dtype"),
        rs.getLong("points"),
        rs.getLong("nan"),
        rs.getLong("infinite"),
        rs.getLong("out_of_order"),
        rs.getInt("attempts"),
        lastPoint(rs));
  }

  private static StoredTag.@Nullable LastPoint lastPoint(ResultSet rs) throws SQLException {
    DType dtype = dtypeOrNull(rs, "last_dtype");
    return dtype == null
        ? null
        : new StoredTag.LastPoint(
            rs.getLong("last_step"), rs.getDouble("last_wall"), dtype, rs.getLong("last_bits"));
  }

  static PointSummary summary(ResultSet rs) throws SQLException {
    return new PointSummary(
        new PointSummary.Steps(
            rs.getLong("step_first"),
            rs.getLong("step_last"),
            rs.getLong("step_min"),
            rs.getLong("step_max")),
        rs.getBoolean("sorted"),
        new PointSummary.Walls(
            rs.getDouble("wall_first"),
            rs.getDouble("wall_last"),
            rs.getDouble("wall_min"),
            rs.getDouble("wall_max")),
        new PointSummary.Values(
            rs.getLong("value_first"),
            rs.getLong("value_last"),
            rs.getLong("value_min"),
            rs.getLong("value_max"),
            rs.getDouble("value_sum"),
            rs.getInt("finite"),
            rs.getInt("nan"),
            rs.getInt("positive_infinite"),
            rs.getInt("negative_infinite")));
  }

  private static @Nullable Long longOrNull(ResultSet rs, String column) throws SQLException {
    long value = rs.getLong(column);
    return rs.wasNull() ? null : Long.valueOf(value);
  }

  private static @Nullable Double doubleOrNull(ResultSet rs, String column) throws SQLException {
    double value = rs.getDouble(column);
    return rs.wasNull() ? null : Double.valueOf(value);
  }

  private static @Nullable DType dtypeOrNull(ResultSet rs, String column) throws SQLException {
    String name = rs.getString(column);
    return name == null ? null : DType.valueOf(name);
  }
}
