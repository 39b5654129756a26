import { describe, expect, it } from 'vitest';
import type { Operator, Slice, StepTimes, Timeline } from '../data/profiles';
import { matching, sorted } from './operator-rows';
import { STANDARD, formatChoice, parseChoice } from './profile-url';
import { basis, familyOf, median, ofPeak, partsOf, percent, rateFigure, rateText, sentence, timeText } from './profile-words';
import { blockAt, drawn, lanesOf, moved, showing, slicesOf, zoomed } from './time-lanes';

function operator(key: string, totalMicros: number, more: Partial<Operator> = {}): Operator {
  return { key, calls: 1, totalMicros, selfMicros: totalMicros, share: 0, flops: 0, node: null, ...more };
}

function step(n: number, totalMicros: number, dataLoader = 0): StepTimes {
  return { step: n, totalMicros, kernel: 0, memcpy: 0, memset: 0, communication: 0, runtime: 0, dataLoader, cpu: 0, other: 0 };
}

describe('the sentence of a profile', () => {
  const operators = [operator('conv2d', 2000), operator('conv2d_filter_grad', 1480), operator('max_pool2d', 500), operator('max_pool2d_grad', 370), operator('add', 400), operator('softmax', 300)];

  it('tells the mean step and its largest parts, ops of one kind together', () => {
    const steps = [step(0, 5800, 522)];
    expect(sentence(partsOf(operators, steps), steps)).toBe('Step 5.8 ms: 60 % conv, 15 % pooling, 9 % waiting for data');
  });

  it('tells a wait for data even where it is not among the largest', () => {
    const steps = [step(0, 10_000, 200)];
    const parts = partsOf([...operators, operator('matmul', 1000)], steps);
    expect(sentence(parts, steps)).toBe('Step 10 ms: 38 % around the nodes, 35 % conv, 10 % matmul, 2 % waiting for data');
  });

  it('names the time that no node took', () => {
    const parts = partsOf([operator('relu', 300)], [step(0, 1000, 100)]);
    expect(parts).toEqual([
      { name: 'around the nodes', micros: 600, share: 0.6 },
      { name: 'elementwise', micros: 300, share: 0.3 },
      { name: 'waiting for data', micros: 100, share: 0.1 },
    ]);
  });

  it('is short where nothing is known', () => {
    expect(sentence(partsOf([], [step(0, 900)]), [step(0, 900)])).toBe('Step 900 µs: 100 % around the nodes');
    expect(sentence([], [])).toBe('No step was recorded');
    expect(basis([])).toBe('No step was recorded.');
  });

  it('says how many steps it speaks of and how far they differ', () => {
    expect(basis([step(0, 300_000), step(10, 5000), step(20, 6000)])).toBe('Mean of 3 recorded steps: half of them took 6 ms or less, the shortest 5 ms, the longest 300 ms.');
    expect(basis([step(7, 5000)])).toBe('One step was recorded: 7.');
  });

  it('knows kinds of ops by their names', () => {
    expect(['Conv2dInputGrad', 'avg_pool2d', 'MatMul', 'adam_update', 'softmax_cross_entropy_grad', 'reduce_sum', 'relu_grad', 'gather'].map(familyOf)).toEqual([
      'conv',
      'pooling',
      'matmul',
      'updating weights',
      'loss',
      'reduction',
      'elementwise',
      'gather',
    ]);
  });
});

describe('figures', () => {
  it('stand in the unit that suits them', () => {
    expect([0.52, 120, 5810, 1_250_000].map(timeText)).toEqual(['0.52 µs', '120 µs', '5.81 ms', '1.25 s']);
    expect([0, 0.0002, 0.004, 0.0996, 0.1, 0.604, 1].map(percent)).toEqual(['0 %', '< 0.1 %', '0.4 %', '10 %', '10 %', '60 %', '100 %']);
  });

  it('compare operations a second with the peak', () => {
    expect(rateText(2_000_000, 100)).toBe('20 GFLOP/s');
    expect(rateText(0, 100)).toBe('');
    expect([rateFigure(2_000_000, 100), rateFigure(0, 100), rateFigure(5, 1e6)]).toEqual(['20 G', '', '5']);
    expect(rateText(5, 1e6)).toBe('5 FLOP/s');
    expect(ofPeak(2_000_000, 100, 80e9)).toBe(0.25);
    expect(ofPeak(2_000_000, 100, null)).toBeNull();
    expect(ofPeak(2_000_000, 0, 80e9)).toBeNull();
  });

  it('have a median', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([7])]).toEqual([2, 2.5, 7]);
    expect(median([])).toBeNaN();
  });
});

