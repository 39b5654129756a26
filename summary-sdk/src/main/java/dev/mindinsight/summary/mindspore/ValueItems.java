package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found in a value: one thing, or a list of which no more is kept than is shown. */
final class ValueItems {

  private @Nullable Object single;
  private final List<Object> kept = new ArrayList<>();
  private int chars;
  private int count;

  void single(Object value) {
    single = value;
  }

  boolean isSingle() {
    return single != null;
  }

  boolean isFull() {
    return chars > GraphModel.ATTRIBUTE_CHARS_MAX;
  }

  void add(Object item) {
    count++;
    if (!isFull()) {
      kept.add(item);
      chars += item.toString().length() + ", ".length();
    }
  }

  /** The one thing, the list, or the type's name where there is neither. */
  Object shown(int type) {
    Object one = single;
    if (one != null) {
      return one;
    }
    if (count > 0 || type == DataTypes.TUPLE || type == DataTypes.LIST) {
      if (count > kept.size()) {
        kept.add("… (of %d)".formatted(count));
      }
      return List.copyOf(kept);
    }
    return type == DataTypes.NONE ? "None" : DataTypes.name(type);
  }
}
