/** A line before it is joined with others: ascending or not, of any length. */
export interface Line {
  x: readonly number[];
  y: readonly number[];
}

/** Lines on one ascending x. `undefined` = no point of this line here, `null` = a hole (NaN). */
export interface Joined {
  x: number[];
  lines: (number | null | undefined)[][];
}

/** Above this many cells lines are joined on a grid of `quantum`, below exactly. */
const CELLS_MAX = 2_000_000;

/**
 * Joins lines on one ascending x, as uPlot wants them. Points of a line that share their x stay, in
 * order, as rows of their own. A line whose x goes back is sorted, stably.
 *
 * @param quantum half a pixel in units of x: where exact rows would be too many, points snap to it and
 *     of two that meet the one further from its predecessor stays, so that no spike is lost
 */
export function join(lines: readonly Line[], quantum: number): Joined {
  const sorted = lines.map(ascending);
  const exact = rows(sorted);
  if (exact.length * lines.length <= CELLS_MAX || !(quantum > 0)) {
    return { x: exact, lines: sorted.map((line) => place(line, exact)) };
  }
  const snapped = sorted.map((line) => snap(line, quantum));
  const x = rows(snapped);
  return { x, lines: snapped.map((line) => place(line, x)) };
}

function ascending(line: Line): Line {
  if (line.x.every((x, i) => i === 0 || (line.x[i - 1] ?? x) <= x)) {
    return line;
  }
  const order = line.x.map((_x, i) => i).sort((a, b) => at(line.x, a) - at(line.x, b) || a - b);
  return { x: order.map((i) => at(line.x, i)), y: order.map((i) => at(line.y, i)) };
}

/** Every x as often as the line that has it most often. */
function rows(lines: readonly Line[]): number[] {
  const most = new Map<number, number>();
  for (const { x } of lines) {
    for (let i = 0, n = 0; i < x.length; i++) {
      n = i > 0 && x[i] === x[i - 1] ? n + 1 : 1;
      const value = at(x, i);
      if (n > (most.get(value) ?? 0)) {
        most.set(value, n);
      }
    }
  }
  const all: number[] = [];
  for (const [x, n] of most) {
    for (let i = 0; i < n; i++) {
      all.push(x);
    }
  }
  return Array.from(Float64Array.from(all).sort());
}

function place(line: Line, x: readonly number[]): (number | null | undefined)[] {
  const cells = new Array<number | null | undefined>(x.length);
  for (let row = 0, i = 0; i < line.x.length; row++) {
    if (x[row] === line.x[i]) {
      const y = at(line.y, i++);
      cells[row] = Number.isFinite(y) ? y : null;
    } else {
      cells[row] = undefined;
    }
  }
  return cells;
}

function snap(line: Line, quantum: number): Line {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < line.x.length; i++) {
    const slot = Math.round(at(line.x, i) / quantum) * quantum;
    const last = x.length - 1;
    if (x[last] !== slot) {
      x.push(slot);
      y.push(at(line.y, i));
    } else if (further(at(line.y, i), at(y, last), y[last - 1] ?? at(y, last))) {
      y[last] = at(line.y, i);
    }
  }
  return { x, y };
}

function further(a: number, b: number, from: number): boolean {
  return Number.isFinite(a) && (!Number.isFinite(b) || Math.abs(a - from) >= Math.abs(b - from));
}

function at(column: readonly number[], i: number): number {
  return column[i] ?? NaN;
}
