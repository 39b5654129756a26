package dev.mindinsight.server.api;

import dev.mindinsight.server.query.Buckets;
import dev.mindinsight.server.query.Columns;
import dev.mindinsight.summary.DType;

/**
 * Columns as JSON. Floating-point values are written in the shortest form that reads back to the
 * same number of their own precision; integers as they are.
 */
enum ColumnText {
  /** Steps, exact. */
  STEP("step") {
    @Override
    void append(StringBuilder out, Columns columns, int row) {
      out.append(columns.steps()[row]);
    }
  },
  /** Wall times in seconds. */
  WALL_TIME("wallTime") {
    @Override
    void append(StringBuilder out, Columns columns, int row) {
      out.append(columns.wallTimesSeconds()[row]);
    }
  },
  /** Values. */
  VALUE("value") {
    @Override
    void append(StringBuilder out, Columns columns, int row) {
      value(out, columns.dtype(), columns.bits()[row]);
    }
  },
  /** The attempts that the points belong to. */
  ATTEMPT("attempt") {
    @Override
    void append(StringBuilder out, Columns columns, int row) {
      out.append(columns.attempts()[row]);
    }
  };

  private final String field;

  ColumnText(String field) {
    this.field = field;
  }

  abstract void append(StringBuilder out, Columns columns, int row);

  /** Appends the beginning of the column's field, up to its first element. */
  void open(StringBuilder out) {
    out.append(",\"").append(field).append("\":[");
  }

  /** Appends elements, the first of them without a comma in front if it is the column's first. */
  void elements(StringBuilder out, Columns columns, boolean first) {
    for (int row = 0; row < columns.count(); row++) {
      if (row > 0 || !first) {
        out.append(',');
      }
      append(out, columns, row);
    }
  }

  void whole(StringBuilder out, Columns columns) {
    open(out);
    elements(out, columns, true);
    out.append(']');
  }

  static void all(StringBuilder out, Columns columns) {
    for (ColumnText column : values()) {
      column.whole(out, columns);
    }
  }

  static void buckets(StringBuilder out, DType dtype, Buckets buckets) {
    extremes(out, "min", dtype, buckets.minBits(), buckets.finite());
    extremes(out, "max", dtype, buckets.maxBits(), buckets.finite());
    out.append(",\"nan\":[");
    for (int row = 0; row < buckets.nan().length; row++) {
      out.append(row > 0 ? "," : "").append(buckets.nan()[row]);
    }
    out.append(']');
  }

  static void smoothed(StringBuilder out, double[] smoothed) {
    out.append(",\"smoothed\":[");
    for (int row = 0; row < smoothed.length; row++) {
      out.append(row > 0 ? "," : "");
      floating(out, DType.FLOAT64, smoothed[row]);
    }
    out.append(']');
  }

  private static void extremes(
      StringBuilder out, String field, DType dtype, long[] bits, long[] finite) {
    out.append(",\"").append(field).append("\":[");
    for (int row = 0; row < bits.length; row++) {
      out.append(row > 0 ? "," : "");
      if (finite[row] == 0) {
        out.append("null");
      } else {
        value(out, dtype, bits[row]);
      }
    }
    out.append(']');
  }

  private static void value(StringBuilder out, DType dtype, long bits) {
    if (dtype.floating()) {
      floating(out, dtype, Double.longBitsToDouble(bits));
    } else if (dtype == DType.UINT64) {
      out.append(Long.toUnsignedString(bits));
    } else {
      out.append(bits);
    }
  }

  private static void floating(StringBuilder out, DType dtype, double value) {
    if (!Double.isFinite(value)) {
      out.append('"').append(value).append('"');
    } else if (dtype == DType.FLOAT64) {
      out.append(value);
    } else {
      out.append((float) value); // Every narrower type is exact in float32.
    }
  }
}
