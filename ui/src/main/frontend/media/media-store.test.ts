import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError, type Api } from '../data/api';
import type { Live } from '../data/live';
import { MediaStore } from './media-store';

/** A server whose answers are counted, and a stream that the test speaks through. */
function stage(): { store: MediaStore; asked: string[]; tell: (type: string, detail: unknown) => void; fail: (yes: boolean) => void } {
  const asked: string[] = [];
  const listeners = new Map<string, (detail: unknown) => void>();
  let failing = false;
  const api = {
    values: (kind: string, run: string, tag: string) => {
      asked.push(`${kind} ${run} ${tag}`);
      return failing ? Promise.reject(new ApiError(410, 'Conflict: the file is gone')) : Promise.resolve({ rows: [{ step: asked.length, wallTime: 0, attempt: 1 }], faults: [] });
    },
  } as unknown as Api;
  const live = { on: (type: string, listener: (detail: unknown) => void) => listeners.set(type, listener) } as unknown as Live;
  return { store: new MediaStore(api, live), asked, tell: (type, detail) => listeners.get(type)?.(detail), fail: (yes) => (failing = yes) };
}

describe('the values of the cards in view', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const wish = { kind: 'image' as const, run: 'r', tag: 't' };

  it('are asked for once, and again at most once a second as their run grows', async () => {
    const { store, asked, tell } = stage();
    store.want([wish]);
    store.want([wish]);
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toHaveLength(1);
    tell('run', { id: 'other' });
    for (let i = 0; i < 20; i++) {
      tell('run', { id: 'r' });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked.length).toBeGreaterThanOrEqual(2);
    expect(asked.length).toBeLessThanOrEqual(3);
    await vi.advanceTimersByTimeAsync(5000);
    expect(store.of('image', 'r', 't')?.rows[0]?.step).toBe(asked.length);
  });

  it('are left alone while their card is out of view', async () => {
    const { store, asked, tell } = stage();
    store.want([wish]);
    await vi.advanceTimersByTimeAsync(10);
    store.want([]);
    tell('run', { id: 'r' });
    await vi.advanceTimersByTimeAsync(5000);
    expect(asked).toHaveLength(1);
    store.want([wish]);
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toHaveLength(2);
  });

  it('stay when a request fails, and are asked for when the server is back', async () => {
    const { store, asked, tell, fail } = stage();
    store.want([wish]);
    await vi.advanceTimersByTimeAsync(10);
    fail(true);
    tell('reset', null);
    await vi.advanceTimersByTimeAsync(1100);
    expect(store.of('image', 'r', 't')).toMatchObject({ rows: [{ step: 1 }], error: { message: 'Conflict: the file is gone' } });
    fail(false);
    tell('state', { state: 'open' });
    await vi.advanceTimersByTimeAsync(1100);
    expect(store.of('image', 'r', 't')?.error).toBeNull();
    expect(asked).toHaveLength(3);
  });
});
