package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.kernel.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Rows of float32. {@link DoubleRows} is the same in float64. */
final class FloatRows implements Rows {
  private static final ValueLayout.OfFloat LAYOUT = ValueLayout.JAVA_FLOAT;

  private final float[][] rows;
  private final int columns;

  FloatRows(int rows, int columns) {
    this.rows = new float[rows][columns];
    this.columns = columns;
  }

  @Override
  public void clear(int row) {
    Arrays.fill(rows[row], 0);
  }

  @Override
  public void load(int row, int column, Tensor source, int offset, int count) {
    MemorySegment.copy(source.data(), LAYOUT, 4L * offset, rows[row], column, count);
  }

  @Override
  public void store(int row, Tensor target, int offset) {
    MemorySegment.copy(rows[row], 0, target.data(), LAYOUT, 4L * offset, columns);
  }

  @Override
  public void gather(int row, int column, Tensor source, int offset, int step, int count) {
    float[] to = rows[row];
    MemorySegment from = source.data();
    for (int i = 0; i < count; i++) {
      to[column + i] = from.getAtIndex(LAYOUT, offset + i * step);
    }
  }

  @Override
  public void scatterAdd(int row, int column, Tensor target, int offset, int step, int count) {
    float[] from = rows[row];
    MemorySegment to = target.data();
    for (int i = 0; i < count; i++) {
      int at = offset + i * step;
      to.setAtIndex(LAYOUT, at, to.getAtIndex(LAYOUT, at) + from[column + i]);
    }
  }

  @Override
  public void transpose(Rows source) {
    float[][] from = ((FloatRows) source).rows;
    for (int row = 0; row < from.length; row++) {
      float[] fromRow = from[row];
      for (int column = 0; column < rows.length; column++) {
        rows[column][row] = fromRow[column];
      }
    }
  }

  @Override
  public void addProduct(Tensor factors, int offset, int step, Rows sums, int sumRow) {
    float[] sum = ((FloatRows) sums).rows[sumRow];
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

  private void addFour(float[] sum, int k, float f0, float f1, float f2, float f3) {
    float[] r0 = rows[k];
    float[] r1 = rows[k + 1];
    float[] r2 = rows[k + 2];
    float[] r3 = rows[k + 3];
    for (int j = 0; j < sum.length; j++) {
      sum[j] = sum[j] + f0 * r0[j] + f1 * r1[j] + f2 * r2[j] + f3 * r3[j];
    }
  }

  private static void addOne(float[] sum, float[] row, float factor) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * row[j];
    }
  }
}
