import { describe, expect, it } from 'vitest';
import type { GraphNode } from '../data/graphs';
import { nodeAt, nodeBeside, stretches } from './step-bar-model';
import { StepOrder } from './step-order';

function node(name: string, inputs = 1): GraphNode {
  return { name, op: 'Op', scope: '', inputs: Array.from({ length: inputs }, () => ({ node: 'x', slot: 0, control: false, via: 1 })), outputs: [], attributes: {}, source: [] };
}

const ORDER = new StepOrder([node('w', 0), node('a'), node('b'), node('gradients/b'), node('c'), node('optimizer/w')]);

describe('the step bar', () => {
  it('joins neighbours of one phase and no others', () => {
    expect(stretches(ORDER)).toEqual([
      { phase: 'forward', from: 0, to: 2 },
      { phase: 'backward', from: 2, to: 3 },
      { phase: 'forward', from: 3, to: 4 },
      { phase: 'optimizer', from: 4, to: 5 },
    ]);
    expect(stretches(new StepOrder([]))).toEqual([]);
  });

  it('finds the node at a place, ends included', () => {
    expect([-1, 0, 0.39, 0.4, 1, 2].map((part) => nodeAt(ORDER, part))).toEqual(['a', 'a', 'b', 'gradients/b', 'optimizer/w', 'optimizer/w']);
    expect(nodeAt(new StepOrder([]), 0.5)).toBeNull();
  });

  it('walks from node to node and stops at the ends', () => {
    expect(nodeBeside(ORDER, 'b', 1)).toBe('gradients/b');
    expect(nodeBeside(ORDER, 'a', -1)).toBe('a');
    expect(nodeBeside(ORDER, 'optimizer/w', 9)).toBe('optimizer/w');
    expect(nodeBeside(ORDER, 'not there', 1)).toBe('b');
  });
});
