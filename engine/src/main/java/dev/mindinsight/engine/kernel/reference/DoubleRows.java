package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.kernel.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Rows of float64. {@link FloatRows} is the same in float32. */
final class DoubleRows implements Rows {
  private static final ValueLayout.OfDouble LAYOUT = ValueLayout.JAVA_DOUBLE;

  private final double[][] rows;
  private final int columns;

  DoubleRows(int rows, int columns) {
    this.rows = new double[rows][columns];
    this.columns = columns;
  }

  @Override
  public void clear(int row) {
    Arrays.fill(rows[row], 0);
  }

  @Override
  public void load(int row, int column, Tensor source, int offset, int count) {
    MemorySegment.copy(source.data(), LAYOUT, 8L * offset, rows[row], column, count);
  }

  @Override
  public void store(int row, Tensor target, int offset) {
    MemorySegment.copy(rows[row], 0, target.data(), LAYOUT, 8L * offset, columns);
  }

  @Override
  public void gather(int row, int column, Tensor source, int offset, int step, int count) {
    double[] to = rows[row];
    MemorySegment from = source.data();
    for (int i = 0; i < count; i++) {
      to[column + i] = from.getAtIndex(LAYOUT, offset + i * step);
    }
  }

  @Override
  public void scatterAdd(int row, int column, Tensor target, int offset, int step, int count) {
    double[] from = rows[row];
    MemorySegment to = target.data();
    for (int i = 0; i < count; i++) {
      int at = offset + i * step;
      to.setAtIndex(LAYOUT, at, to.getAtIndex(LAYOUT, at) + from[column + i]);
    }
  }

  @Override
  public void transpose(Rows source) {
    double[][] from = ((DoubleRows) source).rows;
    for (int row = 0; row < from.length; row++) {
      double[] fromRow = from[row];
      for (int column = 0; column < rows.length; column++) {
        rows[column][row] = fromRow[column];
      }
    }
  }

  @Override
  public void addProduct(Tensor factors, int offset, int step, Rows sums, int sumRow) {
    double[] sum = ((DoubleRows) sums).rows[sumRow];
    MemorySegment f = factors.data();
    int k = 0;
    for (; k + 3 < rows.length; k += 4) {
      int at = offset + k * step;
      addFour(
          sum,
          k,
          f.getAtIndex(LAYOUT, at),
          f.getAtIndex(LAYOUT, at + step),
          f.getAtIndex(LAYOUT, at + 2 * step),
          f.getAtIndex(LAYOUT, at + 3 * step));
    }
    for (; k < rows.length; k++) {
      addOne(sum, rows[k], f.getAtIndex(LAYOUT, offset + k * step));
    }
  }

  private void addFour(double[] sum, int k, double f0, double f1, double f2, double f3) {
    double[] r0 = rows[k];
    double[] r1 = rows[k + 1];
    double[] r2 = rows[k + 2];
    double[] r3 = rows[k + 3];
    for (int j = 0; j < sum.length; j++) {
      sum[j] = sum[j] + f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j];
    }
  }

  private static void addOne(double[] sum, double[] row, double factor) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
    }
  }
}
