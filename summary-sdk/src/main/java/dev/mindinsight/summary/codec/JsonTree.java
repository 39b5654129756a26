package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON as {@link Map} (in the order of the text), {@link List}, {@link String}, {@link Long},
 * {@link Double}, {@link Boolean} and null. The parser's own limits bound depth and numbers.
 */
final class JsonTree {

  /** Bytes of a text that is read: as objects it takes some ten times that. */
  static final int BYTES_MAX = 16 << 20;

  private static final JsonFactory JSON = new JsonFactory();

  private JsonTree() {}

  /**
   * Reads a text that holds an object.
   *
   * @throws ContentException when it is no JSON, no object, or too long
   */
  static Map<?, ?> readObject(Wire text) throws ContentException {
    if (text.remaining() > BYTES_MAX) {
      throw new ContentException(
          "Unsupported JSON: got %,d bytes, want at most %,d"
              .formatted(text.remaining(), BYTES_MAX));
    }
    try (JsonParser parser =
        JSON.createParser(
            ObjectReadContext.empty(), text.bytes(), text.position(), text.remaining())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        return object(parser);
      }
      throw new ContentException("Malformed JSON: got no object");
    } catch (JacksonException e) {
      throw new ContentException("Malformed JSON: " + e.getOriginalMessage());
    }
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      object.put(name, value(parser));
    }
    return object;
  }

  private static List<@Nullable Object> array(JsonParser parser) {
    List<@Nullable Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(value(parser));
    }
    return array;
  }

  private static @Nullable Object value(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_NUMBER_INT ->
          parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? (Object) parser.getString()
              : (Object) parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> parser.getString();
    };
  }

  /** Writes such a tree as compact text. */
  static String write(@Nullable Object tree) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
      write(tree, out);
    }
    return text.toString();
  }

  private static void write(@Nullable Object tree, JsonGenerator out) {
    switch (tree) {
      case null -> out.writeNull();
      case Map<?, ?> object -> {
        out.writeStartObject();
        object.forEach((name, value) -> {
          out.writeName(String.valueOf(name));
          write(value, out);
        });
        out.writeEndObject();
      }
      case List<?> array -> {
        out.writeStartArray();
        array.forEach(value -> write(value, out));
        out.writeEndArray();
      }
      case Long number -> out.writeNumber(number);
      case Double number -> out.writeNumber(number);
      case Boolean flag -> out.writeBoolean(flag);
      default -> out.writeString(tree.toString());
    }
  }
}
