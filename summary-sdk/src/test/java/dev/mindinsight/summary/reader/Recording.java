package dev.mindinsight.summary.reader;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.TagInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A sink that remembers everything, in order. */
public final class Recording implements EventSink {

  /** One scalar as it came. */
  public record Point(TagInfo tag, long step, double wallTimeSeconds, DType dtype, long bits) {

    /** The value as a double. */
    public double value() {
      return dtype.toDouble(bits);
    }
  }

  /** Points and events in the order of the file. */
  public final List<Object> all = new ArrayList<>();

  /** Reads a whole file. */
  public static Recording of(Path file) throws IOException {
    Recording recording = new Recording();
    try (EventFileReader reader = EventFileReader.open(file, 0, List.of())) {
      ReadProgress progress = reader.read(recording, Long.MAX_VALUE);
      if (!progress.reachedEnd()) {
        throw new AssertionError("stopped before the end: " + progress);
      }
    }
    return recording;
  }

  @Override
  public void scalar(TagInfo tag, long step, double wallTimeSeconds, DType dtype, long bits) {
    all.add(new Point(tag, step, wallTimeSeconds, dtype, bits));
  }

  @Override
  public void event(SummaryEvent event) {
    all.add(event);
  }

  /** The points of one tag. */
  public List<Point> points(String tag) {
    return points().stream().filter(point -> point.tag().tag().name().equals(tag)).toList();
  }

  /** All points. */
  public List<Point> points() {
    return events(Point.class);
  }

  /** All events of one type. */
  public <T> List<T> events(Class<T> type) {
    return all.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
