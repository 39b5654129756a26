package dev.mindinsight.engine.observe;

import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.EventSink;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.reader.ContentPlace;
import dev.mindinsight.summary.reader.ContentReader;
import dev.mindinsight.summary.reader.EventFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one event file of a directory: what is no scalar, with its contents. */
record WrittenRun(Path file, List<OtherValue> all) {

  /** A value and what it holds. */
  record Value(long step, Content content) {}

  static WrittenRun in(Path directory) throws IOException {
    Path file;
    try (Stream<Path> files = Files.list(directory)) {
      file = files.findFirst().orElseThrow();
    }
    List<OtherValue> values = new ArrayList<>();
    EventSink sink =
        new EventSink() {
          @Override
          public void scalar(TagInfo tag, long step, double wallTime, DType dtype, long bits) {}

          @Override
          public void event(SummaryEvent event) {
            switch (event) {
              case OtherValue value -> values.add(value);
              case SummaryEvent.SkippedBytes _, SummaryEvent.UnknownContent _ ->
                  throw new AssertionError(event);
              default -> {}
            }
          }
        };
    try (EventFileReader reader = EventFileReader.open(file, 0, List.of())) {
      reader.read(sink, Long.MAX_VALUE);
    }
    return new WrittenRun(file, values);
  }

  Set<Kind> kinds() {
    return all.stream().map(value -> value.tag().kind()).collect(Collectors.toSet());
  }

  List<Value> values(String tag, Kind kind) throws Exception {
    List<Value> found = new ArrayList<>();
    for (OtherValue value : all) {
      if (value.tag().kind() == kind && value.tag().tag().name().equals(tag)) {
        ContentPlace place =
            new ContentPlace(value.recordOffset(), value.recordChecksum(), value.valueIndex());
        found.add(new Value(value.step(), ContentReader.read(file, place, kind)));
      }
    }
    return found;
  }

  /** The content of the only value of a series. */
  Content only(String tag, Kind kind) throws Exception {
    List<Value> values = values(tag, kind);
    if (values.size() != 1) {
      throw new AssertionError(values.size() + " values of " + tag);
    }
    return values.getFirst().content();
  }
}
