import { describe, expect, it } from 'vitest';
import type { GraphBox, GraphEdge, GraphLayout } from '../data/graphs';
import { Scene, edgeText, meet, scopesAround, shapeText } from './graph-model';

function box(name: string, [x, y, width, height]: [number, number, number, number], more: Partial<GraphBox> = {}): GraphBox {
  return { name, label: name, op: 'Relu', kind: 'node', parent: -1, open: false, nodes: 1, missing: 0, x, y, width, height, ...more };
}

function edge(from: number, to: number, points: number[]): GraphEdge {
  return { from, to, via: 1, control: false, far: false, dtype: null, shape: null, points };
}

function layout(boxes: GraphBox[], edges: GraphEdge[] = []): GraphLayout {
  return { width: 1000, height: 1000, boxes, edges, notes: [] };
}

const NESTED = layout([
  box('a', [0, 0, 400, 400], { kind: 'scope', open: true }),
  box('b', [500, 0, 80, 40]),
  box('a/x', [20, 200, 80, 40], { parent: 0 }),
  box('a/y', [20, 100, 80, 40], { parent: 0 }),
  box('a/s', [200, 100, 150, 150], { kind: 'scope', open: true, parent: 0 }),
  box('a/s/z', [210, 140, 80, 40], { parent: 4 }),
]);

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

describe('Scene', () => {
  it('finds the innermost box', () => {
    const scene = new Scene(NESTED);
    expect([scene.at(250, 160), scene.at(340, 240), scene.at(30, 210), scene.at(399, 399), scene.at(450, 10)]).toEqual([5, 4, 2, 0, -1]);
  });

  it('reads each open box before what is in it, from the top down', () => {
    expect(new Scene(NESTED).outline()).toEqual([0, 3, 4, 5, 2, 1]);
  });

  it('knows depth, and what lies in what', () => {
    const scene = new Scene(NESTED);
    expect(scene.depth).toEqual([0, 0, 1, 1, 1, 2]);
    expect([scene.within(5, 0), scene.within(5, 5), scene.within(1, 0)]).toEqual([true, true, false]);
  });

  it('tells a scope from a node of its name', () => {
    const scene = new Scene(layout([box('dense', [0, 0, 100, 100], { kind: 'scope', open: true }), box('dense', [10, 10, 50, 20], { parent: 0 })]));
    expect([scene.find('dense', true), scene.find('dense', false), scene.find('gone', false)]).toEqual([0, 1, -1]);
  });

  it('culls as looking at every box and edge does', () => {
    const random = numbers(7);
    const boxes = Array.from({ length: 400 }, (_, i) => box(`n${i}`, [random() * 3000, random() * 20_000, 80, 40]));
    const edges = Array.from({ length: 600 }, () => {
      const [y, length] = [random() * 15_000, random() * 7_000];
      return edge(0, 1, [random() * 3000, y, random() * 3000, y + length]);
    });
    const scene = new Scene(layout(boxes, edges));
    for (let i = 0; i < 50; i++) {
      const view = { x: random() * 2500, y: random() * 20_000, width: 500, height: random() * 3000 };
      const naive = boxes.flatMap((b, index) => (meet(b, view) ? [index] : []));
      const naiveEdges = edges.flatMap(({ points: [x1 = 0, y1 = 0, x2 = 0, y2 = 0] }, index) =>
        meet({ x: Math.min(x1, x2), y: y1, width: Math.abs(x2 - x1), height: y2 - y1 }, view) ? [index] : [],
      );
      expect(scene.closedIn(view).sort((a, b) => a - b)).toEqual(naive);
      expect(scene.edgesIn(view).sort((a, b) => a - b)).toEqual(naiveEdges);
    }
  });

  it('finds the edges of a box and of all in a scope', () => {
    const scene = new Scene({ ...NESTED, edges: [edge(1, 2, [0, 0, 0, 9]), edge(5, 3, [0, 0, 0, 9]), edge(1, 1, [0, 0, 0, 9])] });
    expect([scene.edgesOf(0), scene.edgesOf(4), scene.edgesOf(1)]).toEqual([[0, 1], [1], [0, 2]]);
  });
});

describe('texts', () => {
  it('says what flows, or how many edges there are', () => {
    expect(shapeText('float32', [32, -1, 10])).toBe('float32 32×?×10');
    expect(shapeText('int64', [])).toBe('int64 scalar');
    expect(shapeText(null, null)).toBe('');
    expect(edgeText({ dtype: null, shape: null, via: 3, control: false })).toBe('3 tensors');
    expect(edgeText({ dtype: 'float32', shape: [2n ** 60n], via: 2, control: false })).toBe('2 tensors · float32 1152921504606846976');
  });

  it('names the scopes around from the outside in', () => {
    expect(scopesAround('a/b/c')).toEqual(['a', 'a/b', 'a/b/c']);
    expect(scopesAround('')).toEqual([]);
    expect(scopesAround('/a')).toEqual(['/a']);
  });
});
