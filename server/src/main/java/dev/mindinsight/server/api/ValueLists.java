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
   * @param of how many there are where a sample was wanted, else null
   * @param next the cursor of what follows, or null if nothing does
   */
  record Listed<T>(Contents<T> contents, @Nullable Integer of, @Nullable String next) {}

  /** The values that a request wants, cut to the part that it wants of the list. */
  Mono<Page<Value>> values(ServerRequest request, Kind kind) {
    Parameters parameters = Parameters.of(request, ValueRequests.PARAMETERS);
    return Answers.timely(values.values(ValueRequests.of(parameters, kind)))
        .map(all -> page(all, parameters));
  }

  /** As {@link #values}, with what is made of each value's content. */
  <T> Mono<Listed<T>> contents(
      ServerRequest request, Kind kind, BiFunction<Value, Content, T> use) {
    return values(request, kind).flatMap(page -> read(page, use));
  }

  /**
   * As {@link #contents}, but a request may want a {@link Sample} instead of a part of the list.
   */
  <T> Mono<Listed<T>> sampledContents(
      ServerRequest request, Kind kind, BiFunction<Value, Content, T> use) {
    Parameters parameters = Parameters.of(request, ValueRequests.SAMPLED_PARAMETERS);
    int most = parameters.integer(Sample.PARAMETER, 0, 2, Sample.MOST);
    if (most > 0 && parameters.anyOf(Page.LIMIT, Page.CURSOR)) {
      throw ProblemException.malformed(
          Sample.PARAMETER, "none beside limit and cursor", Integer.toString(most));
    }
    return Answers.timely(values.values(ValueRequests.of(parameters, kind)))
        .flatMap(all ->
            most > 0
                ? read(Sample.of(all, most), all.size(), null, use)
                : read(page(all, parameters), use));
  }

  private static Page<Value> page(List<Value> all, Parameters parameters) {
    return Page.of(all, parameters, i -> Long.toString(all.get(i).index()));
  }

  private <T> Mono<Listed<T>> read(Page<Value> page, BiFunction<Value, Content, T> use) {
    return read(page.items(), null, page.next(), use);
  }

  private <T> Mono<Listed<T>> read(
      List<Value> wanted,
      @Nullable Integer of,
      @Nullable String next,
      BiFunction<Value, Content, T> use) {
    long bytes = wanted.stream().mapToLong(Value::recordBytes).sum();
    if (bytes > Limits.CONTENT_BYTES_MAX) {
      throw ProblemException.overLimit(
          "bytes of the records of one answer", Limits.CONTENT_BYTES_MAX, bytes);
    }
    return Answers.timely(contents.contents(wanted, use)).map(read -> new Listed<>(read, of, next));
  }
}
