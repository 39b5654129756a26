package dev.mindinsight.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import reactor.core.publisher.Mono;

/** Answers {@code /openapi.json} with the document that is written as YAML. */
final class OpenApi {

  private static final String FILE = "openapi.yaml";

  private final byte[] json = Json.bytes(document());

  /** Returns the document as maps, lists and values. */
  static Object document() {
    try (InputStream file = Objects.requireNonNull(OpenApi.class.getResourceAsStream(FILE))) {
      return new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Mono<ServerResponse> answer(ServerRequest request) {
    Parameters.of(request);
    return ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(json);
  }
}
