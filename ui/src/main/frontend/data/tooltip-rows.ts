/** A line as the tooltip sees it at the cursor. */
export interface Candidate {
  run: string;
  /** Index of the line's point nearest to the cursor's x. */
  index: number;
  /** Distance to the cursor in pixels along y, Infinity for a value that is not drawn. */
  distance: number;
}

export const ROWS_MAX = 12;

/** The nearest lines first, at most {@link ROWS_MAX}, and how many are left out. */
export function tooltipRows(candidates: readonly Candidate[]): { rows: Candidate[]; more: number } {
  const sorted = [...candidates].sort((a, b) => (a.distance < b.distance ? -1 : a.distance > b.distance ? 1 : 0));
  return { rows: sorted.slice(0, ROWS_MAX), more: Math.max(0, sorted.length - ROWS_MAX) };
}

/** Index of the x nearest to a position in an ascending column, -1 if it is empty. */
export function nearest(xs: readonly number[], x: number): number {
  let low = 0;
  let high = xs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((xs[middle] ?? Infinity) < x) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low === xs.length) {
    return low - 1;
  }
  return low > 0 && x - (xs[low - 1] ?? 0) <= (xs[low] ?? 0) - x ? low - 1 : low;
}
