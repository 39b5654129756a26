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
  const catalogue = new Catalogue(request, silent, 2000);
  expect(catalogue.of(run(1))).toBeNull();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(catalogue.of(run(1))).toBe('tags');
  expect(request).toHaveBeenCalledTimes(1);
});

it('tells whoever wants to know when a run that grew too soon may be asked again', async () => {
  const request = vi.fn(() => Promise.resolve('tags'));
  const catalogue = new Catalogue(request, silent, 2000);
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
