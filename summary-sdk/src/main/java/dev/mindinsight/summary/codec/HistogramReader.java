package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.TensorContent;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.DoubleStream;

/** Reads histograms: the HistogramProto of TensorFlow 1, and the tensor of rows of TensorFlow 2. */
final class HistogramReader {

  private static final int MIN_KEY = 1 << 3 | Wire.FIXED64;
  private static final int MAX_KEY = 2 << 3 | Wire.FIXED64;
  private static final int NUM_KEY = 3 << 3 | Wire.FIXED64;
  private static final int SUM_KEY = 4 << 3 | Wire.FIXED64;
  private static final int LIMIT_FIELD = 6;
  private static final int COUNT_FIELD = 7;

  private double min;
  private double max;
  private double num;
  private double sum;

  private HistogramReader() {}

  /**
   * Reads a HistogramProto.
   *
   * @param wire stands at its first byte
   * @param others what its writer counted beside it
   */
  static Histogram legacy(Wire wire, NonFiniteCounts others)
      throws MalformedEventException, ContentException {
    return new HistogramReader().read(wire, others);
  }

  private Histogram read(Wire wire, NonFiniteCounts others)
      throws MalformedEventException, ContentException {
    Doubles limits = new Doubles();
    Doubles counts = new Doubles();
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case MIN_KEY -> min = Double.longBitsToDouble(wire.fixed64());
        case MAX_KEY -> max = Double.longBitsToDouble(wire.fixed64());
        case NUM_KEY -> num = Double.longBitsToDouble(wire.fixed64());
        case SUM_KEY -> sum = Double.longBitsToDouble(wire.fixed64());
        default -> {
          if (key >>> 3 == LIMIT_FIELD) {
            limits.add(wire, key);
          } else if (key >>> 3 == COUNT_FIELD) {
            counts.add(wire, key);
          } else {
            wire.skip(key);
          }
        }
      }
    }
    return histogram(limits.toArray(), counts.toArray(), others);
  }

  /** A limit is the upper edge of its bucket and the lower one of the next. */
  private Histogram histogram(double[] limits, double[] counts, NonFiniteCounts others)
      throws ContentException {
    if (limits.length != counts.length) {
      throw new ContentException(
          "Malformed histogram: got %d limits and %d counts, want as many of each"
              .formatted(limits.length, counts.length));
    }
    double[] left = new double[limits.length];
    if (left.length > 0) {
      left[0] = -Double.MAX_VALUE;
      System.arraycopy(limits, 0, left, 1, limits.length - 1);
    }
    HistogramBuckets buckets = HistogramBuckets.of(left, limits, counts);
    boolean bounded = !buckets.isEmpty() && Double.isFinite(min) && Double.isFinite(max);
    if (bounded && min > max) {
      throw new ContentException(
          "Malformed histogram: got a minimum of %s above the maximum of %s".formatted(min, max));
    }
    Double least = bounded ? (Double) min : null;
    Double greatest = bounded ? (Double) max : null;
    buckets.close(least, greatest);
    return buckets.histogram(
        count(buckets) + others.total(),
        others,
        least,
        greatest,
        Double.isFinite(sum) ? (Double) sum : null);
  }

  /** Writers that leave out how many numbers there were still say how many each bucket has. */
  private long count(HistogramBuckets buckets) throws ContentException {
    if (!(num >= 0 && num < Double.POSITIVE_INFINITY)) {
      throw new ContentException(
          "Malformed histogram: got %s numbers, want 0 or more".formatted(num));
    }
    return Math.round(num == 0 ? buckets.total() : num);
  }

  /**
   * Reads a tensor whose rows are a bucket's lower edge, upper edge and count.
   *
   * @param tensor of any floating type
   * @param others what its writer counted beside it
   */
  static Histogram rows(TensorContent tensor, NonFiniteCounts others) throws ContentException {
    List<Integer> shape = tensor.shape();
    if (shape.size() != 2 || shape.get(1) != 3) {
      throw new ContentException(
          "Malformed histogram: got a tensor of shape %s, want [buckets, 3]".formatted(shape));
    }
    int size = tensor.count() / 3;
    checkSize(size);
    double[][] columns = columns(tensor, size);
    HistogramBuckets buckets = HistogramBuckets.of(columns[0], columns[1], columns[2]);
    Double lowest = buckets.lowest();
    Double highest = buckets.highest();
    buckets.close(lowest, highest);
    long count = Math.round(buckets.total()) + others.total();
    return buckets.histogram(count, others, lowest, highest, null);
  }

  private static double[][] columns(TensorContent tensor, int size) throws ContentException {
    ByteBuffer in = ByteBuffer.wrap(tensor.elements()).order(ByteOrder.LITTLE_ENDIAN);
    double[][] columns = new double[3][size];
    for (int i = 0; i < size * 3; i++) {
      columns[i % 3][i / 3] =
          switch (tensor.type()) {
            case FLOAT16 -> Float.float16ToFloat(in.getShort());
            case FLOAT32 -> in.getFloat();
            case FLOAT64 -> in.getDouble();
            default ->
                throw new ContentException(
                    "Malformed histogram: got a tensor of %s, want floating numbers"
                        .formatted(tensor.type().apiName()));
          };
    }
    return columns;
  }

  private static void checkSize(long buckets) throws ContentException {
    if (buckets > HistogramBuckets.BUCKETS_MAX) {
      throw new ContentException(
          "Unsupported histogram: got more than %,d buckets"
              .formatted(HistogramBuckets.BUCKETS_MAX));
    }
  }

  /** A repeated double, packed or not, grown as it comes. */
  private static final class Doubles {

    private final DoubleStream.Builder values = DoubleStream.builder();
    private int size;

    void add(Wire wire, int key) throws MalformedEventException, ContentException {
      switch (key & 7) {
        case Wire.FIXED64 -> add(wire);
        case Wire.BYTES -> {
          Wire packed = wire.message();
          while (packed.hasMore()) {
            add(packed);
          }
        }
        default -> wire.skip(key);
      }
    }

    private void add(Wire wire) throws MalformedEventException, ContentException {
      checkSize(++size);
      values.add(Double.longBitsToDouble(wire.fixed64()));
    }

    double[] toArray() {
      return values.build().toArray();
    }
  }
}
