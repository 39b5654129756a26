package dev.mindinsight.summary.content;

import java.util.List;

/**
 * An array of numbers of any rank.
 *
 * @param type the type in which its producer held it
 * @param shape extent of each dimension; empty for a single number
 * @param elements row-major, little-endian, {@link ElementType#bytes} each; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Numbers by the million, not compared.
public record TensorContent(ElementType type, List<Integer> shape, byte[] elements)
    implements Content {

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException when the elements are not as many as the shape says
   */
  public TensorContent {
    shape = List.copyOf(shape);
    long count = 1;
    for (int extent : shape) {
      count = Math.multiplyExact(count, (long) extent);
    }
    if (count * type.bytes() != elements.length) {
      throw new IllegalArgumentException(
          "Malformed tensor: got %d bytes, want %d elements of %d bytes for shape %s"
              .formatted(elements.length, count, type.bytes(), shape));
    }
  }

  /** How many elements there are. */
  public int count() {
    return elements.length / type.bytes();
  }
}
