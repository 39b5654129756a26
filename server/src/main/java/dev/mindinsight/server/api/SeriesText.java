package dev.mindinsight.server.api;

import dev.mindinsight.server.query.Columns;
import dev.mindinsight.server.query.Series;
import dev.mindinsight.server.query.SeriesQueries;
import dev.mindinsight.server.query.SeriesRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A series as JSON text, in pieces of limited size. A whole series is read once for each column,
 * since a column must end before the next begins and neither fits in memory.
 */
final class SeriesText {

  private final SeriesQueries queries;

  SeriesText(SeriesQueries queries) {
    this.queries = queries;
  }

  Flux<String> of(SeriesRequest request, Series series) {
    return switch (series) {
      case Series.Drawn drawn -> Flux.just(drawn(request, drawn));
      case Series.Whole whole -> whole(request, whole);
    };
  }

  private static String drawn(SeriesRequest request, Series.Drawn drawn) {
    StringBuilder out = head(request, drawn, drawn.columns().count());
    ColumnText.all(out, drawn.columns());
    if (drawn.buckets() != null) {
      ColumnText.buckets(out, drawn.dtype(), drawn.buckets());
    }
    if (drawn.smoothed() != null) {
      ColumnText.smoothed(out, drawn.smoothed());
    }
    return out.append('}').toString();
  }

  private Flux<String> whole(SeriesRequest request, Series.Whole whole) {
    Flux<String> columns =
        Flux.fromArray(ColumnText.values()).concatMap(column -> column(column, whole), 1);
    return Flux.concat(
        Mono.just(head(request, whole, whole.count()).toString()), columns, Mono.just("}"));
  }

  private Flux<String> column(ColumnText column, Series.Whole whole) {
    StringBuilder open = new StringBuilder();
    column.open(open);
    Flux<String> elements =
        Flux.range(0, whole.parts().size())
            .concatMap(
                i ->
                    Answers.timely(queries.part(whole.parts().get(i)))
                        .map(columns -> elements(column, columns, i == 0)),
                1);
    return Flux.concat(Mono.just(open.toString()), elements, Mono.just("]"));
  }

  private static String elements(ColumnText column, Columns columns, boolean first) {
    StringBuilder out = new StringBuilder();
    column.elements(out, columns, first);
    return out.toString();
  }

  private static StringBuilder head(SeriesRequest request, Series series, long drawn) {
    return new StringBuilder()
        .append("{\"run\":")
        .append(Json.text(request.run()))
        .append(",\"tag\":")
        .append(Json.text(request.tag()))
        .append(",\"dtype\":\"")
        .append(series.dtype().apiName())
        .append("\",\"count\":")
        .append(series.count())
        .append(",\"drawn\":")
        .append(drawn);
  }
}
