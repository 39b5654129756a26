package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.content.ContentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * JSON as Python writes it, NaN and the infinities included: {@link Map}, {@link List}, {@link
 * String}, {@link Boolean}, {@link Long}, or {@link Double} for numbers with a fraction or an
 * exponent. Integers beyond 64 bits stay text. A null in an object is left out, in a list it is
 * {@code None}.
 */
final class JsonText {

  /** Deeper texts overflow a stack; parameters have a handful of levels. */
  private static final int DEPTH_MAX = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH_MAX).build())
          .build();

  private JsonText() {}

  /** The members of a text that is one JSON object. */
  static Map<String, Object> object(String text) throws ContentException {
    Object value = value(text);
    if (!(value instanceof Map<?, ?> map)) {
      throw new ContentException("got \"%s\", want a JSON object".formatted(head(text)));
    }
    Map<String, Object> members = new TreeMap<>();
    map.forEach((name, member) -> members.put(String.valueOf(name), member));
    return members;
  }

  /** The value of a text that is one JSON value. */
  static Object value(String text) throws ContentException {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      Object value = value(parser, parser.nextToken());
      if (parser.nextToken() != null) {
        throw new ContentException("got \"%s\", want one JSON value".formatted(head(text)));
      }
      return value == null ? Lineages.NONE : value;
    } catch (JacksonException e) {
      throw new ContentException(
          "got \"%s\", want JSON: %s".formatted(head(text), e.getOriginalMessage()));
    }
  }

  private static @Nullable Object value(JsonParser parser, @Nullable JsonToken token)
      throws ContentException {
    if (token == null) {
      throw new ContentException("got no JSON value");
    }
    return switch (token) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> elements(parser);
      case VALUE_STRING -> parser.getString();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_NUMBER_INT -> integer(parser);
      default -> null;
    };
  }

  private static Object integer(JsonParser parser) {
    return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
        ? parser.getString()
        : parser.getLongValue();
  }

  private static Map<String, Object> members(JsonParser parser) throws ContentException {
    Map<String, Object> members = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Object member = value(parser, parser.nextToken());
      if (member != null) {
        members.put(name, member);
      }
    }
    return members;
  }

  private static List<Object> elements(JsonParser parser) throws ContentException {
    List<Object> elements = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      Object element = value(parser, token);
      elements.add(element == null ? Lineages.NONE : element);
    }
    return elements;
  }

  private static String head(String text) {
    return text.length() <= 100 ? text : text.substring(0, 100) + "…";
  }
}
