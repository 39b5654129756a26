import type { HistogramAnswer } from '../data/api';
import type { Int } from '../data/exact-json';
import type { Range } from '../data/axis';

/** One step's histogram in its producer's own buckets, ascending and without overlap. */
export interface Histogram {
  step: Int;
  wallTime: number;
  attempt: number;
  /** All values, NaN and infinities included. */
  count: number;
  nan: number;
  posInf: number;
  negInf: number;
  /** Null where the producer wrote none, or where there is no finite value. */
  min: number | null;
  max: number | null;
  sum: number | null;
  left: readonly number[];
  right: readonly number[];
  /** Finite values of each bucket. */
  counts: readonly number[];
  /** All of them together. */
  finite: number;
}

/** Shares that the bands are drawn between, in percent; the middle one is the median. */
export const BAND_PERCENTS = [1, 5, 25, 50, 75, 95, 99] as const;

/** Reads one histogram of an answer. */
export function toHistogram(row: HistogramAnswer): Histogram {
  const counts = row.counts.map(Number);
  return {
    ...row,
    min: orNull(row.min),
    max: orNull(row.max),
    sum: orNull(row.sum),
    left: row.left.map(Number),
    right: row.right.map(Number),
    counts,
    finite: counts.reduce((a, b) => a + b, 0),
  };
}

function orNull(value: number | string | null): number | null {
  return value === null ? null : Number(value);
}

/** Lowest and highest edge of all buckets, null if there is no bucket. */
export function edgeRange(histograms: readonly Histogram[]): Range | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { left, right } of histograms) {
    low = Math.min(low, left[0] ?? Infinity);
    high = Math.max(high, right.at(-1) ?? -Infinity);
  }
  return low <= high ? [low, high] : null;
}

/** Bins that all histograms of a picture are drawn on. */
export interface Bins {
  /** One more than there are bins, ascending. */
  edges: readonly number[];
  /** Whether they are the producer's own buckets, the same at every step. */
  own: boolean;
}

/** How much the widths of bins may differ and still count as equal: rounding of the producer. */
const WIDTH_TOLERANCE = 1e-3;

/**
 * Bins for a picture. Where every step has the same buckets of one width, those; else so many
 * equally wide ones over a range. Buckets of different widths cannot be compared by their height.
 */
export function binsFor(histograms: readonly Histogram[], range: Range, count: number): Bins {
  const [first] = histograms;
  if (first && first.left.length > 1 && histograms.every((h) => sameBuckets(h, first)) && equallyWide(first)) {
    return { edges: [...first.left, first.right.at(-1) ?? 0], own: true };
  }
  const [low, high] = range;
  return { edges: Array.from({ length: count + 1 }, (_, i) => (i === count ? high : low + (high - low) * (i / count))), own: false };
}

function sameBuckets(a: Histogram, b: Histogram): boolean {
  return a.left.length === b.left.length && a.left.every((edge, i) => edge === b.left[i] && a.right[i] === b.right[i]);
}

function equallyWide({ left, right }: Histogram): boolean {
  const width = (right[0] ?? 0) - (left[0] ?? 0);
  return left.every((edge, i) => {
    const joined = i === 0 || edge === right[i - 1];
    return joined && Math.abs((right[i] ?? 0) - edge - width) <= WIDTH_TOLERANCE * width;
  });
}

/**
 * What share of a histogram's finite values falls into each bin, as if they lay evenly within their
 * buckets. A bucket without width falls into one bin. Nothing is lost: a bin at the end takes what
 * lies beyond it.
 */
export function shares(h: Histogram, edges: readonly number[]): number[] {
  const last = edges.length - 2;
  const sums = new Array<number>(last + 1).fill(0);
  const binOf = (value: number): number => Math.min(last, Math.max(0, below(edges, value)));
  h.counts.forEach((count, i) => {
    const [left, right] = [h.left[i] ?? 0, h.right[i] ?? 0];
    const [from, to] = [binOf(left), binOf(right)];
    for (let bin = from; bin <= to; bin++) {
      const start = bin === from ? left : (edges[bin] ?? left);
      const end = bin === to ? right : (edges[bin + 1] ?? right);
      const part = from === to ? 1 : (end - start) / (right - left);
      sums[bin] = (sums[bin] ?? 0) + count * part;
    }
  });
  return h.finite > 0 ? sums.map((sum) => sum / h.finite) : sums;
}

/** Index of the last edge that is not above a value; −1 if all are. */
function below(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}

/** The bucket in which a value lies, its upper edge included where no other begins there; −1 between buckets. */
export function bucketAt(h: Histogram, value: number): number {
  const i = below(h.left, value);
  return i >= 0 && value <= (h.right[i] ?? -Infinity) ? i : -1;
}

/** The bucket nearest to a value: the one in which it lies, or the one at the nearest edge; −1 if there is none. */
export function nearestBucket(h: Histogram, value: number): number {
  const i = below(h.left, value);
  if (i < 0 || value <= (h.right[i] ?? 0) || i === h.left.length - 1) {
    return Math.min(Math.max(i, 0), h.left.length - 1);
  }
  return value - (h.right[i] ?? 0) <= (h.left[i + 1] ?? 0) - value ? i : i + 1;
}

/**
 * The value below which so many percent of the finite values lie, from the buckets: exact where an
 * edge is met, linear within a bucket. NaN where there is no finite value.
 */
export function quantile(h: Histogram, percent: number): number {
  const wanted = (h.finite * percent) / 100;
  let before = 0;
  let last = NaN;
  for (let i = 0; i < h.counts.length; i++) {
    const count = h.counts[i] ?? 0;
    const [left, right] = [h.left[i] ?? NaN, h.right[i] ?? NaN];
    if (count > 0 && before + count >= wanted) {
      const part = Math.min(1, Math.max(0, (wanted - before) / count));
      return part === 1 ? right : left + (right - left) * part;
    }
    before += count;
    last = count > 0 ? right : last;
  }
  return last;
}

/** How far each step lies behind the first, exact before it is rounded to a number. */
export function stepOffsets(steps: readonly Int[]): number[] {
  const first = BigInt(steps[0] ?? 0);
  return steps.map((step) => Number(BigInt(step) - first));
}

/** NaN and infinite values of all steps together. */
export function specials(histograms: readonly Histogram[]): { nan: number; posInf: number; negInf: number } {
  const sum = (of: (h: Histogram) => number): number => histograms.reduce((total, h) => total + of(h), 0);
  return { nan: sum((h) => h.nan), posInf: sum((h) => h.posInf), negInf: sum((h) => h.negInf) };
}
