package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.codec.EventMessages.Parameter;
import dev.mindinsight.summary.content.ContentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Values of many types, as our own plugin writes them: exact, and nested only so deep. */
final class Parameters {

  /** Lists and maps within each other: each level is three of the hundred that protobuf reads. */
  static final int DEPTH_MAX = 8;

  private Parameters() {}

  /**
   * The messages of a map of values.
   *
   * @throws IllegalArgumentException when one is of another type, or nested too deep
   */
  static Map<String, Parameter> of(Map<String, ?> values) {
    return of(values, 0);
  }

  private static Map<String, Parameter> of(Map<?, ?> values, int depth) {
    Map<String, Parameter> messages = new TreeMap<>();
    values.forEach((name, value) -> {
      if (!(name instanceof String key)) {
        throw new IllegalArgumentException(
            "Unsupported parameter: got a map with the key %s, want text".formatted(name));
      }
      messages.put(key, of(key, value, depth));
    });
    return messages;
  }

  private static Parameter of(String name, Object value, int depth) {
    if (depth > DEPTH_MAX) {
      throw new IllegalArgumentException(
          "Unsupported parameter: got lists and maps within each other deeper than %d levels, in %s"
              .formatted(DEPTH_MAX, name));
    }
    Parameter.Builder message = Parameter.newBuilder();
    return switch (value) {
      case String text -> message.setText(text).build();
      case Long whole -> message.setWhole(whole).build();
      case Double number -> message.setNumber(number).build();
      case Boolean flag -> message.setFlag(flag).build();
      case List<?> list -> {
        Parameter.Items.Builder items = Parameter.Items.newBuilder();
        list.forEach(item -> items.addItem(of(name, item, depth + 1)));
        yield message.setList(items).build();
      }
      case Map<?, ?> map ->
          message.setMap(Parameter.Entries.newBuilder().putAllEntry(of(map, depth + 1))).build();
      case null, default ->
          throw new IllegalArgumentException(
              "Unsupported parameter: got %s, want String, Long, Double, Boolean, List or Map, in %s"
                  .formatted(value == null ? "null" : value.getClass().getName(), name));
    };
  }

  /** The values of a map of messages. */
  static Map<String, Object> plain(Map<String, Parameter> messages) throws ContentException {
    Map<String, Object> values = new TreeMap<>();
    for (Map.Entry<String, Parameter> message : messages.entrySet()) {
      values.put(message.getKey(), plain(message.getValue()));
    }
    return values;
  }

  private static Object plain(Parameter message) throws ContentException {
    return switch (message.getWhatCase()) {
      case TEXT -> message.getText();
      case WHOLE -> message.getWhole();
      case NUMBER -> message.getNumber();
      case FLAG -> message.getFlag();
      case LIST -> {
        List<Object> items = new ArrayList<>();
        for (Parameter item : message.getList().getItemList()) {
          items.add(plain(item));
        }
        yield List.copyOf(items);
      }
      case MAP -> Map.copyOf(plain(message.getMap().getEntryMap()));
      case WHAT_NOT_SET -> throw new ContentException("Malformed parameter: got no value");
    };
  }
}
