package dev.mindinsight.server.query;

import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.summary.DType;
import java.util.Random;

/**
 * Points as jobs of all kinds write them: at equal steps, with gaps, in disorder, of changing
 * dtypes, begun anew below where they were, several jobs in turns. Attempts branch at 200 and 300.
 */
final class RandomPoints {

  /** Points that come together; segments 0, 1 and 2 are of attempts 1, 2 and 3. */
  record Batch(int segment, DType dtype, PointBlock points) {}

  private static final DType[] DTYPES = {DType.FLOAT64, DType.INT64, DType.UINT64, DType.BOOL};

  private final Random random;
  private final long distance;
  private final int gapIn;
  private final int disorderIn;
  private final int dtypeIn;
  private final int segmentIn;
  private final int oddIn;
  private long step;
  private double wall = 1.7e9;
  private int segment;
  private DType dtype;

  RandomPoints(Random random) {
    this.random = random;
    this.distance = random.nextLong(1, 4);
    this.gapIn = rarity();
    this.disorderIn = rarity();
    this.dtypeIn = rarity();
    this.segmentIn = rarity();
    this.oddIn = rarity();
    this.step = random.nextLong(-25, 25);
    this.dtype = random.nextBoolean() ? DType.FLOAT32 : DTYPES[random.nextInt(DTYPES.length)];
  }

  private int rarity() {
    return switch (random.nextInt(4)) {
      case 0 -> 5;
      case 1 -> 300;
      default -> Integer.MAX_VALUE;
    };
  }

  Batch next() {
    if (random.nextInt(dtypeIn) == 0) {
      dtype = random.nextBoolean() ? DType.FLOAT32 : DTYPES[random.nextInt(DTYPES.length)];
    }
    if (random.nextInt(segmentIn) == 0 || random.nextInt(40) == 0) {
      segment = random.nextInt(3);
      step = segment == 0 ? step : 100L * (segment + 1);
    }
    int count = random.nextInt(6) == 0 ? 1 + random.nextInt(5_000) : 1 + random.nextInt(300);
    PointBlock points = new PointBlock(new long[count], new double[count], new long[count]);
    for (int i = 0; i < count; i++) {
      points.steps()[i] = step + (random.nextInt(disorderIn) == 0 ? random.nextInt(99) - 50 : 0);
      points.wallTimesSeconds()[i] = wall;
      points.bits()[i] = bits();
      step += distance + (random.nextInt(gapIn) == 0 ? random.nextInt(40) : 0);
      wall += gapIn > 5 ? 0.5 : random.nextDouble() - 0.2;
    }
    return new Batch(segment, dtype, points);
  }

  private long bits() {
    if (!dtype.floating()) {
      return dtype == DType.BOOL ? random.nextInt(2) : random.nextLong() >> random.nextInt(64);
    }
    double value = (float) random.nextGaussian();
    if (random.nextInt(oddIn) == 0) {
      double[] odd = {Double.NaN, 1 / 0.0, -1 / 0.0, -0.0, 0.0};
      value = odd[random.nextInt(odd.length)];
    }
    return Double.doubleToRawLongBits(value);
  }
}
