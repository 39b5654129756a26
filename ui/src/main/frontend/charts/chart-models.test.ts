import { describe, expect, it } from 'vitest';
import type { SeriesAnswer } from '../data/api';
import { SeriesModel } from '../data/series-model';
import { chartLine, edgeMarks, notPositive, sampleOf, valueExtent, withExtremes, type ChartLine } from './chart-lines';
import { xLabel } from './plot-axes';
import { apart } from './plot-marks';

function line(value: SeriesAnswer['value'], more: Partial<SeriesAnswer> = {}, smoothing = 0): ChartLine {
  const step = value.map((_v, i) => i);
  const columns = { step, wallTime: step.map((s) => 1000 + s), attempt: step.map(() => 1), value };
  const series = new SeriesModel({ run: 'r', tag: 't', dtype: 'float32', count: step.length, drawn: step.length, ...columns, ...more }, 100);
  return chartLine(series, { axis: 'step', started: 1000, smoothing, superseded: false });
}

describe('a line of a chart', () => {
  it('stands in ascending x, equal x in file order', () => {
    const sorted = line([10, 11, 12, 13], { step: [5, 1, 5, 2] });
    expect(sorted.x).toEqual([1, 2, 5, 5]);
    expect(sorted.y).toEqual([11, 13, 10, 12]);
  });

  it('passes over the extremes of each bucket', () => {
    const reduced = line([3, 4], { min: [1, 4], max: [9, 4], nan: [0, 0] });
    expect(withExtremes(reduced)).toEqual({ x: [0, 0, 0, 1], y: [1, 9, 3, 4] });
  });

  it('marks what no axis can show, and counts it', () => {
    const marks = edgeMarks(line([1, 'NaN', 'Infinity', '-Infinity']));
    expect(marks).toEqual({ nan: [1], above: [2], below: [3], nanCount: 1 });
    expect(edgeMarks(line([1, 2], { min: [1, 2], max: [1, 2], nan: [40, 2] })).nanCount).toBe(42);
  });

  it('has the extent of its finite values, within the zoom, positive ones on a log axis', () => {
    const all = [line([-5, 2, 'NaN', 8, 'Infinity'])];
    expect(valueExtent(all, null, false)).toEqual([-5, 8]);
    expect(valueExtent(all, null, true)).toEqual([2, 8]);
    expect(valueExtent(all, [1, 2], false)).toEqual([2, 2]);
    expect(valueExtent([line(['NaN'])], null, false)).toBeNull();
    expect(notPositive(all)).toBe(1);
  });
});

it('lines say together how many of their points are drawn', () => {
  const lines = [line([1, 2], { count: 70 }), line([3], { count: 1 })];
  expect(sampleOf(lines)).toEqual({ drawn: 3, count: 71 });
  expect(sampleOf([])).toEqual({ drawn: 0, count: 0 });
});

describe('ticks', () => {
  it('name steps only where a step can be', () => {
    expect([0, 0.5, 12_000].map((x) => xLabel(x, 'step', 1))).toEqual(['0', '', '12k']);
  });

  it('name time by what changes from one to the next', () => {
    expect(xLabel(3600, 'relative', 1800)).toBe('1 h');
    expect(xLabel(90, 'relative', 30)).toBe('1 m 30 s');
    expect(xLabel(0.25, 'relative', 0.05)).toBe('0.25 s');
  });
});

it('labels are moved apart in order, within their edges', () => {
  const labels = [50, 51, 52, 95].map((y) => ({ y, text: String(y), colour: '' }));
  const placed = apart(labels, 12, 6, 94);
  expect(placed.map((label) => label.text)).toEqual(['50', '51', '52', '95']);
  placed.forEach((label, i) => expect(label.y - (placed[i - 1]?.y ?? -99)).toBeGreaterThanOrEqual(12));
  expect(placed.at(-1)?.y).toBeLessThanOrEqual(94);
});
