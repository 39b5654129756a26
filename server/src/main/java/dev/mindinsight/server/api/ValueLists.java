package dev.mindinsight.server.api;

import dev.mindinsight.server.query.ContentQueries;
import dev.mindinsight.server.query.Contents;
import dev.mindinsight.server.query.Value;
import dev.mindinsight.server.query.ValueQueries;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** How a list of values is asked for, whatever it is made of: the same parameters and faults. */
final class ValueLists {

  private final ValueQueries values;
  private final ContentQueries contents;

  ValueLists(ValueQueries values, ContentQueries contents) {
    this.values = values;
    this.contents = contents;
  }

  /**
   * A part of a list of values with their contents.
   *
   * @param contents what could be read, and what not
   * @param next the cursor of what follows, or null if nothing does
   */
  record Listed<T>(Contents<T> contents, @Nullable String next) {}

  /** The values that a request wants, cut to the part that it wants of the list. */
  Mono<Page<Value>> values(ServerRequest request, Kind kind) {
    Parameters parameters = Parameters.of(request, ValueRequests.PARAMETERS);
    return Answers.timely(values.values(ValueRequests.of(parameters, kind)))
        .map(all -> Page.of(all, parameters, i -> Long.toString(all.get(i).index())));
  }

  /** As {@link #values}, with what is made of each value's content. */
  <T> Mono<Listed<T>> contents(
      ServerRequest request, Kind kind, BiFunction<Value, Content, T> use) {
    return values(request, kind)
        .flatMap(page -> {
          List<Value> wanted = page.items();
          long bytes = wanted.stream().mapToLong(Value::recordBytes).sum();
          if (bytes > Limits.CONTENT_BYTES_MAX) {
            throw ProblemException.overLimit(
                "bytes of the records of one answer", Limits.CONTENT_BYTES_MAX, bytes);
          }
          return Answers.timely(contents.contents(wanted, use))
              .map(read -> new Listed<>(read, page.next()));
        });
  }
}
