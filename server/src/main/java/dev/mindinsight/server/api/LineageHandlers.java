package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mindinsight.lineage.RunLineage;
import dev.mindinsight.server.query.LineageQueries;
import dev.mindinsight.server.query.LineageView;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.Lineage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /lineage}. */
final class LineageHandlers {

  private final LineageQueries queries;

  LineageHandlers(LineageQueries queries) {
    this.queries = queries;
  }

  record Operation(String name, Map<String, Object> parameters, List<Operation> inputs) {

    static Operation of(DataPipeline.Operation operation) {
      return new Operation(
          operation.name(),
          operation.parameters(),
          operation.inputs().stream().map(Operation::of).toList());
    }
  }

  record Row(
      String run,
      String name,
      @Nullable String network,
      @Nullable String optimizer,
      @Nullable Double learningRate,
      @Nullable String lossFunction,
      @Nullable Long epochs,
      @Nullable Long batchSize,
      @Nullable Long deviceCount,
      @Nullable Long trainSize,
      @Nullable Long testSize,
      @Nullable Long modelSize,
      @Nullable Double loss,
      Map<String, Double> metrics,
      Map<String, Object> userDefined,
      Map<String, Object> hparams,
      @Nullable String datasetMark,
      @Nullable Operation dataset,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> faults) {

    static Row of(LineageView view) {
      Lineage said = view.lineage();
      DataPipeline dataset = said.dataset();
      return new Row(
          view.run(),
          view.name(),
          said.network(),
          said.optimizer(),
          said.learningRate(),
          said.lossFunction(),
          said.epochs(),
          said.batchSize(),
          said.deviceCount(),
          said.trainSize(),
          said.testSize(),
          said.modelSize(),
          said.loss(),
          said.metrics(),
          said.userDefined(),
          said.hparams(),
          dataset == null ? null : RunLineage.datasetMark(dataset),
          dataset == null ? null : Operation.of(dataset.root()),
          said.faults().isEmpty() ? null : said.faults());
    }
  }

  record Rows(List<Row> runs, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  Mono<ServerResponse> lineage(ServerRequest request) {
    Parameters parameters = Parameters.of(request, Page.LIMIT, Page.CURSOR);
    return Answers.timely(queries.lineage())
        .map(runs -> Page.of(runs, parameters, i -> runs.get(i).run()))
        .map(page -> new Rows(page.items().stream().map(Row::of).toList(), page.next()))
        .flatMap(Answers::json);
  }
}
