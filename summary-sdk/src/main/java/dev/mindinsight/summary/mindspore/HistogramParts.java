package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Histogram;
import java.util.Arrays;

/** Reads a Histogram: its numbers here, its buckets by {@link Buckets}. */
final class HistogramParts {

  /** MindSpore writes 90 buckets at most; more than this many no screen shows. */
  static final int BUCKETS_MAX = 1 << 20;

  private double[] left = new double[90];
  private double[] width = new double[90];
  private long[] counts = new long[90];
  private int count;
  private long nan;
  private long positiveInfinite;
  private long negativeInfinite;
  private double max = Double.NaN;
  private double min = Double.NaN;
  private double sum;
  private boolean hasSum;

  private HistogramParts() {}

  static Histogram read(Wire wire) throws MalformedEventException, ContentException {
    HistogramParts parts = new HistogramParts();
    Wire bucketWire = new Wire();
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == (1 << 3 | Wire.BYTES)) {
        int length = wire.length();
        parts.bucket(bucketWire.over(wire.bytes(), wire.position(), length));
        wire.pass(length);
      } else {
        parts.number(wire, key);
      }
    }
    return parts.histogram();
  }

  private void number(Wire wire, int key) throws MalformedEventException {
    switch (key) {
      case 2 << 3 | Wire.VARINT -> nan = wire.varint();
      case 3 << 3 | Wire.VARINT -> positiveInfinite = wire.varint();
      case 4 << 3 | Wire.VARINT -> negativeInfinite = wire.varint();
      case 5 << 3 | Wire.FIXED64 -> max = Double.longBitsToDouble(wire.fixed64());
      case 6 << 3 | Wire.FIXED64 -> min = Double.longBitsToDouble(wire.fixed64());
      case 7 << 3 | Wire.FIXED64 -> {
        sum = Double.longBitsToDouble(wire.fixed64());
        hasSum = true;
      }
      default -> wire.skip(key);
    }
  }

  private void bucket(Wire wire) throws MalformedEventException, ContentException {
    if (count == BUCKETS_MAX) {
      throw new ContentException(
          "Unsupported histogram: got more than %d buckets".formatted(BUCKETS_MAX));
    }
    if (count == left.length) {
      left = Arrays.copyOf(left, count * 2);
      width = Arrays.copyOf(width, count * 2);
      counts = Arrays.copyOf(counts, count * 2);
    }
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.FIXED64 -> left[count] = Double.longBitsToDouble(wire.fixed64());
        case 2 << 3 | Wire.FIXED64 -> width[count] = Double.longBitsToDouble(wire.fixed64());
        case 3 << 3 | Wire.VARINT -> counts[count] = wire.varint();
        default -> wire.skip(key);
      }
    }
    count++;
  }

  private Histogram histogram() throws ContentException {
    if (nan < 0 || positiveInfinite < 0 || negativeInfinite < 0) {
      throw new ContentException(
          "Malformed histogram: got %d NaN, %d +Inf and %d -Inf, want no negative counts"
              .formatted(nan, positiveInfinite, negativeInfinite));
    }
    Buckets buckets =
        new Buckets(
            Arrays.copyOf(left, count),
            Arrays.copyOf(width, count),
            Arrays.copyOf(counts, count),
            min,
            max);
    return buckets.histogram(nan, positiveInfinite, negativeInfinite, hasSum ? sum : null);
  }
}
