import { natural } from '../data/natural';
import type { LineageRow } from '../data/lineage';
import { numberOf, numeric, type Cell, type Column } from './lineage-model';

/** Above this ratio of greatest to least, all of them positive, an axis is logarithmic. */
const LOG_RATIO = 100;
/** More different texts than this are not told apart by names on an axis. */
const TEXTS_MAX = 30;

/**
 * Where a column's values stand between the axis's foot, 0, and its head, 1. What has no place on it
 * (no value, NaN, ±Inf) stands below the foot.
 */
export interface ParallelAxis {
  column: Column;
  log: boolean;
  /** Null where the axis has texts. */
  domain: readonly [number, number] | null;
  /** The texts from foot to head; empty where the axis has numbers. */
  texts: readonly string[];
  place: (cell: Cell) => number | null;
  /** The number at a place; NaN where the axis has texts. */
  at: (place: number) => number;
}

/** The axis of a column over these rows; null if it cannot tell them apart. */
export function axisOf(column: Column, rows: readonly LineageRow[]): ParallelAxis | null {
  return numeric(column, rows) ? numberAxis(column, rows) : textAxis(column, rows);
}

function numberAxis(column: Column, rows: readonly LineageRow[]): ParallelAxis | null {
  const numbers = rows.map((row) => numberOf(column.of(row))).filter((n): n is number => n !== null && Number.isFinite(n));
  if (numbers.length === 0) {
    return null;
  }
  const least = numbers.reduce((a, b) => Math.min(a, b));
  const greatest = numbers.reduce((a, b) => Math.max(a, b));
  const log = least > 0 && greatest / least >= LOG_RATIO;
  const up = log ? Math.log : (n: number): number => n;
  const down = log ? Math.exp : (n: number): number => n;
  const [from, to] = [up(least), up(greatest)];
  const place = (cell: Cell): number | null => {
    const number = numberOf(cell);
    if (number === null || !Number.isFinite(number)) {
      return null;
    }
    return to === from ? 0.5 : (up(number) - from) / (to - from);
  };
  const at = (p: number): number => (p <= 0 ? least : p >= 1 ? greatest : down(from + p * (to - from)));
  return { column, log, domain: [least, greatest], texts: [], place, at };
}

function textAxis(column: Column, rows: readonly LineageRow[]): ParallelAxis | null {
  const texts = [...new Set(rows.map((row) => column.of(row)).filter((cell) => cell !== null).map(String))].sort(natural);
  if (texts.length > TEXTS_MAX) {
    return null;
  }
  const index = new Map(texts.map((text, i) => [text, texts.length === 1 ? 0.5 : i / (texts.length - 1)]));
  return { column, log: false, domain: null, texts, place: (cell) => index.get(String(cell)) ?? null, at: () => NaN };
}
