package dev.mindinsight.summary.content;

import java.util.List;

/**
 * An array of texts, Markdown by custom. Bytes that are no UTF-8 stand as {@code \xNN}.
 *
 * @param texts row-major; as many as the shape says
 * @param shape extent of each dimension; empty for a single text
 */
public record Texts(List<String> texts, List<Integer> shape) implements Content {

  /** Keeps copies of the lists. */
  public Texts {
    texts = List.copyOf(texts);
    shape = List.copyOf(shape);
  }
}
