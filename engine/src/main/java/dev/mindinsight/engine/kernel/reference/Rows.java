package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.kernel.Tensor;

/**
 * A scratch matrix with an array of its own for each row. C2 vectorises a loop over several arrays
 * only where all are indexed alike, which rows at different offsets of one array are not; copying
 * rows out first makes products some six times faster.
 *
 * <p>A product adds up in the order of the inner index, one term after the other, so that it is bit
 * for bit that of the textbook's three loops.
 */
sealed interface Rows permits FloatRows, DoubleRows {
  /** A matrix of zeros. */
  static Rows allocate(DType dtype, int rows, int columns) {
    return dtype == DType.FLOAT64 ? new DoubleRows(rows, columns) : new FloatRows(rows, columns);
  }

  /** Sets all elements to 0. */
  void clear();

  /** Copies {@code count} neighbouring elements of a tensor into a row. */
  void load(int row, int column, Tensor source, int offset, int count);

  /** Copies {@code count} elements of a row into a tensor. */
  void store(int row, int column, Tensor target, int offset, int count);

  /**
   * Copies elements that stand {@code step} apart in the first row of another matrix into a row.
   */
  void gather(int row, int column, Rows source, int offset, int step, int count);

  /** Adds elements of a row to elements that stand {@code step} apart in another's first row. */
  void scatterAdd(int row, int column, Rows target, int offset, int step, int count);

  /** Makes this the transpose of a matrix of the same element type. */
  void transpose(Rows source);

  /**
   * Adds to {@code sums} a matrix of factors times this one; the factor at row {@code i} and column
   * {@code k} is the tensor's element {@code offset + i * rowStep + k * step}.
   */
  void addProduct(Tensor factors, int offset, int rowStep, int step, Rows sums);
}
