package dev.mindinsight.server.api;

import dev.mindinsight.server.query.ContentQueries;
import dev.mindinsight.server.query.Contents;
import dev.mindinsight.server.query.Value;
import dev.mindinsight.server.query.ValueQueries;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.MediaFacts;
import dev.mindinsight.summary.content.Sounds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** How a list of values is asked for, whatever it is made of: the same parameters and faults. */
final class ValueLists {

  private static final Set<Kind> KEPT = Set.of(Kind.TEXT, Kind.HISTOGRAM);

  private final ValueQueries values;
  private final ContentQueries contents;
  private final ContentBudget budget;

  ValueLists(ValueQueries values, ContentQueries contents, ContentBudget budget) {
    this.values = values;
    this.contents = contents;
    this.budget = budget;
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
    return values(request, kind).flatMap(page -> read(request, page, use));
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
                ? read(request, Sample.of(all, most), all.size(), null, use)
                : read(request, page(all, parameters), use));
  }

  private static Page<Value> page(List<Value> all, Parameters parameters) {
    return Page.of(all, parameters, i -> Long.toString(all.get(i).index()));
  }

  private <T> Mono<Listed<T>> read(
      ServerRequest request, Page<Value> page, BiFunction<Value, Content, T> use) {
    return read(request, page.items(), null, page.next(), use);
  }

  private <T> Mono<Listed<T>> read(
      ServerRequest request,
      List<Value> wanted,
      @Nullable Integer of,
      @Nullable String next,
      BiFunction<Value, Content, T> use) {
    long bytes = wanted.stream().mapToLong(Value::recordBytes).sum();
    if (bytes > Limits.CONTENT_BYTES_MAX) {
      throw ProblemException.overLimit(
          "bytes of the records of one answer", Limits.CONTENT_BYTES_MAX, bytes);
    }
    budget.takeToRead(request.exchange(), held(wanted, bytes));
    return Answers.timely(contents.contents(wanted, use)).map(read -> new Listed<>(read, of, next));
  }

  /** Contents are decoded one at a time; of texts and histograms the answer keeps everything. */
  private static long held(List<Value> wanted, long bytes) {
    return wanted.stream().map(Value::kind).anyMatch(KEPT::contains)
        ? bytes
        : wanted.stream().mapToLong(Value::recordBytes).max().orElse(0);
  }

  /**
   * A value with the facts of its images or sounds.
   *
   * @param value which
   * @param facts in their order
   */
  record Media(Value value, List<? extends MediaFacts> facts) {}

  /**
   * As {@link #values}, with the facts of each value's images or sounds. A file is read only where
   * the store keeps no facts: what an earlier version read has none.
   */
  Mono<Listed<Media>> media(ServerRequest request, Kind kind) {
    return values(request, kind)
        .flatMap(page -> {
          List<Value> without =
              page.items().stream().filter(value -> value.media().isEmpty()).toList();
          return read(request, without, null, page.next(), ValueLists::media)
              .map(read -> new Listed<>(inOrder(page.items(), read.contents()), null, page.next()));
        });
  }

  private static Media media(Value value, Content content) {
    return switch (content) {
      case Images images ->
          new Media(value, images.images().stream().map(Images.Image::facts).toList());
      case Sounds sounds ->
          new Media(value, sounds.sounds().stream().map(Sounds.Sound::facts).toList());
      default -> throw new IllegalStateException("Conflict: no image and no sound: " + content);
    };
  }

  private static Contents<Media> inOrder(List<Value> wanted, Contents<Media> read) {
    Map<Long, Media> byIndex = new HashMap<>();
    read.items().forEach(media -> byIndex.put(media.value().index(), media));
    List<Media> all = new ArrayList<>();
    for (Value value : wanted) {
      Media media =
          value.media().isEmpty() ? byIndex.get(value.index()) : new Media(value, value.media());
      if (media != null) {
        all.add(media);
      }
    }
    return new Contents<>(all, read.faults());
  }
}
