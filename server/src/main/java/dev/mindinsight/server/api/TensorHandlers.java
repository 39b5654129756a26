package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mindinsight.server.query.ContentQueries;
import dev.mindinsight.server.query.Value;
import dev.mindinsight.server.query.ValueQueries;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.content.TensorStatistics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /tensors} and {@code /tensor}. */
final class TensorHandlers {

  private final ValueLists lists;
  private final ValueQueries values;
  private final ContentQueries contents;
  private final ContentBudget budget;

  TensorHandlers(
      ValueLists lists, ValueQueries values, ContentQueries contents, ContentBudget budget) {
    this.lists = lists;
    this.values = values;
    this.contents = contents;
    this.budget = budget;
  }

  record Tensor(
      long step,
      double wallTime,
      int attempt,
      String dtype,
      List<Integer> shape,
      @Nullable TensorStatistics statistics,
      String url) {

    static Tensor of(Value value, Content content, String url) {
      TensorContent tensor = (TensorContent) content;
      return new Tensor(
          value.step(),
          value.wallTimeSeconds(),
          value.attempt(),
          tensor.type().apiName(),
          tensor.shape(),
          TensorStatistics.of(tensor),
          url);
    }
  }

  record TensorList(
      List<Tensor> tensors,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FaultBody> faults,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  Mono<ServerResponse> tensors(ServerRequest request) {
    Parameters parameters = Parameters.of(request, ValueRequests.PARAMETERS);
    String run = parameters.required("run");
    String tag = parameters.required("tag");
    return lists
        .contents(
            request,
            Kind.TENSOR,
            (value, content) -> Tensor.of(value, content, ContentUrl.of(run, tag, value, 0)))
        .map(read ->
            new TensorList(read.contents().items(), FaultBody.of(read.contents()), read.next()))
        .flatMap(Answers::json);
  }

  /** A part of one tensor. The elements can be many: their text is made without a tree of them. */
  Mono<ServerResponse> tensor(ServerRequest request) {
    Parameters parameters = Parameters.of(request, "run", "tag", "value", "slice");
    String wanted = parameters.optional("slice");
    return ContentHandlers.value(values, parameters, Kind.TENSOR)
        .doOnNext(value -> budget.takeToRead(request.exchange(), value.recordBytes()))
        .flatMap(value -> Answers.timely(contents.content(value)))
        .map(content -> {
          TensorContent tensor = (TensorContent) content;
          budget.raise(request.exchange(), tensor.elements().length);
          TensorSlice slice = TensorSlice.of(tensor.shape(), wanted);
          if (slice.count() > Limits.TENSOR_ELEMENTS_MAX) {
            throw ProblemException.overLimit(
                "elements of a slice", Limits.TENSOR_ELEMENTS_MAX, slice.count());
          }
          return slice.json(tensor);
        })
        .flatMap(json ->
            ServerResponse.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json.getBytes(StandardCharsets.UTF_8)));
  }
}
