import type { Element } from '../data/media';
import { exact, grouped } from '../data/format';

/** So much of a tensor stands on a card at once. */
export const ROWS = 16;
export const COLUMNS = 8;

/** Which two dimensions make the table, and where in every dimension it begins. */
export interface Pick {
  /** Null for a tensor of fewer dimensions. */
  rows: number | null;
  columns: number | null;
  /** One place for each dimension: where the table begins, or the place that is shown. */
  at: readonly number[];
}

/** The last two dimensions from their beginning, the first place of all others. */
export function standardPick(shape: readonly number[]): Pick {
  const rank = shape.length;
  return { rows: rank > 1 ? rank - 2 : null, columns: rank > 0 ? rank - 1 : null, at: shape.map(() => 0) };
}

/** The same pick within a tensor of this shape: steps of one tag may differ in shape. */
export function fitted(pick: Pick | null, shape: readonly number[]): Pick {
  if (pick?.at.length !== shape.length) {
    return standardPick(shape);
  }
  return { ...pick, at: pick.at.map((at, d) => Math.max(0, Math.min(at, (shape[d] ?? 1) - 1))) };
}

/** Puts a dimension on an axis of the table; what stood there takes its place. */
export function turned(pick: Pick, axis: 'rows' | 'columns', dimension: number): Pick {
  const other = axis === 'rows' ? 'columns' : 'rows';
  return { ...pick, [axis]: dimension, [other]: pick[other] === dimension ? pick[axis] : pick[other] };
}

function extent(pick: Pick, shape: readonly number[], dimension: number): [from: number, to: number] | null {
  const size = dimension === pick.rows ? ROWS : dimension === pick.columns ? COLUMNS : 0;
  const from = pick.at[dimension] ?? 0;
  return size === 0 ? null : [from, Math.min(shape[dimension] ?? 0, from + size)];
}

/** What to ask the server for, such as `[3,0:16,8:16]`. */
export function sliceOf(pick: Pick, shape: readonly number[]): string {
  const parts = shape.map((_, d) => {
    const range = extent(pick, shape, d);
    return range ? range.join(':') : String(pick.at[d] ?? 0);
  });
  return `[${parts.join(',')}]`;
}

export interface Table {
  /** Places of the columns and rows in their dimensions; empty where there is no such dimension. */
  columns: number[];
  rows: number[];
  cells: Element[][];
}

/** The values of a slice as rows and columns. */
export function tableOf(pick: Pick, shape: readonly number[], values: readonly Element[]): Table {
  const places = (dimension: number | null): number[] => {
    const range = dimension === null ? null : extent(pick, shape, dimension);
    return range ? Array.from({ length: range[1] - range[0] }, (_, i) => range[0] + i) : [];
  };
  const [rows, columns] = [places(pick.rows), places(pick.columns)];
  const upright = pick.rows === null || pick.columns === null || pick.rows < pick.columns;
  const at = (r: number, c: number): Element => values[upright ? r * Math.max(1, columns.length) + c : c * rows.length + r] ?? '';
  const height = pick.rows === null ? 1 : rows.length;
  const width = pick.columns === null ? 1 : columns.length;
  return { rows, columns, cells: Array.from({ length: height }, (_, r) => Array.from({ length: width }, (_, c) => at(r, c))) };
}

/** An element as it stands in a cell, every digit of it. */
export function shown(element: Element, dtype: string): string {
  if (typeof element === 'boolean') {
    return String(element);
  }
  if (typeof element === 'object') {
    const [real = 0, imaginary = 0] = element.map((part) => shown(part, dtype === 'complex64' ? 'float32' : 'float64'));
    return `${real} + ${imaginary}i`;
  }
  return typeof element === 'string' ? exact(Number(element)) : exact(element, dtype === 'float16' ? 'float32' : dtype);
}

/** Whether an element is, or holds, NaN or an infinity. */
export function special(element: Element): boolean {
  return typeof element === 'string' || (typeof element === 'object' && element.some((part) => typeof part === 'string'));
}

/** "2 × 3 × 4"; "one number" without a dimension. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 0 ? 'one number' : shape.map(grouped).join(' × ');
}
