package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mindinsight.server.query.Value;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.Content;
import dev.mindinsight.summary.content.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /texts}. */
final class TextHandlers {

  private final ValueLists lists;

  TextHandlers(ValueLists lists) {
    this.lists = lists;
  }

  record Text(long step, double wallTime, int attempt, List<String> text, List<Integer> shape) {

    static Text of(Value value, Content content) {
      Texts texts = (Texts) content;
      return new Text(
          value.step(), value.wallTimeSeconds(), value.attempt(), texts.texts(), texts.shape());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TextList(List<Text> texts, @Nullable List<FaultBody> faults, @Nullable String next) {}

  Mono<ServerResponse> texts(ServerRequest request) {
    return lists
        .contents(request, Kind.TEXT, Text::of)
        .map(read ->
            new TextList(read.contents().items(), FaultBody.of(read.contents()), read.next()))
        .flatMap(Answers::json);
  }
}
