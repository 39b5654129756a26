import { describe, expect, it } from 'vitest';
import { binsFor, bucketAt, edgeRange, nearestBucket, quantile, shares, specials, stepOffsets, toHistogram, type Histogram } from './histogram-model';

function histogram(edges: number[], counts: number[], more: Partial<Histogram> = {}): Histogram {
  const row = { step: 0, wallTime: 0, attempt: 1, count: 0, nan: 0, posInf: 0, negInf: 0, min: null, max: null, sum: null };
  return { ...toHistogram({ ...row, left: edges.slice(0, -1), right: edges.slice(1), counts }), ...more };
}

/** Numbers that look random and are the same at each run. */
function noise(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16807) % 2147483647) / 2147483647;
}

function anyHistogram(next: () => number): Histogram {
  const edges = Array.from({ length: 2 + Math.floor(next() * 40) }, () => (next() - 0.5) * 10 ** (4 * next() - 2)).sort((a, b) => a - b);
  return histogram(edges, edges.slice(1).map(() => Math.floor(next() * 50)));
}

describe('an answer', () => {
  it('is read with its special numbers', () => {
    const h = histogram([0, 1, 2], [3, 4]);
    expect([h.finite, h.sum]).toEqual([7, null]);
    const row = { step: 9007199254740993n, wallTime: 0, attempt: 1, count: 1, nan: 0, posInf: 0, negInf: 0, min: '-Infinity', max: 2, sum: 'NaN', left: [1], right: [2], counts: [1] };
    expect(toHistogram(row)).toMatchObject({ step: 9007199254740993n, min: -Infinity, max: 2, sum: NaN });
  });
});

describe('bins', () => {
  it('are the producer’s own where all steps have them and they are equally wide', () => {
    const [a, b] = [histogram([0, 0.1, 0.2, 0.30000000000000004], [1, 2, 3]), histogram([0, 0.1, 0.2, 0.30000000000000004], [3, 2, 1])];
    expect(binsFor([a, b], [0, 1], 10)).toEqual({ edges: [0, 0.1, 0.2, 0.30000000000000004], own: true });
  });

  it.each([
    ['other edges', [histogram([0, 1, 2], [1, 1]), histogram([0, 1, 2.5], [1, 1])]],
    ['widths of their own', [histogram([0, 1, 10], [1, 1])]],
    ['a single bucket', [histogram([0, 1], [1])]],
  ])('are common ones with %s', (_name, all) => {
    const { edges, own } = binsFor(all, [-2, 2], 4);
    expect(own).toBe(false);
    expect(edges).toEqual([-2, -1, 0, 1, 2]);
  });

  it('share out every value once', () => {
    const next = noise(1);
    for (let round = 0; round < 300; round++) {
      const h = anyHistogram(next);
      const [low, high] = edgeRange([h]) ?? [0, 1];
      const cut = shares(h, binsFor([h], [low + 0.1, high + 1], 1 + Math.floor(next() * 30)).edges);
      expect(cut.reduce((a, b) => a + b, 0)).toBeCloseTo(h.finite > 0 ? 1 : 0, 9);
    }
  });

  it('cut a bucket by the part that lies in each', () => {
    expect(shares(histogram([0, 4], [8]), [0, 1, 2, 4])).toEqual([0.25, 0.25, 0.5]);
    expect(shares(histogram([1, 1], [8]), [0, 1, 2, 4])).toEqual([0, 1, 0]);
    expect(shares(histogram([4, 4], [8]), [0, 1, 2, 4])).toEqual([0, 0, 1]);
  });
});

describe('a bucket', () => {
  const h: Histogram = { ...histogram([0, 1, 2], [1, 1]), left: [0, 1, 5, 5], right: [1, 2, 5, 7], counts: [1, 2, 3, 4] };

  it.each([[-0.1, -1], [0, 0], [0.9, 0], [1, 1], [2, 1], [3, -1], [5, 3], [7, 3], [7.1, -1]])('in which %d lies is number %d', (value, index) => {
    expect(bucketAt(h, value)).toBe(index);
  });

  it.each([[-9, 0], [3, 1], [4, 2], [9, 3]])('nearest to %d is number %d', (value, index) => {
    expect(nearestBucket(h, value)).toBe(index);
    expect(nearestBucket(histogram([0], []), value)).toBe(-1);
  });
});

describe('a quantile', () => {
  it('is exact at edges and linear between', () => {
    const h = histogram([0, 1, 3], [50, 50]);
    expect([0, 25, 50, 75, 100].map((p) => quantile(h, p))).toEqual([0, 0.5, 1, 2, 3]);
  });

  it('passes over empty buckets and needs a finite value', () => {
    expect(quantile(histogram([0, 1, 9, 10], [1, 0, 1]), 50)).toBe(1);
    expect(quantile(histogram([0, 1, 9, 10], [1, 0, 1]), 75)).toBe(9.5);
    expect(quantile(histogram([0, 1], [0]), 50)).toBeNaN();
  });

  it('is that of the single values where each has a bucket without width', () => {
    const next = noise(7);
    const values = Array.from({ length: 101 }, () => next()).sort((a, b) => a - b);
    const h: Histogram = { ...histogram([0, 1], [1]), left: values, right: values, counts: values.map(() => 1), finite: values.length };
    for (const percent of [1, 5, 25, 50, 75, 95, 99]) {
      expect(quantile(h, percent)).toBe(values[Math.ceil((101 * percent) / 100) - 1]);
    }
  });

  it('never falls while the share grows', () => {
    const next = noise(3);
    for (let round = 0; round < 100; round++) {
      const h = anyHistogram(next);
      const all = Array.from({ length: 101 }, (_, p) => quantile(h, p)).filter((v) => !Number.isNaN(v));
      expect(all).toEqual([...all].sort((a, b) => a - b));
    }
  });
});

it('steps beyond 2^53 keep their distances', () => {
  expect(stepOffsets([9007199254740993n, 9007199254740994n, 9007199254741000n])).toEqual([0, 1, 7]);
  expect(stepOffsets([-5, 0, 10])).toEqual([0, 5, 15]);
});

it('special values are summed over the steps', () => {
  const h = { ...histogram([0, 1], [1]), nan: 2, posInf: 1 };
  expect(specials([h, h])).toEqual({ nan: 4, posInf: 2, negInf: 0 });
});
