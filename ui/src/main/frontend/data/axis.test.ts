import { describe, expect, it } from 'vitest';
import { extent, growX, growY, type Range } from './axis';

describe('a live x axis', () => {
  it('stands still while points come, and grows in few steps', () => {
    let shown: Range | null = null;
    const seen = new Set<string>();
    for (let end = 100; end <= 1000; end++) {
      shown = growX([0, end], shown, true);
      expect(shown[1]).toBeGreaterThanOrEqual(end);
      seen.add(shown.join());
    }
    expect(seen.size).toBeLessThan(15);
  });

  it('ends where the data end once the run is over', () => {
    expect(growX([0, 937], [0, 1200], false)).toEqual([0, 937]);
  });

  it('is drawn anew for data that fill less than half of it', () => {
    expect(growX([0, 100], [0, 1000], true)[1]).toBeLessThan(200);
  });

  it('starts at 0 for data that start near it, and has a width for a single point', () => {
    expect(growX([10, 1000], null, false)).toEqual([0, 1000]);
    const [low, high] = growX([5, 5], null, false);
    expect(high).toBeGreaterThan(low);
  });
});

describe('a y axis', () => {
  it('keeps its ends while the data stay within', () => {
    const shown = growY([0.1, 2.3], null, false);
    expect(growY([0.08, 2.2], shown, false)).toEqual(shown);
  });

  it('spans round numbers on a log scale, with room for a constant', () => {
    expect(growY([0.03, 4], null, true)).toEqual([0.02, 5]);
    expect(growY([11_000, 13_400], null, true)).toEqual([10_000, 20_000]);
    expect(growY([1, 1], null, true)[1]).toBeGreaterThan(1);
  });

  it('has a height for a constant', () => {
    expect(growY([0, 0], null, false)).toEqual([-1, 1]);
  });
});

it('the extent is that of finite numbers', () => {
  expect(extent([[NaN, 3], [Infinity, -1]])).toEqual([-1, 3]);
  expect(extent([[NaN], []])).toBeNull();
});
