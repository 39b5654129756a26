import { describe, expect, it } from 'vitest';
import type { SeriesAnswer } from './api';
import type { PointsEvent } from './live';
import { SeriesModel } from './series-model';
import { smooth } from './smoothing';

function answer(steps: number[], more: Partial<SeriesAnswer> = {}): SeriesAnswer {
  const columns = { step: steps, wallTime: steps.map((s) => 100 + s), value: steps.map((s) => s / 10), attempt: steps.map(() => 1) };
  return { run: 'r', tag: 't', dtype: 'float32', count: steps.length, drawn: steps.length, ...columns, ...more };
}

function points(from: number, steps: number[], attempt = 1): PointsEvent {
  return { ...answer(steps), from, attempt: steps.map(() => attempt) };
}

describe('a series', () => {
  it('appends what follows', () => {
    const series = new SeriesModel(answer([0, 1, 2]), 100);
    expect(series.append(points(3, [3, 4]))).toBe('appended');
    expect(series.step).toEqual([0, 1, 2, 3, 4]);
    expect(series.count).toBe(5);
  });

  it('goes on with the average that the server told', () => {
    const whole = smooth([0, 0.1, 0.2, 0.3], 0.5);
    const series = new SeriesModel(answer([2], { count: 3, min: [0], max: [0.2], nan: [0], smoothed: [whole[2] ?? NaN] }), 100, false, false, 0.5);
    series.append(points(3, [3]));
    expect(series.smoothed?.[1]).toBeCloseTo(whole[3] ?? NaN, 12);
  });

  it('takes only the new part of an overlap, and nothing twice', () => {
    const series = new SeriesModel(answer([0, 1, 2]), 100);
    expect(series.append(points(1, [1, 2, 3]))).toBe('appended');
    expect(series.append(points(1, [1, 2]))).toBe('nothing');
    expect(series.append(points(3, [3]))).toBe('nothing');
    expect(series.step).toEqual([0, 1, 2, 3]);
  });

  it('asks to be fetched again where points are missing between', () => {
    const series = new SeriesModel(answer([0, 1, 2]), 100);
    expect(series.append(points(5, [5]))).toBe('refetch');
    expect(series.step).toEqual([0, 1, 2]);
  });

  it('asks to be fetched again when an attempt begins', () => {
    const series = new SeriesModel(answer([0, 1, 2]), 100);
    expect(series.append(points(3, [1], 2))).toBe('refetch');
  });

  it('finds its place by the last point where attempts make the count no index', () => {
    const series = new SeriesModel(answer([0, 1, 2], { attempt: [1, 1, 2], count: 3 }), 100);
    expect(series.append(points(8, [1, 2, 3], 2))).toBe('appended');
    expect(series.step).toEqual([0, 1, 2, 3]);
    expect(series.append(points(11, [4], 2))).toBe('appended');
    expect(series.append(points(13, [6], 2))).toBe('refetch');
  });

  it('asks to be reduced anew when it has outgrown its width', () => {
    const series = new SeriesModel(answer([0, 1, 2]), 2);
    expect(series.append(points(3, [3, 4, 5, 6, 7]))).toBe('refetch');
  });

  it('keeps NaN and the infinities as values, and their bucket without extremes', () => {
    const series = new SeriesModel(answer([0, 1, 2], { value: ['NaN', 'Infinity', 3] }), 100);
    expect(series.value).toEqual([NaN, Infinity, 3]);
    expect(series.low).toEqual([NaN, NaN, 3]);
    expect(series.nan).toEqual([1, 0, 0]);
  });

  it('keeps the extremes and NaN counts of a reduced answer', () => {
    const series = new SeriesModel(answer([4, 9], { count: 10, min: [0, null], max: [7, null], nan: [0, 5] }), 2);
    expect(series.reduced).toBe(true);
    expect(series.low).toEqual([0, NaN]);
    expect(series.high).toEqual([7, NaN]);
    expect(series.nan).toEqual([0, 5]);
    expect(series.append(points(10, [10]))).toBe('appended');
  });
});
