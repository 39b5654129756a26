import { describe, expect, it } from 'vitest';
import type { GraphBox, GraphNode } from '../data/graphs';
import { Scene } from '../graph/graph-model';
import { boxMarks, seenAt } from './box-progress';
import { StepOrder } from './step-order';

function node(name: string, op: string): GraphNode {
  return { name, op, scope: name.slice(0, Math.max(0, name.lastIndexOf('/'))), inputs: [{ node: 'x', slot: 0, control: false, via: 1 }], outputs: [], attributes: {}, source: [] };
}

function box(name: string, kind: GraphBox['kind'], parent: number, more: Partial<GraphBox> = {}): GraphBox {
  return { name, label: name, op: '', kind, parent, open: false, nodes: 1, missing: 0, x: 0, y: 0, width: 10, height: 10, ...more };
}

const ORDER = new StepOrder([node('a/x', 'Relu'), node('b/p', 'Add'), node('b/q', 'Add'), node('c/d/y', 'Mul')]);
const SCENE = new Scene({
  width: 1,
  height: 1,
  edges: [],
  notes: [],
  boxes: [box('a', 'scope', -1, { open: true }), box('a/x', 'node', 0, { op: 'Relu' }), box('b', 'scope', -1, { open: true }), box('b/fold', 'fold', 2, { op: 'Add' }), box('c', 'scope', -1), box('', 'rest', -1)],
});

describe('boxMarks', () => {
  it('marks nodes, scopes and folds by how far the step is', () => {
    expect(boxMarks(SCENE, ORDER, 'b/q', new Set()).progress).toEqual(['done', 'done', 'current', 'current', 'pending', null]);
    expect(boxMarks(SCENE, ORDER, 'a/x', new Set()).progress).toEqual(['current', 'current', 'pending', 'pending', 'pending', null]);
  });

  it('marks nothing while the job runs', () => {
    expect(new Set(boxMarks(SCENE, ORDER, null, new Set()).progress)).toEqual(new Set([null]));
  });

  it('tells a hit at the innermost box that is seen', () => {
    expect(boxMarks(SCENE, ORDER, null, new Set(['a/x', 'b/q', 'c/d/y'])).hits).toEqual([false, true, false, true, true, false]);
    expect(seenAt(SCENE, ORDER, 'nowhere/z')).toBe(-1);
  });
});
