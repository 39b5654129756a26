package dev.mindinsight.server.query;

import dev.mindinsight.server.query.Averages.Effect;
import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.summary.DType;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Exponential moving average with bias correction over every point of a series that is shown,
 * whatever is drawn of it: the weight of the missing past is divided out, so that the first values
 * are not pulled towards zero (Kingma and Ba 2015, section 3). It goes in arrival order and begins
 * with the first point of the series, also where a range begins later. Values that are not finite
 * stay as they are and leave the average untouched.
 *
 * <p>A block that is shown whole changes the average by an affine map, which is kept: points are
 * read only where a point inside a block is drawn.
 */
final class Smoothing {

  /** Headers are read for so many points at once. */
  private static final long HEADERS_POINTS = 1 << 22;

  private final StoreReader reader;
  private final StoredTag tag;
  private final Selection selection;
  private final Averages averages;
  private final double weight;

  private final int[] order;
  private final long[] indices;
  private final double[] smoothed;
  private int next;

  private double sum;
  private double mass;

  private Smoothing(
      StoreReader reader,
      StoredTag tag,
      Selection selection,
      Averages averages,
      double weight,
      long[] drawn) {
    this.reader = reader;
    this.tag = tag;
    this.selection = selection;
    this.averages = averages;
    this.weight = weight;
    this.order = order(drawn);
    this.indices = Arrays.stream(order).mapToLong(place -> drawn[place]).toArray();
    this.smoothed = new double[drawn.length];
  }

  /**
   * The average at some points.
   *
   * @param view which attempts are shown
   * @param weight of the past, above 0 and below 1
   * @param drawn where the points stand in arrival order, in any order; all are shown
   * @return the average behind each of them
   */
  static double[] at(
      StoreReader reader,
      StoredTag tag,
      AttemptView view,
      Averages averages,
      double weight,
      long[] drawn) {
    Selection all = new Selection(view, Range.all(Axis.STEP));
    Smoothing smoothing = new Smoothing(reader, tag, all, averages, weight, drawn);
    smoothing.run();
    return smoothing.smoothed;
  }

  private static int[] order(long[] drawn) {
    boolean rising = IntStream.range(1, drawn.length).allMatch(i -> drawn[i - 1] < drawn[i]);
    IntStream places = IntStream.range(0, drawn.length);
    return rising
        ? places.toArray()
        : places
            .boxed()
            .sorted((a, b) -> Long.compare(drawn[a], drawn[b]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private void run() {
    for (long from = 0; next < indices.length && from < tag.points(); from += HEADERS_POINTS) {
      for (BlockHeader block : reader.blocks(tag, from, from + HEADERS_POINTS)) {
        // A block across the border was seen before.
        if (block.firstIndex() >= from && next < indices.length && !selection.none(block)) {
          pass(block);
        }
      }
    }
  }

  private void pass(BlockHeader block) {
    long last = block.firstIndex() + block.count() - 1L;
    boolean inside = indices[next] < last;
    if (inside || !selection.whole(block) || !block.folded()) {
      points(block);
    } else {
      Effect effect = effect(block);
      sum = effect.scale() * sum + effect.shift();
      mass = effect.scale() * mass + (1 - effect.scale());
      if (indices[next] == last) {
        draw(block.dtype(), block.lastBits());
      }
    }
  }

  private Effect effect(BlockHeader block) {
    Effect known = averages.get(block, weight);
    if (known != null) {
      return known;
    }
    Effect effect = effect(block.dtype(), reader.values(block));
    averages.keep(block, weight, effect);
    return effect;
  }

  private Effect effect(DType dtype, long[] bits) {
    double shift = 0;
    int finite = 0;
    for (long written : bits) {
      double value = dtype.toDouble(written);
      if (Double.isFinite(value)) {
        shift = weight * shift + (1 - weight) * value;
        finite++;
      }
    }
    return new Effect(Math.pow(weight, finite), shift);
  }

  private void points(BlockHeader block) {
    PointBlock points = reader.load(block);
    int[] rows = new int[points.count()];
    int shown = selection.rows(block, points, rows);
    for (int i = 0; i < shown && next < indices.length; i++) {
      long bits = points.bits()[rows[i]];
      double value = block.dtype().toDouble(bits);
      if (Double.isFinite(value)) {
        sum = weight * sum + (1 - weight) * value;
        mass = weight * mass + (1 - weight);
      }
      if (indices[next] == block.firstIndex() + rows[i]) {
        draw(block.dtype(), bits);
      }
    }
  }

  private void draw(DType dtype, long bits) {
    double value = dtype.toDouble(bits);
    smoothed[order[next++]] = Double.isFinite(value) ? sum / mass : value;
  }
}
