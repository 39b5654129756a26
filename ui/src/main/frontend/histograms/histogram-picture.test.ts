import { describe, expect, it } from 'vitest';
import type { HistogramView } from '../data/url-state';
import { toHistogram, type Histogram } from './histogram-model';
import { baseline, column, heightAt, heights, labelled, layOut, middle, placeAt, valuePixel, valueTicks, type Picture } from './histogram-picture';

const SIZE = { width: 340, height: 200 };

function at(step: number | bigint, edges: number[], counts: number[]): Histogram {
  return toHistogram({ step, wallTime: 0, attempt: 1, count: 0, nan: 0, posInf: 0, negInf: 0, min: null, max: null, sum: null, left: edges.slice(0, -1), right: edges.slice(1), counts });
}

const THREE = [at(0, [-1, 0, 1], [4, 1]), at(10, [-1, 0.5, 1], [3, 1]), at(40, [-2, 0, 2], [1, 5])];

function of(view: HistogramView): Picture {
  return layOut(THREE, view, [-2, 2], SIZE);
}

describe('ridges', () => {
  it('have the newest in front, and all within the picture', () => {
    const picture = of('offset');
    const lines = THREE.map((_, i) => baseline(picture, i));
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    const tops = THREE.map((_, i) => baseline(picture, i) - Math.max(...heights(picture, i)));
    expect(Math.min(...tops)).toBeGreaterThanOrEqual(picture.area.top - 1e-9);
    expect(lines.at(-1)).toBe(picture.area.top + picture.area.height);
  });

  it.each<HistogramView>(['offset', 'front'])('in the view %s are found where they are drawn', (view) => {
    const picture = of(view);
    THREE.forEach((h, index) => {
      const x = valuePixel(picture, (h.left[1] ?? 0) + 0.1);
      const y = baseline(picture, index) - heightAt(picture, heights(picture, index), x) + 0.5;
      expect(placeAt(picture, x, y)).toEqual({ index, bucket: 1 });
    });
  });

  it('stand in the producer’s buckets where all steps have the same', () => {
    const same = [at(0, [0, 1, 2, 3], [1, 2, 1]), at(1, [0, 1, 2, 3], [2, 0, 2])];
    const picture = layOut(same, 'offset', [0.5, 2.5], SIZE);
    expect(picture.bins).toEqual({ edges: [0, 1, 2, 3], own: true });
    expect(picture.range).toEqual([0, 3]);
    expect(picture.shares[0]).toEqual([0.25, 0.5, 0.25]);
  });
});

describe.each<HistogramView>(['heat', 'bands'])('over steps, as %s', (view) => {
  it('columns are as far apart as their steps', () => {
    const picture = of(view);
    const columns = THREE.map((_, i) => column(picture, i));
    expect(columns[0]?.[0]).toBeCloseTo(picture.area.left);
    expect(columns[2]?.[1]).toBeCloseTo(picture.area.left + picture.area.width);
    expect(columns[0]?.[1]).toBeCloseTo(columns[1]?.[0] ?? 0);
    expect(columns[1]?.[1]).toBeCloseTo(columns[2]?.[0] ?? 0);
    const [a, b, c] = columns.map((_, i) => (columns[i]?.[0] ?? 0) + (columns[i]?.[1] ?? 0));
    expect(((c ?? 0) - (b ?? 0)) / ((b ?? 0) - (a ?? 0))).toBeGreaterThan(1.5);
  });

  it('a place is read by its column and its value', () => {
    const picture = of(view);
    expect(placeAt(picture, middle(column(picture, 1)), valuePixel(picture, 0.75))).toEqual({ index: 1, bucket: 1 });
    expect(placeAt(picture, middle(column(picture, 1)), valuePixel(picture, 1.9))).toEqual({ index: 1, bucket: -1 });
    expect(placeAt(picture, 0, 0)).toBeNull();
  });

  it('repeated steps stand side by side', () => {
    const picture = layOut([at(3, [0, 1], [1]), at(3, [0, 1], [2])], view, [0, 1], SIZE);
    expect(placeAt(picture, picture.area.left + 2, 50)?.index).toBe(0);
    expect(placeAt(picture, picture.area.left + picture.area.width - 2, 50)?.index).toBe(1);
  });
});

it('a bucket without width is read from beside it', () => {
  const picture = layOut([at(0, [5, 5], [100])], 'offset', [4.5, 5.5], SIZE);
  expect(placeAt(picture, valuePixel(picture, 5) + 3, 100)).toEqual({ index: 0, bucket: 0 });
  expect(placeAt(picture, valuePixel(picture, 5) + 30, 100)).toEqual({ index: 0, bucket: -1 });
});

it('ticks are round and within the range', () => {
  const picture = of('offset');
  expect(valueTicks(picture)).toEqual([-2, -1, 0, 1, 2]);
  expect(valueTicks({ ...picture, range: [0.00011, 0.00029] })).toHaveLength(3);
});

it('labels of steps do not overlap', () => {
  const many = Array.from({ length: 60 }, (_, i) => at(9007199254740993n + BigInt(i), [0, 1], [1]));
  const picture = layOut(many, 'offset', [0, 1], SIZE);
  const places = labelled(picture).map((i) => baseline(picture, i));
  expect([labelled(picture)[0], labelled(picture).at(-1)]).toEqual([0, 59]);
  places.slice(1).forEach((y, i) => expect(y - (places[i] ?? 0)).toBeGreaterThanOrEqual(16));
});
