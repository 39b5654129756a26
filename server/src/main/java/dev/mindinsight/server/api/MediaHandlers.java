package dev.mindinsight.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mindinsight.server.query.Value;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.MediaFacts;
import dev.mindinsight.summary.content.SoundFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Answers {@code /images} and {@code /audio}: what is known of them, and where their bytes are. */
final class MediaHandlers {

  private final ValueLists lists;

  MediaHandlers(ValueLists lists) {
    this.lists = lists;
  }

  record Image(
      long step,
      double wallTime,
      int attempt,
      int index,
      int width,
      int height,
      int colorspace,
      String mediaType,
      String url,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String fault) {

    static Image of(Value value, int item, ImageFacts facts, String url) {
      return new Image(
          value.step(),
          value.wallTimeSeconds(),
          value.attempt(),
          item,
          facts.width(),
          facts.height(),
          facts.colorspace(),
          MediaTypes.served(facts.mediaType()),
          url,
          facts.fault());
    }
  }

  record Sound(
      long step,
      double wallTime,
      int attempt,
      int index,
      String mediaType,
      double sampleRate,
      long frames,
      int channels,
      String url,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) String fault) {

    static Sound of(Value value, int item, SoundFacts facts, String url) {
      return new Sound(
          value.step(),
          value.wallTimeSeconds(),
          value.attempt(),
          item,
          MediaTypes.served(facts.mediaType()),
          facts.sampleRate(),
          facts.frames(),
          facts.channels(),
          url,
          facts.fault());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ImageList(List<Image> images, @Nullable List<FaultBody> faults, @Nullable String next) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record SoundList(List<Sound> audio, @Nullable List<FaultBody> faults, @Nullable String next) {}

  Mono<ServerResponse> images(ServerRequest request) {
    return lists
        .media(request, Kind.IMAGE)
        .map(read ->
            new ImageList(
                items(request, read, ImageFacts.class, Image::of),
                FaultBody.of(read.contents()),
                read.next()))
        .flatMap(Answers::json);
  }

  Mono<ServerResponse> audio(ServerRequest request) {
    return lists
        .media(request, Kind.AUDIO)
        .map(read ->
            new SoundList(
                items(request, read, SoundFacts.class, Sound::of),
                FaultBody.of(read.contents()),
                read.next()))
        .flatMap(Answers::json);
  }

  /** Makes an item of an answer. */
  private interface Item<F, T> {
    T of(Value value, int item, F facts, String url);
  }

  private static <F extends MediaFacts, T> List<T> items(
      ServerRequest request,
      ValueLists.Listed<ValueLists.Media> read,
      Class<F> type,
      Item<F, T> make) {
    Parameters parameters = Parameters.of(request, ValueRequests.PARAMETERS);
    String run = parameters.required("run");
    String tag = parameters.required("tag");
    List<T> items = new ArrayList<>();
    for (ValueLists.Media one : read.contents().items()) {
      int item = 0;
      for (F facts : facts(one, type).toList()) {
        String url = ContentUrl.of(run, tag, one.value(), item);
        items.add(make.of(one.value(), item++, facts, url));
      }
    }
    return items;
  }

  private static <F extends MediaFacts> Stream<F> facts(ValueLists.Media one, Class<F> type) {
    return one.facts().stream().map(type::cast);
  }
}
