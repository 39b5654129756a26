import { describe, expect, it } from 'vitest';
import { placeTexts, type Said } from './edge-texts';
import { meet } from './graph-model';

const down = (x: number, text = 'float32 64×10'): Said => ({ text, width: 70, points: [x, 0, x, 200] });

describe('the texts of edges', () => {
  it('stand below the start of their edge', () => {
    const [placed] = placeTexts([down(100)], []);
    expect(placed?.rect.x).toBeCloseTo(63);
    expect(placed?.rect.y).toBeLessThan(20);
  });

  it('never cover a box or one another', () => {
    const box = { x: 60, y: 5, width: 80, height: 30 };
    const placed = placeTexts([down(100, 'a'), down(110, 'b'), down(120, 'c'), down(130, 'd')], [box]);
    expect(placed.length).toBeGreaterThan(1);
    placed.forEach(({ rect }, i) => {
      expect(meet(rect, box)).toBe(false);
      placed.slice(i + 1).forEach((other) => expect(meet(rect, other.rect)).toBe(false));
    });
  });

  it('are left out where there is no room, the later first', () => {
    const wall = { x: 0, y: 20, width: 300, height: 400 };
    expect(placeTexts([down(100, 'a'), down(101, 'b')], [wall]).map(({ text }) => text)).toEqual(['a']);
  });

  it('are said once for edges of one output, and not at all where nothing is known', () => {
    expect(placeTexts([down(100), down(100), down(300, '')], [])).toHaveLength(1);
  });
});
