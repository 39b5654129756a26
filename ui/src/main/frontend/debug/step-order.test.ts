import { describe, expect, it } from 'vitest';
import type { GraphNode } from '../data/graphs';
import { phaseOf } from '../data/phases';
import { StepOrder, placeText } from './step-order';

function node(name: string, op: string, inputs: string[], phase?: string): GraphNode {
  return {
    name,
    op,
    scope: name.slice(0, Math.max(0, name.lastIndexOf('/'))),
    inputs: inputs.map((from) => ({ node: from, slot: 0, control: false, via: 1 })),
    outputs: [],
    attributes: phase === undefined ? {} : { phase },
    source: [],
  };
}

const ORDER = new StepOrder([
  node('images', 'Input', []),
  node('model/conv1/conv2d', 'Conv2d', ['images', 'model/conv1/weights']),
  node('model/conv1/relu', 'Relu', ['model/conv1/conv2d']),
  node('model/conv2/weights', 'Variable', []),
  node('model/conv2/conv2d', 'Conv2d', ['model/conv1/relu', 'model/conv2/weights']),
  node('gradients/model/conv2/grad', 'Conv2dFilterGrad', ['model/conv1/relu'], 'BACKWARD'),
  node('optimizer/model/conv2/weights/sgd', 'SgdUpdate', ['gradients/model/conv2/grad']),
]);

describe('StepOrder', () => {
  it('takes what has no input as there from the start, wherever it stands', () => {
    expect(ORDER.running.map(({ name }) => name)).not.toContain('model/conv2/weights');
    expect(ORDER.progress('model/conv2/weights', 'model/conv1/conv2d')).toBe('done');
  });

  it('tells what has run, what runs next and what is to come', () => {
    const at = 'model/conv1/relu';
    expect(ORDER.progress('model/conv1/conv2d', at)).toBe('done');
    expect(ORDER.progress(at, at)).toBe('current');
    expect(ORDER.progress('model/conv2/conv2d', at)).toBe('pending');
    expect(ORDER.progress('not there', at)).toBeNull();
    expect(ORDER.progress(at, 'not there')).toBeNull();
  });

  it('tells how far a scope is by what runs in it', () => {
    expect(ORDER.scopeProgress('model', 'model/conv1/relu')).toBe('current');
    expect(ORDER.scopeProgress('model/conv1', 'model/conv2/conv2d')).toBe('done');
    expect(ORDER.scopeProgress('model/conv2', 'model/conv1/relu')).toBe('pending');
    expect(ORDER.scopeProgress('model', 'gradients/model/conv2/grad')).toBe('done');
    // Its name begins like the scope's, and yet it lies elsewhere.
    expect(ORDER.scopeProgress('model/conv', 'model/conv1/relu')).toBe('done');
  });

  it('tells a scope that was left in the middle', () => {
    const order = new StepOrder([node('a/x', 'Op', ['i']), node('b/x', 'Op', ['i']), node('a/y', 'Op', ['i'])]);
    expect(order.scopeProgress('a', 'b/x')).toBe('part');
  });

  it('tells how far the nodes of one op in a scope are', () => {
    expect(ORDER.foldProgress('model/conv1', 'Relu', 'model/conv1/relu')).toBe('current');
    expect(ORDER.foldProgress('model/conv1', 'Conv2d', 'model/conv1/relu')).toBe('done');
    expect(ORDER.foldProgress('model/conv2', 'Conv2d', 'model/conv1/relu')).toBe('pending');
  });

  it('counts places among what runs', () => {
    expect(ORDER.position('model/conv1/conv2d')).toBe(0);
    expect(ORDER.position('model/conv2/conv2d')).toBe(2);
    expect(ORDER.position('model/conv2/weights')).toBe(2);
    expect(ORDER.position('optimizer/model/conv2/weights/sgd')).toBe(4);
    expect(ORDER.position('not there')).toBe(-1);
    expect(ORDER.position(null)).toBe(-1);
  });
});

describe('the words for a place', () => {
  it('name layer and phase', () => {
    expect(placeText('gradients/model/conv2/conv2d_filter_grad')).toBe('conv2 backward');
    expect(placeText('model/conv2/conv2d')).toBe('conv2 forward');
    expect(placeText('optimizer/model/conv1/weights/momentum_update')).toBe('conv1/weights update');
    expect(placeText('loss/mean')).toBe('loss forward');
    expect(placeText('add')).toBe('add forward');
    expect(placeText('metrics/gradient_norm/mul', 'backward')).toBe('metrics/gradient_norm backward');
  });

  it('believe the producer before the names', () => {
    expect(phaseOf('gradients/x', 'FORWARD')).toBe('forward');
    expect(phaseOf('gradients/x', 7)).toBe('backward');
    expect(phaseOf('optimizer/x')).toBe('optimizer');
  });
});
