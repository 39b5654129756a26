package dev.mindinsight.server.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** A series as a list of points, and what must be drawn of it. */
final class NaiveSeries {

  private record Point(long step, double wall, DType dtype, long bits, int segment) {

    long key(Axis axis) {
      return axis == Axis.STEP ? step : Axis.key(wall);
    }
  }

  /** One bucket: its last point, both extremes, and counts. */
  private record Bucket(
      long step, double wall, long bits, int attempt, long min, long max, long finite, long nan) {}

  private final List<Point> arrived = new ArrayList<>();
  private final Set<Integer> replaced = new HashSet<>();
  private DType dtype = DType.FLOAT32;

  void add(RandomPoints.Batch batch) {
    for (int i = 0; i < batch.points().count(); i++) {
      arrived.add(
          new Point(
              batch.points().steps()[i],
              batch.points().wallTimesSeconds()[i],
              batch.dtype(),
              batch.points().bits()[i],
              batch.segment()));
    }
  }

  /** Segment 1 lies in file 1. */
  void replaceFile(int file) {
    replaced.add(file);
  }

  Range range(Axis axis, Random random) {
    long a = arrived.get(random.nextInt(arrived.size())).key(axis);
    long b = arrived.get(random.nextInt(arrived.size())).key(axis);
    return new Range(axis, Math.min(a, b), Math.max(a, b));
  }

  /** Checks what was drawn. */
  void verify(Series.Drawn drawn, Grid grid, AttemptChoice choice, Range range) {
    Axis axis = range.axis();
    int width = grid.width();
    dtype = drawn.dtype();
    List<Point> shown =
        arrived.stream()
            .filter(point -> range.holds(point.key(axis)) && shows(choice, point))
            .toList();
    assertThat(drawn.count()).isEqualTo(shown.size());
    assertThat(drawn.columns().count()).isLessThanOrEqualTo(width);
    if (shown.size() <= width) {
      assertThat(drawn.buckets()).isNull();
      return;
    }
    assertThat(buckets(drawn))
        .isEqualTo(
            switch (grid) {
              case Grid.Even even -> reduce(shown, axis, even(shown, axis, even.width()));
              case Grid.Aligned aligned -> reduce(shown, axis, aligned(shown, aligned));
            });
  }

  /** Checks the averages of what was drawn: each is that of a point like the drawn one. */
  void verifySmoothed(Series.Drawn drawn, AttemptChoice choice, double weight) {
    if (weight == 0) {
      assertThat(drawn.smoothed()).isNull();
      return;
    }
    dtype = drawn.dtype();
    Map<List<Object>, List<Double>> averages = averages(choice, weight);
    double greatest =
        arrived.stream()
            .mapToDouble(point -> Math.abs(point.dtype.toDouble(point.bits)))
            .filter(Double::isFinite)
            .max()
            .orElse(0);
    Columns last = drawn.columns();
    assertThat(drawn.smoothed()).hasSize(last.count());
    for (int i = 0; i < last.count(); i++) {
      double smoothed = drawn.smoothed()[i];
      assertThat(averages.get(List.of(last.steps()[i], last.wallTimesSeconds()[i], last.bits()[i])))
          .anySatisfy(average -> assertThat(near(average, smoothed, greatest)).isTrue());
    }
  }

  private static boolean near(double a, double b, double greatest) {
    return Double.compare(a, b) == 0 || Math.abs(a - b) <= 1e-12 * greatest;
  }

  private Map<List<Object>, List<Double>> averages(AttemptChoice choice, double weight) {
    Map<List<Object>, List<Double>> averages = new HashMap<>();
    double sum = 0;
    double mass = 0;
    for (Point point : arrived) {
      if (shows(choice, point)) {
        double value = point.dtype.toDouble(point.bits);
        if (Double.isFinite(value)) {
          sum = weight * sum + (1 - weight) * value;
          mass = weight * mass + (1 - weight);
        }
        averages
            .computeIfAbsent(
                List.of(point.step, point.wall, value(point)), any -> new ArrayList<>())
            .add(Double.isFinite(value) ? sum / mass : value);
      }
    }
    return averages;
  }

