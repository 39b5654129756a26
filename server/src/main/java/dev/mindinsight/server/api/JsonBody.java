package dev.mindinsight.server.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The JSON body of a request. Each fault names the field, what was wanted and got. */
final class JsonBody {

  private JsonBody() {}

  /** Reads a body, which is empty where there is none. */
  static Mono<byte[]> bytes(ServerRequest request) {
    return DataBufferUtils.join(request.body(BodyExtractors.toDataBuffers()), Limits.BODY_BYTES_MAX)
        .map(JsonBody::bytes)
        .defaultIfEmpty(new byte[0]);
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  static JsonNode parse(byte[] body) {
    try {
      return Json.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw ProblemException.of(
          HttpStatus.BAD_REQUEST, "Malformed body: want JSON, got " + e.getOriginalMessage());
    }
  }

  /** Checks that something is an object with none but the known fields. */
  static void requireFields(JsonNode json, String where, Set<String> known) {
    if (!json.isObject()) {
      throw ProblemException.malformed(where, "an object", json.getNodeType().toString());
    }
    for (String field : json.propertyNames()) {
      if (!known.contains(field)) {
        throw ProblemException.of(
            HttpStatus.BAD_REQUEST, "Unknown field %s in %s".formatted(Shown.quoted(field), where));
      }
    }
  }

  static String required(JsonNode json, String field) {
    String text = text(json, field);
    if (text == null || text.isEmpty()) {
      throw ProblemException.malformed(field, "a value", "none");
    }
    return text;
  }

  /** The text of a single value; null where the field is not there or null. */
  static @Nullable String text(JsonNode json, String field) {
    JsonNode node = json.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (!node.isValueNode()) {
      throw ProblemException.malformed(field, "one value", node.getNodeType().toString());
    }
    return node.asString();
  }

  static int integer(JsonNode json, String field, int absent, int least, int most) {
    String text = text(json, field);
    return text == null ? absent : Numbers.integer(field, text, least, most);
  }

  static boolean flag(JsonNode json, String field) {
    JsonNode node = json.path(field);
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw ProblemException.malformed(field, "true or false", node.getNodeType().toString());
    }
    return node.booleanValue(false);
  }
}
