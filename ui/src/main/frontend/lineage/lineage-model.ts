import type { Int } from '../data/exact-json';
import type { LineageRow, Operation } from '../data/lineage';
import { natural } from '../data/natural';
import { matches } from '../data/tag-groups';

export type Cell = Int | string | boolean | null;
export type Group = 'model' | 'data' | 'hparams' | 'user' | 'metrics';

/** A column of the table, and an axis of the parallel coordinates. */
export interface Column {
  /** Stands in the URL: the group's first letter and the name. */
  key: string;
  group: Group;
  title: string;
  of: (row: LineageRow) => Cell;
}

const MODEL: [keyof LineageRow, string][] = [
  ['network', 'network'],
  ['optimizer', 'optimizer'],
  ['learningRate', 'learning rate'],
  ['lossFunction', 'loss function'],
  ['epochs', 'epochs'],
  ['batchSize', 'batch size'],
  ['deviceCount', 'devices'],
  ['modelSize', 'model size'],
];
const DATA: [keyof LineageRow, string][] = [
  ['trainSize', 'training samples'],
  ['testSize', 'test samples'],
  ['datasetMark', 'data pipeline'],
];

/** The columns in which any of the rows has a value; metrics last, as what the others lead to. */
export function columnsOf(rows: readonly LineageRow[]): Column[] {
  const fixed = (group: Group, fields: [keyof LineageRow, string][]): Column[] =>
    fields.map(([field, title]) => ({ key: `${group[0]}:${field}`, group, title, of: (row) => row[field] as Cell }));
  const named = (group: Group, field: 'hparams' | 'userDefined' | 'metrics'): Column[] =>
    [...new Set(rows.flatMap((row) => Object.keys(row[field])))]
      .sort(natural)
      .map((name) => ({ key: `${group === 'metrics' ? 'v' : group[0]}:${name}`, group, title: name, of: (row) => row[field][name] ?? null }));
  const all = [
    ...fixed('model', MODEL),
    ...named('hparams', 'hparams'),
    ...fixed('data', DATA),
    ...named('user', 'userDefined'),
    { key: 'v:loss', group: 'metrics', title: 'loss', of: (row: LineageRow) => row.loss } satisfies Column,
    ...named('metrics', 'metrics').filter(({ key }) => key !== 'v:loss'),
  ];
  return all.filter((column) => rows.some((row) => column.of(row) !== null));
}

/** Whether two rows have different values: what is the same wherever it is known tells no runs apart. */
export function differs(column: Column, rows: readonly LineageRow[]): boolean {
  return new Set(rows.flatMap((row) => column.of(row) ?? []).map(String)).size > 1;
}

/** The number of a cell, NaN and the infinities included; null where it is none. */
export function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number' || typeof cell === 'bigint') {
    return Number(cell);
  }
  return cell === 'NaN' || cell === 'Infinity' || cell === '-Infinity' ? Number(cell) : null;
}

/** Whether every value of a column is a number. */
export function numeric(column: Column, rows: readonly LineageRow[]): boolean {
  return rows.every((row) => column.of(row) === null || numberOf(column.of(row)) !== null);
}

/** What is kept of a column: a stretch of numbers, or some of its texts. */
export type Brush = { from: number; to: number } | { values: readonly string[] };

export function holds(brush: Brush, cell: Cell): boolean {
  if ('values' in brush) {
    return cell !== null && brush.values.includes(String(cell));
  }
  const number = numberOf(cell);
  return number !== null && number >= brush.from && number <= brush.to;
}

export interface LineageView {
  /** Words that the run's name must hold. */
  filter: string;
  brushes: ReadonlyMap<string, Brush>;
  /** Key of a column, or `name`. */
  sort: { key: string; descending: boolean };
}

/**
 * Rows of folded runs that bear the name of the run that they are folded into: those that are alone in it, such as the
 * hyperparameters of one training. Several in one run keep their own names, or they could not be told apart.
 *
 * @param headOf the run that one is folded into, if it is
 * @return by the row's run
 */
export function namesOfHeads(
  rows: readonly LineageRow[],
  headOf: (run: string) => { id: string; name: string } | undefined,
): Map<string, string> {
  const uses = new Map<string, number>();
  const place = (row: LineageRow): string => headOf(row.run)?.id ?? row.run;
  rows.forEach((row) => uses.set(place(row), (uses.get(place(row)) ?? 0) + 1));
  return new Map(
    rows.flatMap((row) => {
      const head = headOf(row.run);
      return head && uses.get(head.id) === 1 ? [[row.run, head.name] as const] : [];
    }),
  );
}

/** The rows that filter and brushes keep, sorted; what has no value, or NaN, stands last. */
export function rowsShown(rows: readonly LineageRow[], columns: readonly Column[], view: LineageView): LineageRow[] {
  const brushed = columns.flatMap((column) => {
    const brush = view.brushes.get(column.key);
    return brush ? [{ column, brush }] : [];
  });
  const by = columns.find(({ key }) => key === view.sort.key);
  const way = view.sort.descending ? -1 : 1;
  return rows
    .filter((row) => matches(row.name, view.filter))
    .filter((row) => brushed.every(({ column, brush }) => holds(brush, column.of(row))))
    .sort((a, b) => (by ? compare(by.of(a), by.of(b), way) : way * natural(a.name, b.name)) || natural(a.name, b.name));
}

function compare(a: Cell, b: Cell, way: number): number {
  const [x, y] = [ranked(a), ranked(b)];
  if (x === null || y === null) {
    return Number(x === null) - Number(y === null);
  }
  if (typeof x === 'string' || typeof y === 'string') {
    return way * natural(String(x), String(y));
  }
  return x < y ? -way : x > y ? way : 0;
}

/** What a cell sorts by; null where it has no value, or NaN. */
function ranked(cell: Cell): number | bigint | string | null {
  if (typeof cell === 'bigint') {
    return cell;
  }
  const number = numberOf(cell);
  return number === null ? (cell === null ? null : String(cell)) : Number.isNaN(number) ? null : number;
}

/** One line a pipeline: its operations from the source to the batches. */
export function pipelineText(operation: Operation): string {
  return [...operation.inputs.map(pipelineText), operation.name].join(' → ');
}

/** The operations of a pipeline from the source on, each with how deep it stands. */
export function pipelineRows(operation: Operation, depth = 0): { depth: number; operation: Operation }[] {
  return [...operation.inputs.flatMap((input) => pipelineRows(input, depth + 1)), { depth, operation }];
}