  private boolean shows(AttemptChoice choice, Point point) {
    int attempt = point.segment + 1;
    int wanted =
        switch (choice) {
          case AttemptChoice.All() -> 0;
          case AttemptChoice.Newest() -> 3;
          case AttemptChoice.Numbered(int number) -> number;
        };
    long below = Long.MAX_VALUE;
    for (int younger = Math.max(2, attempt + 1); younger <= wanted; younger++) {
      below = Math.min(below, 100L * younger);
    }
    boolean superseded = point.segment == 1 && replaced.contains(1);
    return wanted == 0
        || (!superseded && (attempt == wanted || (attempt < wanted && point.step < below)));
  }

  private List<Bucket> buckets(Series.Drawn drawn) {
    List<Bucket> buckets = new ArrayList<>();
    Columns last = drawn.columns();
    for (int i = 0; i < last.count(); i++) {
      buckets.add(
          new Bucket(
              last.steps()[i],
              last.wallTimesSeconds()[i],
              last.bits()[i],
              last.attempts()[i],
              drawn.buckets().minBits()[i],
              drawn.buckets().maxBits()[i],
              drawn.buckets().finite()[i],
              drawn.buckets().nan()[i]));
    }
    return buckets;
  }

  private static ToLongFunction<Point> even(List<Point> shown, Axis axis, int width) {
    double from = shown.stream().mapToDouble(point -> place(point, axis)).min().orElseThrow();
    double to = shown.stream().mapToDouble(point -> place(point, axis)).max().orElseThrow();
    return point ->
        to > from
            ? Math.min(width - 1, (long) ((place(point, axis) - from) / (to - from) * width))
            : 0;
  }

  private static double place(Point point, Axis axis) {
    return axis == Axis.STEP ? point.step : point.wall;
  }

  /** Buckets of points at equal steps may be wider than asked for, and begin before the first. */
  private static ToLongFunction<Point> aligned(List<Point> shown, Grid.Aligned grid) {
    long from = shown.stream().mapToLong(Point::step).min().orElseThrow();
    long to = shown.stream().mapToLong(Point::step).max().orElseThrow();
    assertThat(grid.from()).isBetween(from - grid.steps() + 1, from);
    assertThat(grid.steps() / ((to - from) / (double) grid.width())).isLessThan(1.6);
    return point -> Math.floorDiv(point.step - grid.from(), grid.steps());
  }

  private List<Bucket> reduce(List<Point> shown, Axis axis, ToLongFunction<Point> bucketOf) {
    Map<Long, List<Point>> buckets = new TreeMap<>();
    for (Point point : shown) {
      buckets.computeIfAbsent(bucketOf.applyAsLong(point), any -> new ArrayList<>()).add(point);
    }
    return buckets.values().stream().map(points -> bucket(points, axis)).toList();
  }

  private Bucket bucket(List<Point> points, Axis axis) {
    Point last = points.stream().reduce((a, b) -> b.key(axis) >= a.key(axis) ? b : a).orElseThrow();
    List<Long> finite = new ArrayList<>();
    long nan = 0;
    for (Point point : points) {
      double value = Double.longBitsToDouble(value(point));
      if (!dtype.floating() || Double.isFinite(value)) {
        finite.add(value(point));
      } else if (Double.isNaN(value)) {
        nan++;
      }
    }
    finite.sort(this::compare);
    return new Bucket(
        last.step,
        last.wall,
        value(last),
        last.segment + 1,
        finite.isEmpty() ? 0 : finite.getFirst(),
        finite.isEmpty() ? 0 : finite.getLast(),
        finite.size(),
        nan);
  }

  private long value(Point point) {
    return dtype.floating() && !point.dtype.floating()
        ? Double.doubleToRawLongBits(point.dtype.toDouble(point.bits))
        : point.bits;
  }

  private int compare(long a, long b) {
    if (dtype.floating()) {
      return Double.compare(Double.longBitsToDouble(a), Double.longBitsToDouble(b));
    }
    return dtype == DType.UINT64 ? Long.compareUnsigned(a, b) : Long.compare(a, b);
  }
}
