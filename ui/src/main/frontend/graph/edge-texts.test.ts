import { describe, expect, it } from 'vitest';
import { groundOf, legible, type EdgeText } from './edge-texts';
import { meet } from './graph-model';

function at(x: number, y: number, text = 'float32'): EdgeText {
  return { text, x, y, width: 40 };
}

describe('texts of edges', () => {
  it('keep what comes first where two would lie on each other', () => {
    const texts = [at(0, 0, 'first'), at(10, 5, 'covered'), at(100, 0, 'beside'), at(0, 0, 'first')];
    expect(legible(texts, () => true).map(({ text }) => text)).toEqual(['first', 'beside']);
  });

  it('never lie on a box', () => {
    const box = { x: 90, y: -20, width: 60, height: 40 };
    const kept = legible([at(0, 0), at(100, 0)], (area) => !meet(area, box));
    expect(kept).toEqual([at(0, 0)]);
  });

  it('do not overlap, however many there are', () => {
    const many = Array.from({ length: 300 }, (_, i) => at((i * 37) % 500, (i * 53) % 200));
    const grounds = legible(many, () => true).map(groundOf);
    expect(grounds.length).toBeGreaterThan(10);
    grounds.forEach((one, i) => grounds.slice(i + 1).forEach((other) => expect(meet(one, other)).toBe(false)));
  });
});
