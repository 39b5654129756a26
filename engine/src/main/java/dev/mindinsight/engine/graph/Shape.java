package dev.mindinsight.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The size of a tensor along each axis, outermost first; a scalar has none.
 *
 * @param sizes each at least 1, with a product that fits an {@code int}
 */
public record Shape(List<Integer> sizes) {
  /** The shape of a single number. */
  public static final Shape SCALAR = new Shape(List.of());

  /**
   * Copies and checks the sizes.
   *
   * @throws IllegalArgumentException if a size is below 1 or the product exceeds an {@code int}
   */
  public Shape {
    sizes = List.copyOf(sizes);
    long elements = 1;
    for (int size : sizes) {
      if (size < 1) {
        throw new IllegalArgumentException("Malformed shape " + sizes + ": a size is below 1");
      }
      elements *= size;
      if (elements > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("Unsupported shape " + sizes + ": over 2^31-1 elements");
      }
    }
  }

  /** The shape with these sizes, outermost first. */
  public static Shape of(int... sizes) {
    return new Shape(Arrays.stream(sizes).boxed().toList());
  }

  /** Number of axes. */
  public int rank() {
    return sizes.size();
  }

  /** Size along an axis, counted from 0 at the outermost. */
  public int size(int axis) {
    return sizes.get(axis);
  }

  /** Number of elements; 1 for a scalar. */
  public int elements() {
    int elements = 1;
    for (int size : sizes) {
      elements *= size;
    }
    return elements;
  }

  /** This shape without the given axes. */
  public Shape without(Collection<Integer> axes) {
    List<Integer> kept = new ArrayList<>();
    for (int axis = 0; axis < rank(); axis++) {
      if (!axes.contains(axis)) {
        kept.add(size(axis));
      }
    }
    return new Shape(kept);
  }

  /** For example {@code [32, 1, 28, 28]}. */
  @Override
  public String toString() {
    return sizes.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
