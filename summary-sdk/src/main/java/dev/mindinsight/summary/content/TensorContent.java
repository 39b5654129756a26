package dev.mindinsight.summary.content;

import java.math.BigInteger;
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
    if (shape.stream().anyMatch(extent -> extent < 0)
        || !product(shape).multiply(BigInteger.valueOf(type.bytes())).equals(size(elements))) {
      throw new IllegalArgumentException(
          "Malformed tensor: got %d bytes, want %d elements of %d bytes for shape %s"
              .formatted(elements.length, product(shape), type.bytes(), shape));
    }
  }

  /** Exact: beside an extent of 0 the others may be of any size. */
  private static BigInteger product(List<Integer> shape) {
    return shape.stream().map(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply);
  }

  private static BigInteger size(byte[] elements) {
    return BigInteger.valueOf(elements.length);
  }

  /** How many elements there are. */
  public int count() {
    return elements.length / type.bytes();
  }
}
