package dev.mindinsight.engine.kernel.reference;

import dev.mindinsight.engine.kernel.Tensor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** Rows of float32. {@link DoubleRows} is the same in float64. */
final class FloatRows implements Rows {
  private static final ValueLayout.OfFloat LAYOUT = ValueLayout.JAVA_FLOAT;

  private final float[][] rows;

  FloatRows(int rows, int columns) {
    this.rows = new float[rows][columns];
  }

  @Override
  public void clear() {
    for (float[] row : rows) {
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
    float[] to = rows[row];
    float[] from = ((FloatRows) source).rows[0];
    for (int i = 0; i < count; i++) {
      to[column + i] = from[offset + i * step];
    }
  }

  @Override
  public void scatterAdd(int row, int column, Rows target, int offset, int step, int count) {
    float[] from = rows[row];
    float[] to = ((FloatRows) target).rows[0];
    for (int i = 0; i < count; i++) {
      to[offset + i * step] += from[column + i];
    }
  }

  @Override
  public void transpose(Rows source) {
    float[][] from = ((FloatRows) source).rows;
    for (int row = 0; row < rows.length; row++) {
      float[] to = rows[row];
      for (int column = 0; column < from.length; column++) {
        to[column] = from[column][row];
      }
    }
  }

  @Override
  public void addProduct(Tensor factors, int offset, int rowStep, int step, Rows sums) {
    float[][] to = ((FloatRows) sums).rows;
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
  private void addTwo(float[] a, float[] b, MemorySegment f, int at, int rowStep, int step) {
    int k = 0;
    for (; k + 3 < rows.length; k += 4) {
      int fa = at + k * step;
      int fb = fa + rowStep;
      addFour(a, b, k, f, fa, fb, step);
    }
    addTail(a, f, at, step, k);
    addTail(b, f, at + rowStep, step, k);
  }

  private void addFour(float[] a, float[] b, int k, MemorySegment f, int fa, int fb, int step) {
    float[] r0 = rows[k];
    float[] r1 = rows[k + 1];
    float[] r2 = rows[k + 2];
    float[] r3 = rows[k + 3];
    float a0 = f.getAtIndex(LAYOUT, fa);
    float a1 = f.getAtIndex(LAYOUT, fa + step);
    float a2 = f.getAtIndex(LAYOUT, fa + 2 * step);
    float a3 = f.getAtIndex(LAYOUT, fa + 3 * step);
    float b0 = f.getAtIndex(LAYOUT, fb);
    float b1 = f.getAtIndex(LAYOUT, fb + step);
    float b2 = f.getAtIndex(LAYOUT, fb + 2 * step);
    float b3 = f.getAtIndex(LAYOUT, fb + 3 * step);
    for (int j = 0; j < a.length; j++) {
      a[j] = a[j] + a0 * r0[j] + a1 * r1[j] + a2 * r2[j] + a3 * r3[j];
      b[j] = b[j] + b0 * r0[j] + b1 * r1[j] + b2 * r2[j] + b3 * r3[j];
    }
  }

  private void addTail(float[] sum, MemorySegment f, int at, int step, int from) {
    for (int k = from; k < rows.length; k++) {
      float factor = f.getAtIndex(LAYOUT, at + k * step);
      float[] row = rows[k];
      for (int j = 0; j < sum.length; j++) {
        sum[j] += factor * row[j];
      }
    }
  }
}
