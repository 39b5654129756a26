import { describe, expect, it } from 'vitest';
import { KEYS, KeyReader, functionKey } from './keyboard';
import { windowOf } from './virtual-rows';

describe('keys', () => {
  it('are each reached by typing what the list says', () => {
    for (const { keys, action } of KEYS) {
      const reader = new KeyReader();
      const reached = keys.split(' ').map((key, i) => reader.press(key, i));
      expect(reached.at(-1)).toBe(action);
    }
  });

  it('of a pair must follow each other soon', () => {
    const reader = new KeyReader();
    expect(reader.press('g', 0)).toBeNull();
    expect(reader.press('r', 5000)).toBeNull();
    reader.press('g', 6000);
    expect(reader.press('j', 6100)).toBe('next');
    expect(reader.press('c', 6200)).toBeNull();
  });

  it('mean one thing each', () => {
    expect(new Set(KEYS.map((entry) => entry.keys)).size).toBe(KEYS.length);
  });
});

describe('the window of a long list', () => {
  it('covers what is seen and little more', () => {
    const { first, end } = windowOf(28_000, 560, 5000);
    expect(first).toBeLessThanOrEqual(1000);
    expect(end).toBeGreaterThanOrEqual(1020);
    expect(end - first).toBeLessThan(60);
  });

  it('is empty of nothing and ends with the list', () => {
    expect(windowOf(0, 560, 0)).toEqual({ first: 0, end: 0 });
    expect(windowOf(99_999, 560, 10)).toEqual({ first: 2, end: 10 });
  });
});

describe('functionKey', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}): string | null =>
    functionKey({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

  it('takes function keys alone and with Ctrl, and leaves others to the browser', () => {
    expect(['F5', 'F6', 'F10'].map((key) => press(key))).toEqual(['F5', 'F6', 'F10']);
    expect(press('F10', { ctrlKey: true })).toBe('Ctrl-F10');
    expect([press('F10', { shiftKey: true }), press('F5', { altKey: true }), press('F5', { metaKey: true }), press('F'), press('a')]).toEqual([null, null, null, null, null]);
  });

  it('is listed with what it does', () => {
    expect(KEYS.filter(({ action }) => action.startsWith('debug-')).map(({ keys }) => keys)).toEqual(['F5', 'F6', 'F10', 'Ctrl-F10']);
  });
});
