package dev.mindinsight.server.api;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON mapper: fields in the order of the record, NaN and the infinities as strings. */
final class Json {

  static final JsonMapper MAPPER =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  private Json() {}

  static String text(Object body) {
    return MAPPER.writeValueAsString(body);
  }

  static byte[] bytes(Object body) {
    return text(body).getBytes(StandardCharsets.UTF_8);
  }
}
