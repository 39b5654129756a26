import { describe, expect, it } from 'vitest';
import type { TensorSlot } from '../data/debug';
import { shownSlot, slotTitle } from './tensor-store';
import { EMPTY_INPUT, hitText, readInput, watchText } from './watch-input';

describe('a watchpoint as typed', () => {
  it('has no parameter for overflow, whatever stands in the hidden fields', () => {
    expect(readInput({ ...EMPTY_INPUT, limit: 'x', nodes: 'gradients/*, loss/*' })).toEqual({ condition: 'tensor_overflow', parameters: {}, nodes: ['gradients/*', 'loss/*'] });
  });

  it('has exactly one parameter for too large', () => {
    const typed = { ...EMPTY_INPUT, condition: 'tensor_too_large', parameter: 'max_gt' };
    expect(readInput({ ...typed, limit: '1e-3' })).toEqual({ condition: 'tensor_too_large', parameters: { max_gt: 0.001 }, nodes: ['*'] });
    expect(readInput({ ...typed, limit: '\u22121' })).toMatchObject({ parameters: { max_gt: -1 } });
  });

  it('says what is wrong', () => {
    const typed = { ...EMPTY_INPUT, condition: 'tensor_too_large' };
    expect(readInput({ ...typed, limit: '-1' })).toEqual({ fault: expect.stringContaining('never below 0') as string });
    for (const limit of ['', ' ', 'many', 'Infinity', 'NaN']) {
      expect(readInput({ ...typed, limit })).toEqual({ fault: 'Give the limit as a number' });
    }
    expect(readInput({ ...EMPTY_INPUT, nodes: ' , ' })).toEqual({ fault: expect.stringContaining('Name the nodes') as string });
  });
});

describe('words of watchpoints and hits', () => {
  it('say condition, limit and place', () => {
    expect(watchText({ condition: 'tensor_overflow', parameters: {}, nodes: ['*'] })).toBe('NaN or ±Inf in *');
    expect(watchText({ condition: 'tensor_too_large', parameters: { abs_mean_gt: 0.2 }, nodes: ['a', 'b'] })).toBe('mean of absolute values > 0.2 in a, b');
  });

  it('say what was found, or why nothing could be compared', () => {
    const parameters = [{ name: 'mean_gt', value: 0.2, actual: 0.31234567, hit: true }];
    expect(hitText({ condition: 'tensor_too_large', parameters, errors: [] })).toBe('mean 0.312346 > 0.2');
    expect(hitText({ condition: 'tensor_too_large', parameters: [{ ...parameters[0], hit: false } as never], errors: ['nan'] })).toBe('could not be compared: it holds NaN');
    expect(hitText({ condition: 'tensor_overflow', parameters: [], errors: [] })).toBe('NaN or ±Inf');
    expect(hitText({ condition: 'tensor_too_large', parameters: [{ name: 'max_gt', value: 1, actual: 'Infinity', hit: true }], errors: [] })).toBe('maximum +Inf > 1');
  });
});

describe('the slot that is shown', () => {
  const slot = (name: string, available: boolean): TensorSlot => ({ slot: name, name, dtype: 'float32', shape: [], step: null, available, statistics: null });

  it('is the chosen one, else the first result that is there, else an input', () => {
    const slots = [slot('input:0', true), slot('output:0', false), slot('output:1', true)];
    expect(shownSlot(slots, 'output:0')?.slot).toBe('output:0');
    expect(shownSlot(slots, 'input:7')?.slot).toBe('output:1');
    expect(shownSlot(slots.slice(0, 2), null)?.slot).toBe('input:0');
    expect(shownSlot([slot('output:0', false)], null)?.slot).toBe('output:0');
    expect(shownSlot([], null)).toBeNull();
  });

  it('is numbered only among several', () => {
    const slots = [slot('input:0', true), slot('input:1', true), slot('output:0', true)];
    expect(slots.map((one) => slotTitle(one.slot, slots))).toEqual(['input 0', 'input 1', 'output']);
    expect(slotTitle('parameter', slots)).toBe('value');
  });
});
