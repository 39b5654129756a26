import { describe, expect, it } from 'vitest';
import { PALETTE } from './palette';
import { RunColours, type Memory } from './run-colours';

function memory(): Memory & { map: Map<string, string> } {
  const map = new Map<string, string>();
  return { map, getItem: (key) => map.get(key) ?? null, setItem: (key, value) => void map.set(key, value) };
}

describe('run colours', () => {
  it('are all different while the palette lasts', () => {
    const colours = new RunColours(memory());
    const runs = PALETTE.map((_, i) => `r${i}`);
    colours.assign(runs);
    expect(new Set(runs.map((run) => colours.indexOf(run))).size).toBe(PALETTE.length);
  });

  it('stay with the run, in another visit too', () => {
    const stored = memory();
    const first = new RunColours(stored);
    first.assign(['a', 'b']);
    first.choose('b', 7);
    const second = new RunColours(stored);
    second.assign(['c', 'b', 'a']);
    expect([second.indexOf('a'), second.indexOf('b')]).toEqual([0, 7]);
  });

  it('avoid those that are seen, not those that are hidden', () => {
    const colours = new RunColours(memory());
    colours.assign(['a', 'b', 'c']);
    colours.assign(['b', 'd']);
    expect(colours.indexOf('d')).toBe(0);
  });

  it('survive a broken memory', () => {
    const stored = memory();
    stored.setItem('mindinsight.colours', '{"a":99,"b":"x",');
    expect(new RunColours(stored).indexOf('a')).toBe(0);
  });
});