describe('rows', () => {
  const rows = [operator('b', 10, { calls: 5, flops: 100 }), operator('a', 10, { calls: 1, flops: 0 }), operator('C', 30, { calls: 30, flops: 10 })];
  const keys = (key: Parameters<typeof sorted>[1]['key'], descending: boolean): string => sorted(rows, { key, descending }).map((row) => row.key).join('');

  it('are sorted by each column, equal ones by name', () => {
    expect(keys('total', true)).toBe('Cab');
    expect(keys('calls', true)).toBe('Cba');
    expect(keys('mean', true)).toBe('abC');
    expect(keys('rate', true)).toBe('bCa');
    expect(keys('rate', false)).toBe('aCb');
  });

  it('are kept by what their key holds', () => {
    expect(matching(rows, ' c ').map(({ key }) => key)).toEqual(['C']);
    expect(matching(rows, '')).toHaveLength(3);
  });
});

function slice(node: string | null, startMicros: number, durationMicros: number): Slice {
  return { node, op: node && 'op', startMicros, durationMicros, bytes: 0, flops: 0 };
}

const TIMELINE: Timeline = {
  step: 3,
  totalMicros: 100,
  lanes: [
    { name: 'forward', slices: [slice('model/a', 12, 8)] },
    { name: 'backward', slices: [slice('gradients/a', 30, 40)] },
    { name: 'optimizer', slices: [] },
    { name: 'warm-up', slices: [slice('x', 80, 0.001)] },
    { name: 'dataWait', slices: [slice(null, 0, 10)] },
    { name: 'other', slices: [slice(null, 10, 2), slice(null, 20, 10)] },
  ],
};

describe('the lanes of a step', () => {
  it('stand from the wait over the phases to what lies between', () => {
    const lanes = lanesOf(TIMELINE);
    expect(lanes.map(({ title }) => title)).toEqual(['data wait', 'forward', 'backward', 'optimizer', 'warm-up', 'around nodes']);
    expect(lanes.map(({ phase }) => phase)).toEqual([null, 'forward', 'backward', 'optimizer', null, null]);
    expect(lanes[0]?.blocks).toEqual([{ from: 0, to: 10, event: 0 }]);
    expect(lanes[1]?.blocks).toEqual([{ from: 12, to: 20, event: 2 }]);
    expect(lanes[5]?.blocks.map(({ event }) => event)).toEqual([1, 3]);
    expect(slicesOf(TIMELINE).map(({ node }) => node)).toEqual([null, null, 'model/a', null, 'gradients/a', 'x']);
  });

  it('are drawn at least a pixel wide, and narrow neighbours as one', () => {
    const blocks = Array.from({ length: 1000 }, (_, event) => ({ from: event / 10, to: event / 10 + 0.05, event }));
    const all = drawn(blocks, { from: 0, to: 100 }, 50);
    expect(all.length).toBeLessThanOrEqual(51);
    expect(all.reduce((n, { count }) => n + count, 0)).toBe(1000);
    expect(all.every(({ width }) => width >= 1)).toBe(true);
    expect(drawn(blocks, { from: 0, to: 1 }, 1000)).toHaveLength(11);
    expect(drawn([{ from: 5, to: 6, event: 0 }], { from: 10, to: 20 }, 100)).toEqual([]);
  });

  it('find what lies at a time, or close to it', () => {
    const blocks = lanesOf(TIMELINE)[1]?.blocks ?? [];
    expect(blockAt(blocks, 15, 0)?.event).toBe(2);
    expect(blockAt(blocks, 22, 1)).toBeNull();
    expect(blockAt(blocks, 22, 2)?.event).toBe(2);
  });

  it('are zoomed about a time that stays where it is, and stay within the step', () => {
    const span = zoomed({ from: 0, to: 100 }, 25, 2, 100);
    expect(span).toEqual({ from: 12.5, to: 62.5 });
    expect(zoomed(span, 25, 0.1, 100)).toEqual({ from: 0, to: 100 });
    expect(zoomed({ from: 0, to: 100 }, 50, 1e9, 100)).toEqual({ from: 49.5, to: 50.5 });
    expect(moved(span, -50, 100)).toEqual({ from: 0, to: 50 });
    expect(moved(span, 90, 100)).toEqual({ from: 50, to: 100 });
    expect(showing(span, { from: 80, to: 82, event: 0 }, 100)).toEqual({ from: 50, to: 100 });
    expect(showing(span, { from: 20, to: 22, event: 0 }, 100)).toBe(span);
  });
});

describe('the choice in the URL', () => {
  it('is read back as it was written', () => {
    const choice = { run: 'abcdefgh', by: 'name' as const, sort: { key: 'rate' as const, descending: false }, filter: 'conv', step: 9_007_199_254_740_993n, node: 'a/b' };
    expect(parseChoice(formatChoice(choice))).toEqual(choice);
    expect(formatChoice(STANDARD)).toBe('');
    expect(parseChoice('')).toEqual(STANDARD);
  });

  it('takes what it does not understand as not there', () => {
    expect(parseChoice('[')).toEqual(STANDARD);
    expect(parseChoice('{"r":1,"b":"x","o":"-no","f":[],"s":"x","n":{}}')).toEqual(STANDARD);
  });
});
