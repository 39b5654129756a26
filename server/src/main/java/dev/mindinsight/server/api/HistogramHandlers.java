package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mindinsight.server.query.Contents;
import dev.mindinsight.server.query.Value;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.Histogram;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /histograms}. */
final class HistogramHandlers {

  private final ValueLists lists;

  HistogramHandlers(ValueLists lists) {
    this.lists = lists;
  }

  record HistogramBody(long step, double wallTime, int attempt, @JsonUnwrapped Buckets buckets) {

    static HistogramBody of(Value value, Histogram histogram) {
      return new HistogramBody(
          value.step(), value.wallTimeSeconds(), value.attempt(), Buckets.of(histogram));
    }
  }

  /**
   * The answer.
   *
   * @param of how many there are in the range; null, and left out, unless a sample was asked for
   */
  record HistogramList(
      List<HistogramBody> histograms,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer of,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FaultBody> faults,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  Mono<ServerResponse> histograms(ServerRequest request) {
    AtomicLong buckets = new AtomicLong();
    return lists
        .sampledContents(request, Kind.HISTOGRAM, (value, content) -> body(value, content, buckets))
        .map(HistogramHandlers::list)
        .flatMap(Answers::json);
  }

  private static HistogramList list(ValueLists.Listed<HistogramBody> read) {
    Contents<HistogramBody> contents = read.contents();
    return new HistogramList(contents.items(), read.of(), FaultBody.of(contents), read.next());
  }

  private static HistogramBody body(Value value, Content content, AtomicLong buckets) {
    Histogram histogram = (Histogram) content;
    long all = buckets.addAndGet(histogram.counts().length);
    if (all > Limits.BUCKETS_MAX) {
      throw ProblemException.overLimit(
          "buckets of one answer without 'limit' or 'sample'", Limits.BUCKETS_MAX, all);
    }
    return HistogramBody.of(value, histogram);
  }
}
