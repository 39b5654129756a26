import { describe, expect, it } from 'vitest';
import { mainMetrics } from './main-metrics';
import { elided, splitTag, visible } from './shown-text';
import { groupTags, matches } from './tag-groups';
import { nearest, tooltipRows } from './tooltip-rows';

describe('names as text', () => {
  it('show what cannot be seen as its code', () => {
    expect(visible('a\u0001b\u202Ec\nd')).toBe('a\u2401b\\u202ec\u240Ad');
  });

  it('leave markup as text', () => {
    expect(visible('<script>alert(1)</script>')).toBe('<script>alert(1)</script>');
  });

  it('lose their middle, and never more than asked', () => {
    expect(elided('p'.repeat(10_000), 80)).toHaveLength(80);
    expect(elided('layer/1/weights', 10)).toBe('layer/…hts');
    expect(elided('\u0001'.repeat(10), 10)).toBe('\u2401'.repeat(10));
    expect(elided('short', 80)).toBe('short');
  });

  it('split at the last slash that has a name behind it', () => {
    expect(splitTag('a/b/c')).toEqual(['a/b/', 'c']);
    expect(splitTag('loss')).toEqual(['', 'loss']);
    expect(splitTag('a/')).toEqual(['', 'a/']);
  });
});

describe('groups of tags', () => {
  it('put first what people look for first, then natural order', () => {
    const groups = groupTags(['z', 'layer10/w', 'layer2/w', 'train/lr', 'train/loss']);
    expect(groups.map((group) => group.name)).toEqual(['train', '', 'layer2', 'layer10']);
    expect(groups[0]?.tags).toEqual(['train/loss', 'train/lr']);
  });

  it('are filtered by all words, case only where it is typed', () => {
    expect(matches('train/Loss', 'LOSS')).toBe(false);
    expect(matches('train/Loss', 'loss tr')).toBe(true);
    expect(matches('train/Loss', 'loss val')).toBe(false);
  });
});

it('the main metrics are one of each sort before a second of any', () => {
  const tags = ['train/loss', 'val/loss', 'test/accuracy', 'lr', 'train/accuracy'];
  expect(mainMetrics([tags, tags], 3)).toEqual(['train/loss', 'test/accuracy', 'train/accuracy']);
  expect(mainMetrics([], 3)).toEqual([]);
});

describe('the tooltip', () => {
  it('lists the nearest first and says how many it leaves out', () => {
    const candidates = Array.from({ length: 300 }, (_, i) => ({ run: `r${i}`, index: 0, distance: i === 7 ? 0 : i + 1 }));
    const { rows, more } = tooltipRows([...candidates, { run: 'nan', index: 0, distance: Infinity }]);
    expect(rows).toHaveLength(12);
    expect(rows[0]?.run).toBe('r7');
    expect(more).toBe(289);
  });

  it('finds the nearest x', () => {
    expect([-1, 0, 4, 6, 99].map((x) => nearest([0, 5, 10], x))).toEqual([0, 0, 1, 1, 2]);
    expect(nearest([], 3)).toBe(-1);
  });
});
