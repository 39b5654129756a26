package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.kernel.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Rows of float64. {@link FloatRows} is the same in float32. */
final class DoubleRows implements Rows {
  private static final ValueLayout.OfDouble LAYOUT = ValueLayout.JAVA_DOUBLE;

  private final double[][] rows;

  DoubleRows(int rows, int columns) {
    this.rows = new double[rows][columns];
  }

  @Override
  public void clear() {
    for (double[] row : rows) {
      Arrays.fill(row, 0);
    }
  }

  @Override
  public void load(int row, int column, Tensor source, int offset, int count) {
    MemorySegment.copy(source.data(), LAYOUT, LAYOUT.byteSize() * offset, rows[row], column, count);
  }

  @Override
  public void store(int row, int column, Tensor target, int offset, int count) {
    MemorySegment.copy(rows[row], column, target.data(), LAYOUT, LAYOUT.byteSize() * offset, count);
  }

  @Override
  public void gather(int row, int column, Rows source, int offset, int step, int count) {
    double[] to = rows[row];
    double[] from = ((DoubleRows) source).rows[0];
    for (int i = 0; i < count; i++) {
      to[column + i] = from[offset + i * step];
    }
  }

  @Override
  public void scatterAdd(int row, int column, Rows target, int offset, int step, int count) {
    double[] from = rows[row];
    double[] to = ((DoubleRows) target).rows[0];
    for (int i = 0; i < count; i++) {
      to[offset + i * step] += from[column + i];
    }
  }

  @Override
  public void transpose(Rows source) {
    double[][] from = ((DoubleRows) source).rows;
    for (int row = 0; row < rows.length; row++) {
      double[] to = rows[row];
      for (int column = 0; column < from.length; column++) {
        to[column] = from[column][row];
      }
    }
  }

  @Override
  public void addProduct(Tensor factors, int offset, int rowStep, int step, Rows sums) {
    double[][] to = ((DoubleRows) sums).rows;
    MemorySegment f = factors.data();
    int i = 0;
    for (; i + 1 < to.length; i += 2) {
      addTwo(to[i], to[i + 1], f, offset + i * rowStep, rowStep, step);
    }
    if (i < to.length) {
      addTail(to[i], f, offset + i * rowStep, step, 0);
    }
  }

  /** Two rows of sums at a time, four terms at a time: each row read serves eight products. */
  private void addTwo(double[] a, double[] b, MemorySegment f, int at, int rowStep, int step) {
    int k = 0;
    for (; k + 3 < rows.length; k += 4) {
      int fa = at + k * step;
      int fb = fa + rowStep;
      addFour(a, b, k, f, fa, fb, step);
    }
    addTail(a, f, at, step, k);
    addTail(b, f, at + rowStep, step, k);
  }

  private void addFour(double[] a, double[] b, int k, MemorySegment f, int fa, int fb, int step) {
    double[] r0 = rows[k];
    double[] r1 = rows[k + 1];
    double[] r2 = rows[k + 2];
    double[] r3 = rows[k + 3];
    double a0 = f.getAtIndex(LAYOUT, fa);
    double a1 = f.getAtIndex(LAYOUT, fa + step);
    double a2 = f.getAtIndex(LAYOUT, fa + 2 * step);
    double a3 = f.getAtIndex(LAYOUT, fa + 3 * step);
    double b0 = f.getAtIndex(LAYOUT, fb);
    double b1 = f.getAtIndex(LAYOUT, fb + step);
    double b2 = f.getAtIndex(LAYOUT, fb + 2 * step);
    double b3 = f.getAtIndex(LAYOUT, fb + 3 * step);
    for (int j = 0; j < a.length; j++) {
      a[j] = a[j] + a0 * r0[j] + a1 * r1[j] + a2 * r2[j] + a3 * r3[j];
      b[j] = b[j] + b0 * r0[j] + b1 * r1[j] + b2 * r2[j] + b3 * r3[j];
    }
  }

  private void addTail(double[] sum, MemorySegment f, int at, int step, int from) {
    for (int k = from; k < rows.length; k++) {
      double factor = f.getAtIndex(LAYOUT, at + k * step);
      double[] row = rows[k];
      for (int j = 0; j < sum.length; j++) {
        sum[j] += factor * row[j];
      }
    }
  }
}
