package dev.mindinsight.server.query;

import dev.mindinsight.summary.DType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One series as it was asked for. */
public sealed interface Series {

  /** What its values are. */
  DType dtype();

  /** How many points its attempts have in the range, drawn or not. */
  long count();

  /**
   * A series that fits in memory.
   *
   * @param count how many points there are
   * @param columns the points that are drawn: all, or each bucket's last
   * @param buckets what each drawn point stands for; null where it stands for itself
   * @param smoothed the moving average at each drawn point, as {@link Smoothing} defines it; null
   *     where none was asked for
   */
  @SuppressWarnings("ArrayRecordComponent") // Columns are arrays, and nobody compares them.
  record Drawn(long count, Columns columns, @Nullable Buckets buckets, double @Nullable [] smoothed)
      implements Series {
    @Override
    public DType dtype() {
      return columns.dtype();
    }
  }

  /**
   * A whole series of any length, to be fetched part by part. Which points it has is settled: what
   * arrives meanwhile is not among them.
   *
   * @param dtype what the values are
   * @param count how many points there are
   * @param parts they follow each other in the order of the series
   */
  record Whole(DType dtype, long count, List<Part> parts) implements Series {}

  /** A part of a long series, for {@link SeriesQueries#part}. */
  final class Part {
    private final SeriesRequest request;
    private final Selection selection;
    private final Window window;
    private final DType dtype;

    Part(SeriesRequest request, Selection selection, Window window, DType dtype) {
      this.request = request;
      this.selection = selection.within(window.from(), window.to());
      this.window = window;
      this.dtype = dtype;
    }

    SeriesRequest request() {
      return request;
    }

    Window window() {
      return window;
    }

    Gathering gathering() {
      return new Gathering(selection, new SeriesValues(dtype), window.countMax());
    }
  }
}
