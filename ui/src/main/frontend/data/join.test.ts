import { describe, expect, it } from 'vitest';
import { join } from './join';

describe('joining lines', () => {
  it('puts them on one ascending x, absent points undefined and NaN a hole', () => {
    const joined = join([{ x: [0, 2], y: [1, NaN] }, { x: [1, 2], y: [5, 6] }], 0);
    expect(joined.x).toEqual([0, 1, 2]);
    expect(joined.lines).toEqual([
      [1, undefined, null],
      [undefined, 5, 6],
    ]);
  });

  it('keeps several points at one x, in order', () => {
    const joined = join([{ x: [1, 1, 2], y: [7, 8, 9] }, { x: [1, 2], y: [3, 4] }], 0);
    expect(joined.x).toEqual([1, 1, 2]);
    expect(joined.lines).toEqual([
      [7, 8, 9],
      [3, undefined, 4],
    ]);
  });

  it('sorts a line whose x goes back, stably', () => {
    expect(join([{ x: [2, 0, 2], y: [1, 2, 3] }], 0)).toEqual({ x: [0, 2, 2], lines: [[2, 1, 3]] });
  });

  it('snaps where rows would be too many, and loses no spike', () => {
    const n = 2000;
    const lines = Array.from({ length: 40 }, (_, k) => ({
      x: Array.from({ length: n }, (_x, i) => i + k / 100),
      y: Array.from({ length: n }, (_y, i) => (i === 777 && k === 3 ? 1e6 : 1)),
    }));
    const joined = join(lines, 2);
    expect(joined.x.length).toBeLessThanOrEqual(n / 2 + 2);
    expect(Math.max(...(joined.lines[3] ?? []).map((y) => y ?? 0))).toBe(1e6);
  });
});
