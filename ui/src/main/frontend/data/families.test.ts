import { describe, expect, it } from 'vitest';
import type { Run } from './api';
import { FOLDED_SHOWN_MAX, Families, familiesOf } from './families';

function run(name: string, parent: string | null = null, logdir = 'logs'): Run {
  return { id: name, name, logdir, parent } as Run;
}

function folded(...runs: Run[]): Record<string, string[]> {
  return Object.fromEntries(familiesOf(runs).map(({ head, members }) => [head.name, members.map(({ name }) => name)]));
}

describe('runs that belong together', () => {
  it('are a run and what its writer made beside it', () => {
    expect(folded(run('a'), run('a/loss_train', 'a'), run('b'))).toEqual({ a: ['a/loss_train'], b: [] });
  });

  it('are the ranks of a job, below its run or without one', () => {
    expect(folded(run('job'), run('job/rank_0', 'job'), run('job/rank_1', 'job'))).toEqual({ job: ['job/rank_0', 'job/rank_1'] });
    expect(folded(run('x/rank_10'), run('x/rank_2'), run('x/rank_1'))).toEqual({ 'x/rank_1': ['x/rank_10', 'x/rank_2'] });
    expect(folded(run('rank0'), run('rank-1'), run('frank_1'), run('rank_1/late'))).toEqual({ rank0: ['rank-1'], frank_1: [], 'rank_1/late': [] });
  });

  it('are not the ranks of two jobs or of two log directories', () => {
    expect(folded(run('a/rank_0'), run('b/rank_0'))).toEqual({ 'a/rank_0': [], 'b/rank_0': [] });
    expect(familiesOf([run('rank_0'), { ...run('rank_1', null, 'more') }])).toHaveLength(2);
  });

  it('are all below one head, however deep', () => {
    const runs = [run('x/rank_0'), run('x/rank_1'), run('x/rank_1/170', 'x/rank_1')];
    expect(folded(...runs)).toEqual({ 'x/rank_0': ['x/rank_1', 'x/rank_1/170'] });
  });

  it('stand alone when what contained them is not there', () => {
    expect(folded(run('a/x', 'gone'))).toEqual({ 'a/x': [] });
  });
});

describe('a run that is chosen', () => {
  const families = new Families([run('a'), run('a/x', 'a'), run('a/y', 'a'), run('b')]);

  it('brings along what is folded into it', () => {
    expect(families.shownWith('a').map(({ id }) => id)).toEqual(['a/x', 'a/y']);
    expect(families.shownWith('b')).toEqual([]);
    expect([families.headOf('a/x'), families.headOf('a')]).toEqual(['a', undefined]);
    const crowd = new Families([run('c'), ...Array.from({ length: 80 }, (_, i) => run(`c/${i}`, 'c'))]);
    expect(crowd.shownWith('c')).toHaveLength(FOLDED_SHOWN_MAX);
  });

  it('keeps what is drawn when it is opened, and when it is closed', () => {
    expect(families.chosenAfter('a', true, ['a', 'b'])).toEqual(['a', 'a/x', 'a/y', 'b']);
    expect(families.chosenAfter('a', false, ['a', 'a/y', 'b'])).toEqual(['a', 'b']);
    expect(families.chosenAfter('a', true, ['b'])).toEqual(['b']);
    expect(families.chosenAfter('a', false, ['a/y', 'b'])).toEqual(['a/y', 'b']);
  });
});
