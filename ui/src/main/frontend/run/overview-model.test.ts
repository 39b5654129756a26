import { describe, expect, it } from 'vitest';
import type { Tag } from '../data/api';
import { Asked } from './asked';
import { overviewOf } from './overview-model';

function tag(kind: string, name: string, points = 1): Tag {
  return { tag: name, kind, points, displayName: '', description: '', attempts: 1 };
}

describe('what a run has', () => {
  it('is previewed by what tells most', () => {
    const overview = overviewOf([tag('histogram', 'a', 3), tag('histogram', 'c', 9), tag('scalar', 'lr'), tag('scalar', 'train/loss'), tag('image', 'x'), tag('pr_curve', 'p')]);
    expect(overview.scalars[0]).toBe('train/loss');
    expect(overview.histogram?.tag).toBe('c');
    expect(overview.images.map(({ tag: name }) => name)).toEqual(['x']);
    expect([...overview.counts]).toEqual([['scalar', 2], ['histogram', 2], ['image', 1], ['pr_curve', 1]]);
    expect(overview.missing.map(({ kind }) => kind)).toEqual(['graph', 'data_graph', 'lineage', 'text']);
  });

  it('shows weights rather than biases or gradients', () => {
    const tags = ['gradients/conv.weight', 'weights/conv.bias', 'weights/conv.weight'].map((name) => tag('histogram', name));
    expect(overviewOf(tags).histogram?.tag).toBe('weights/conv.weight');
    expect(overviewOf(tags.slice(0, 2)).histogram?.tag).toBe('gradients/conv.weight');
  });

  it('may be nothing', () => {
    const overview = overviewOf([]);
    expect(overview.histogram).toBeNull();
    expect(overview.counts.size).toBe(0);
    expect(overview.missing).toHaveLength(7);
  });

  it('counts hyperparameters as lineage', () => {
    expect(overviewOf([tag('hparams', '_hparams_')]).missing.map(({ kind }) => kind)).not.toContain('lineage');
  });
});

describe('a small question', () => {
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

  it('is asked once, and again when it changes', async () => {
    let now = 0;
    const asked = new Asked<number>(() => (now += 5000));
    let requests = 0;
    const ask = (question: string): void => asked.ask('run', question, () => Promise.resolve(++requests));
    ask('a');
    ask('a');
    await settled();
    ask('a');
    await settled();
    expect([requests, asked.value]).toEqual([1, 1]);
    ask('b');
    await settled();
    expect([requests, asked.value]).toEqual([2, 2]);
    asked.outdate();
    ask('b');
    await settled();
    expect(requests).toBe(3);
  });

  it('keeps its last answer when it fails, and says why', async () => {
    let now = 0;
    const asked = new Asked<string>(() => (now += 5000));
    asked.ask('run', 'a', () => Promise.resolve('yes'));
    await settled();
    asked.ask('run', 'b', () => Promise.reject(new Error('Not found')));
    await settled();
    expect([asked.value, asked.error]).toEqual(['yes', 'Not found']);
  });

  it('asked while an answer is on its way waits for it, the last one alone', async () => {
    let now = 0;
    const asked = new Asked<string>(() => (now += 5000));
    const seen: string[] = [];
    const answers: (() => void)[] = [];
    const ask = (question: string): void =>
      asked.ask('run', question, () => {
        seen.push(question);
        return new Promise((resolve) => answers.push(() => resolve(question)));
      });
    ask('a');
    await settled();
    ask('b');
    ask('c');
    answers.forEach((answer) => answer());
    await settled();
    answers.forEach((answer) => answer());
    await settled();
    expect([seen, asked.value]).toEqual([['a', 'c'], 'c']);
  });

  it('about something else forgets the answer, and one that comes late', async () => {
    const asked = new Asked<string>(() => 0);
    asked.ask('one', 'a', () => Promise.resolve('old'));
    await settled();
    let late: (value: string) => void = () => undefined;
    asked.ask('two', 'a', () => new Promise((resolve) => (late = resolve)));
    expect(asked.value).toBeNull();
    await settled();
    asked.ask('three', 'a', () => Promise.resolve('new'));
    late('late');
    await settled();
    await settled();
    expect(asked.value).toBe('new');
  });
});
