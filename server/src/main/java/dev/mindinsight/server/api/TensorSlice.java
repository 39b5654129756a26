package dev.mindinsight.server.api;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.content.TensorElements;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a tensor, written as NumPy does without steps: {@code [0,:,1:5]}. Negative places count
 * from the end, ranges are cut to what is there, and dimensions that are not named are taken whole.
 *
 * @param shape of the whole tensor
 * @param parts one for each dimension
 */
record TensorSlice(List<Integer> shape, List<Part> parts) {

  private static final String WANT = "a slice such as [0,:,1:5] within shape ";
  private static final Pattern PLACE = Pattern.compile("\\s*(-?\\d{1,10})\\s*");
  private static final Pattern RANGE =
      Pattern.compile("\\s*(-?\\d{1,10})?\\s*:\\s*(-?\\d{1,10})?\\s*");

  /**
   * What is wanted of one dimension.
   *
   * @param from first place
   * @param to the place behind the last
   * @param single whether it is one place, which makes no dimension of the answer
   */
  record Part(int from, int to, boolean single) {

    long count() {
      return (long) to - from;
    }

    String text() {
      return single ? Integer.toString(from) : from + ":" + to;
    }
  }

  /**
   * Reads a slice.
   *
   * @param shape of the tensor
   * @param text the slice; null for the whole tensor
   */
  static TensorSlice of(List<Integer> shape, @Nullable String text) {
    List<String> wanted = text == null ? List.of() : split(shape, text);
    if (wanted.size() > shape.size()) {
      throw malformed(shape, text);
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      Part part =
          i < wanted.size() ? part(wanted.get(i), shape.get(i)) : new Part(0, shape.get(i), false);
      if (part == null) {
        throw malformed(shape, text);
      }
      parts.add(part);
    }
    return new TensorSlice(shape, parts);
  }

  private static List<String> split(List<Integer> shape, String text) {
    String stripped = text.strip();
    if (!stripped.startsWith("[") || !stripped.endsWith("]") || stripped.length() < 2) {
      throw malformed(shape, text);
    }
    String inner = stripped.substring(1, stripped.length() - 1);
    return inner.isBlank() ? List.of() : List.of(inner.split(",", -1));
  }

  private static @Nullable Part part(String text, int extent) {
    Matcher place = PLACE.matcher(text);
    if (place.matches()) {
      long at = fromEnd(place.group(1), extent);
      return at < 0 || at >= extent ? null : new Part((int) at, (int) at + 1, true);
    }
    Matcher range = RANGE.matcher(text);
    if (!range.matches()) {
      return null;
    }
    int from = cut(range.group(1), 0, extent);
    int to = cut(range.group(2), extent, extent);
    return new Part(from, Math.max(from, to), false);
  }

  private static int cut(@Nullable String text, int absent, int extent) {
    return text == null ? absent : Math.clamp(fromEnd(text, extent), 0, extent);
  }

  private static long fromEnd(String text, int extent) {
    long at = Long.parseLong(text);
    return at < 0 ? at + extent : at;
  }

  private static ProblemException malformed(List<Integer> shape, @Nullable String text) {
    return ProblemException.malformed("slice", WANT + shape, Shown.quoted(String.valueOf(text)));
  }

  /** How many elements it has. */
  long count() {
    if (parts.stream().anyMatch(part -> part.count() == 0)) {
      return 0;
    }
    long count = 1;
    for (Part part : parts) {
      count = Math.multiplyExact(count, part.count());
    }
    return count;
  }

  /** The same in the words of the debugger's wire. */
  List<Command.Range> ranges() {
    return parts.stream()
        .map(part -> new Command.Range(part.from(), part.to(), 1, part.single()))
        .toList();
  }

  /** Shape of the part: a single place makes no dimension. */
  List<Integer> slicedShape() {
    return parts.stream().filter(part -> !part.single()).map(part -> (int) part.count()).toList();
  }

  /** The answer with the elements of a tensor of this shape. */
  String json(TensorContent tensor) {
    return json(tensor, this::place);
  }

  /** The answer where a tensor holds this part alone. */
  String jsonOfPart(TensorContent part) {
    return json(part, i -> (int) i);
  }

  private String json(TensorContent tensor, LongToIntFunction place) {
    StringBuilder out = new StringBuilder();
    out.append("{\"dtype\":\"").append(tensor.type().apiName()).append("\",\"shape\":");
    out.append(Json.text(shape)).append(",\"slice\":\"[");
    out.append(String.join(",", parts.stream().map(Part::text).toList()))
        .append("]\",\"values\":[");
    TensorElements elements = TensorElements.of(tensor);
    long count = count();
    for (long i = 0; i < count; i++) {
      elements.appendJson(i == 0 ? out : out.append(','), place.applyAsInt(i));
    }
    return out.append("]}").toString();
  }

  /** The place in the tensor of the slice's element number i, both row-major. */
  private int place(long i) {
    long rest = i;
    int place = 0;
    int stride = 1;
    for (int d = parts.size() - 1; d >= 0; d--) {
      Part part = parts.get(d);
      place += (part.from() + (int) (rest % part.count())) * stride;
      rest /= part.count();
      stride *= shape.get(d);
    }
    return place;
  }
}
