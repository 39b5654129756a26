package dev.mindinsight.server.query;

import org.apache.commons.rng.core.source32.MersenneTwister;

/**
 * What CPython's {@code random.Random(0)} draws: the 32-bit Mersenne Twister, whose state an array
 * of words fills, here of one word, 0. Integers below a bound are drawn from as many of the upper
 * bits as the bound has, again and again until one lies below it ({@code Random._randbelow} of
 * CPython's {@code Lib/random.py}, {@code getrandbits} of {@code Modules/_randommodule.c}).
 */
final class PythonRandom {

  private final MersenneTwister words = new MersenneTwister(new int[] {0});

  /**
   * The next integer from 0 on, all equally likely.
   *
   * @param bound what it lies below; at least 1
   * @return as {@code randint(0, bound - 1)}
   */
  long below(long bound) {
    int count = Long.SIZE - Long.numberOfLeadingZeros(bound);
    long drawn = bits(count);
    while (drawn >= bound) {
      drawn = bits(count);
    }
    return drawn;
  }

  /** The lower word is drawn first and whole. */
  private long bits(int count) {
    long lower = Integer.toUnsignedLong(words.nextInt());
    if (count <= Integer.SIZE) {
      return lower >>> (Integer.SIZE - count);
    }
    long upper = Integer.toUnsignedLong(words.nextInt()) >>> (Long.SIZE - count);
    return upper << Integer.SIZE | lower;
  }
}
