import { describe, expect, it } from 'vitest';
import { MovingAverage, smooth } from './smoothing';

describe('smoothing', () => {
  it('leaves a constant as it is from the first value on', () => {
    smooth([5, 5, 5, 5], 0.9).forEach((value) => expect(value).toBeCloseTo(5, 12));
  });

  it('weighs by the closed form', () => {
    const w = 0.6;
    const expected = (0.4 * 3 + 0.4 * w * 2 + 0.4 * w * w * 1) / (1 - w ** 3);
    expect(smooth([1, 2, 3], w)[2]).toBeCloseTo(expected, 12);
  });

  it('passes over what is not finite', () => {
    const [a, nan, inf, b] = smooth([1, NaN, Infinity, 2], 0.5);
    expect(nan).toBeNaN();
    expect(inf).toBe(Infinity);
    expect([a, b]).toEqual([1, smooth([1, 2], 0.5)[1]]);
  });

  it('goes on where it stands', () => {
    const whole = smooth([4, 1, 3, 2], 0.7);
    const later = new MovingAverage(0.7, whole[1], 2);
    expect(later.next(3)).toBeCloseTo(whole[2] ?? NaN, 12);
    expect(later.next(2)).toBeCloseTo(whole[3] ?? NaN, 12);
  });

  it('is off at 0', () => {
    expect(smooth([3, 1, 2], 0)).toEqual([3, 1, 2]);
  });
});
