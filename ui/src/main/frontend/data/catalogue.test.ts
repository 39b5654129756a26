import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Run } from './api';
import { Catalogue } from './catalogue';
import type { Live } from './live';

const silent = { on: () => () => undefined } as unknown as Live;

function run(points: number): Run {
  return { id: 'a', points } as Run;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('asks once for a run that does not grow', async () => {
  const request = vi.fn(() => Promise.resolve('tags'));
  const catalogue = new Catalogue(request, silent, 2000, 1);
  expect(catalogue.of(run(1))).toBeNull();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(catalogue.of(run(1))).toBe('tags');
  expect(request).toHaveBeenCalledTimes(1);
});

it('tells whoever wants to know when a run that grew too soon may be asked again', async () => {
  const request = vi.fn(() => Promise.resolve('tags'));
  const catalogue = new Catalogue(request, silent, 2000, 1);
  catalogue.of(run(1));
  await vi.advanceTimersByTimeAsync(500);
  const told = vi.fn(() => catalogue.of(run(2)));
  catalogue.onChange(told);
  catalogue.of(run(2));
  expect(request).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(told).toHaveBeenCalled();
  expect(request).toHaveBeenCalledTimes(2);
});

it('asks anew at the first value of a run, whenever that comes', async () => {
  const request = vi.fn(() => Promise.resolve('tags'));
  const catalogue = new Catalogue(request, silent, 60_000, 1);
  catalogue.of(run(0));
  await vi.advanceTimersByTimeAsync(10);
  catalogue.of(run(1));
  expect(request).toHaveBeenCalledTimes(2);
});

it('asks for no more runs at once than it may', async () => {
  const answers: (() => void)[] = [];
  const request = vi.fn(() => new Promise<string>((resolve) => answers.push(() => resolve('tags'))));
  const catalogue = new Catalogue(request, silent, 2000, 4);
  for (let i = 0; i < 10; i++) {
    catalogue.of({ id: `${i}`, points: 1 } as Run);
  }
  expect(request).toHaveBeenCalledTimes(4);
  answers[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(request).toHaveBeenCalledTimes(5);
});

it('tells of many answers together, of the last at once', async () => {
  const catalogue = new Catalogue((id) => new Promise<string>((resolve) => setTimeout(() => resolve(id), 10)), silent, 2000, 1);
  const told = vi.fn();
  catalogue.onChange(told);
  const runs = Array.from({ length: 20 }, (_, i) => ({ id: `${i}`, points: 1 }) as Run);
  runs.forEach((one) => catalogue.of(one));
  await vi.advanceTimersByTimeAsync(205);
  expect(runs.map((one) => catalogue.of(one))).toEqual(runs.map(({ id }) => id));
  expect(told).toHaveBeenCalledTimes(1);
});
