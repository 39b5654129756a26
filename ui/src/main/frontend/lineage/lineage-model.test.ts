import { describe, expect, it } from 'vitest';
import type { LineageRow } from '../data/lineage';
import { columnsOf, differs, holds, namesOfHeads, pipelineText, rowsShown, type Column, type LineageView } from './lineage-model';
import { formatChoice, parseChoice, STANDARD } from './lineage-url';
import { axisOf } from './parallel-axis';

const NOTHING = { network: null, optimizer: null, learningRate: null, lossFunction: null, epochs: null, batchSize: null, deviceCount: null, trainSize: null, testSize: null, modelSize: null, loss: null, datasetMark: null, dataset: null };

function row(name: string, more: Partial<LineageRow> = {}): LineageRow {
  return { run: name, name, ...NOTHING, metrics: {}, userDefined: {}, hparams: {}, ...more };
}

const ROWS = [
  row('a', { learningRate: 0.1, metrics: { accuracy: 0.5 }, optimizer: 'SGD' }),
  row('b', { learningRate: 0.001, metrics: { accuracy: 'NaN' }, optimizer: 'Adam' }),
  row('c', { learningRate: 0.01, optimizer: 'SGD', hparams: { width: 8 } }),
];
const COLUMNS = columnsOf(ROWS);
function column(key: string): Column {
  const found = COLUMNS.find((one) => one.key === key);
  if (!found) {
    throw new Error(`no column ${key}`);
  }
  return found;
}
const ALL: LineageView = { filter: '', brushes: new Map(), sort: { key: 'name', descending: false } };

function shown(view: Partial<LineageView>): string {
  return rowsShown(ROWS, COLUMNS, { ...ALL, ...view })
    .map(({ name }) => name)
    .join('');
}

it('a row that is alone in its run bears the name of the run', () => {
  const heads = new Map([['a/1', 'a'], ['b/1', 'b'], ['b/2', 'b'], ['c/1', 'c']]);
  const headOf = (run: string): { id: string; name: string } | undefined => {
    const id = heads.get(run);
    return id === undefined ? undefined : { id, name: `run ${id}` };
  };
  const rows = ['a/1', 'b/1', 'b/2', 'c', 'c/1', 'd'].map((name) => row(name));
  expect([...namesOfHeads(rows, headOf)]).toEqual([['a/1', 'run a']]);
});

describe('the lineage table', () => {
  it('has the columns in which any run has a value, metrics last', () => {
    expect(COLUMNS.map(({ key }) => key)).toEqual(['m:optimizer', 'm:learningRate', 'h:width', 'v:accuracy']);
  });

  it('sorts numbers as numbers and puts what has no value last, whichever way is up', () => {
    expect(shown({ sort: { key: 'm:learningRate', descending: false } })).toBe('bca');
    expect(shown({ sort: { key: 'm:learningRate', descending: true } })).toBe('acb');
    expect(shown({ sort: { key: 'v:accuracy', descending: false } })).toBe('abc');
    expect(shown({ sort: { key: 'v:accuracy', descending: true } })).toBe('abc');
  });

  it('keeps what every brush and the filter hold', () => {
    expect(shown({ brushes: new Map([['m:learningRate', { from: 0.005, to: 0.5 }]]) })).toBe('ac');
    expect(shown({ brushes: new Map([['m:optimizer', { values: ['SGD'] }]]), filter: 'c' })).toBe('c');
    expect(holds({ from: -Infinity, to: Infinity }, 'NaN')).toBe(false);
    expect(holds({ from: 0, to: Infinity }, 'Infinity')).toBe(true);
  });

  it('tells which columns tell runs apart', () => {
    const same = [row('a', { epochs: 2 }), row('b', { epochs: 2 })];
    expect(columnsOf(same).map((one) => differs(one, same))).toEqual([false]);
    expect(differs(column('m:optimizer'), ROWS)).toBe(true);
    expect(differs(column('h:width'), ROWS)).toBe(false);
  });

  it('writes a pipeline from its source on', () => {
    const source = { name: 'Mnist', parameters: {}, inputs: [] };
    expect(pipelineText({ name: 'Batch', parameters: {}, inputs: [{ name: 'Map', parameters: {}, inputs: [source] }] })).toBe('Mnist → Map → Batch');
  });
});

describe('an axis', () => {
  it('is logarithmic over two decades of positive numbers, and leads back to them', () => {
    const axis = axisOf(column('m:learningRate'), ROWS);
    expect(axis?.log).toBe(true);
    expect(axis?.place(0.01)).toBeCloseTo(0.5, 12);
    expect(axis?.at(0)).toBe(0.001);
    expect(axis?.at(1)).toBe(0.1);
  });

  it('has no place for NaN and for nothing', () => {
    const axis = axisOf(column('v:accuracy'), ROWS);
    expect(axis?.place('NaN')).toBeNull();
    expect(axis?.place(null)).toBeNull();
    expect(axis?.place(0.5)).toBe(0.5);
  });

  it('spreads texts evenly, in natural order', () => {
    const axis = axisOf(column('m:optimizer'), ROWS);
    expect(axis?.texts).toEqual(['Adam', 'SGD']);
    expect(axis?.place('SGD')).toBe(1);
  });
});

describe('the parameter of the URL', () => {
  it('reads back what it wrote, and nothing for the standard', () => {
    const choice = {
      sort: { key: 'v:accuracy', descending: true },
      brushes: new Map([
        ['m:learningRate', { from: 0.01, to: 0.1 }],
        ['m:optimizer', { values: ['SGD'] }],
      ]),
      toggled: ['m:epochs'],
    };
    expect(parseChoice(formatChoice(choice))).toEqual(choice);
    expect(formatChoice(STANDARD)).toBe('');
  });

  it('takes nonsense for nothing', () => {
    expect(parseChoice('{"b":{"x":[2,1],"y":3},"t":[1]}')).toEqual(STANDARD);
    expect(parseChoice('<script>')).toEqual(STANDARD);
  });
});
