import { describe, expect, it } from 'vitest';
import type { Run } from './api';
import { defaultSelection, rowsOf, type Sort } from './run-list';

function run(id: string, more: Partial<Run> = {}): Run {
  const times = { started: 100, updated: 200, firstStep: 0, lastStep: 10 };
  return { id, name: id, logdir: 'logs', producer: null, status: 'finished', attempts: 1, points: 5, parent: null, ...times, ...more };
}

function names(runs: Run[], view: { filter?: string; sort?: Sort; unfolded?: string[] } = {}): string[] {
  const sort = view.sort ?? { key: 'name', descending: false };
  return rowsOf(runs, { filter: view.filter ?? '', sort, unfolded: new Set(view.unfolded) }).map((row) => row.run.name);
}

describe('the list of runs', () => {
  it('sorts names as people count', () => {
    expect(names([run('run-10'), run('run-9'), run('Run-1')])).toEqual(['Run-1', 'run-9', 'run-10']);
  });

  it('folds bookkeeping into its parent until it is opened', () => {
    const runs = [run('a'), run('a/hparams', { parent: 'a' }), run('b')];
    expect(names(runs)).toEqual(['a', 'b']);
    expect(names(runs, { unfolded: ['a'] })).toEqual(['a', 'a/hparams', 'b']);
    expect(names(runs, { filter: 'hparams' })).toEqual(['a']);
  });

  it('shows a sub-run whose parent is not there', () => {
    expect(names([run('a/x', { parent: 'gone' })])).toEqual(['a/x']);
  });

  it('puts what has no value last, whichever way it sorts', () => {
    const runs = [run('none', { lastStep: null }), run('one', { lastStep: 1 }), run('big', { lastStep: 9007199254740993n })];
    expect(names(runs, { sort: { key: 'step', descending: false } })).toEqual(['one', 'big', 'none']);
    expect(names(runs, { sort: { key: 'step', descending: true } })).toEqual(['big', 'one', 'none']);
  });

  it('keeps running runs in place while they take turns in being updated', () => {
    const sort = { key: 'updated', descending: true } as const;
    const a = run('a', { status: 'running', started: 2 });
    const b = run('b', { status: 'running', started: 1 });
    expect(names([a, { ...b, updated: 999 }], { sort })).toEqual(names([{ ...a, updated: 999 }, b], { sort }));
  });
});

it('the newest runs with data are shown until the viewer chooses', () => {
  const runs = Array.from({ length: 14 }, (_, i) => run(`r${i}`, { started: i }));
  const shown = defaultSelection([...runs, run('empty', { started: 99, points: 0 }), run('sub', { started: 99, parent: 'r1' })]);
  expect(shown).toHaveLength(10);
  expect(shown[0]).toBe('r13');
  expect(shown).not.toContain('empty');
});

it('runs without a point are shown too, after those that have some', () => {
  const runs = [run('images', { started: 9, points: 0 }), run('empty', { started: null, points: 0 }), run('old', { started: 1 })];
  expect(defaultSelection(runs)).toEqual(['old', 'images']);
});
