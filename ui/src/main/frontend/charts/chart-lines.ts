import { xOf, type Axis, type Range } from '../data/axis';
import type { Line } from '../data/join';
import type { SeriesModel } from '../data/series-model';
import { smooth } from '../data/smoothing';

/** A series of one run as a card draws it. Columns stand in ascending x, equal x in file order. */
export interface ChartLine {
  run: string;
  series: SeriesModel;
  /** An attempt that a later one has superseded: dashed and faint. */
  superseded: boolean;
  x: number[];
  y: number[];
  /** Equal to y where nothing is smoothed. */
  smoothed: number[];
  /** Index into the series for each column entry. */
  order: number[];
}

/** One line of a card. */
export function chartLine(
  series: SeriesModel,
  view: { axis: Axis; started: number; smoothing: number; superseded: boolean },
): ChartLine {
  const raw = xOf(series, view.axis, view.started);
  const order = raw.map((_x, i) => i);
  if (raw.some((x, i) => i > 0 && x < (raw[i - 1] ?? x))) {
    order.sort((a, b) => (raw[a] ?? 0) - (raw[b] ?? 0) || a - b);
  }
  const y = order.map((i) => Number(series.value[i]));
  return {
    run: series.run,
    series,
    superseded: view.superseded,
    x: order.map((i) => raw[i] ?? NaN),
    y,
    smoothed: averages(series, view.smoothing, y, order),
    order,
  };
}

/** Over every point where the server told, else over those that are drawn. */
function averages(series: SeriesModel, weight: number, y: readonly number[], order: readonly number[]): number[] {
  const { smoothed } = series;
  return smoothed && series.smoothing === weight ? order.map((i) => smoothed[i] ?? NaN) : smooth(y, weight);
}

/**
 * The line with the extremes that a reduced series has kept: a bucket goes over its lowest and its
 * highest value to its last, all at the bucket's x, as the raw points would on a screen.
 */
export function withExtremes(line: ChartLine): Line {
  if (!line.series.reduced) {
    return { x: line.x, y: line.y };
  }
  const x: number[] = [];
  const y: number[] = [];
  line.order.forEach((i, k) => {
    const [at, last] = [line.x[k] ?? NaN, line.y[k] ?? NaN];
    const [low, high] = [line.series.low[i] ?? NaN, line.series.high[i] ?? NaN];
    if (Number.isFinite(low) && (low !== last || high !== last)) {
      x.push(at, at);
      y.push(low, high);
    }
    x.push(at);
    y.push(last);
  });
  return { x, y };
}

/** Values that a line cannot show where they are, to be marked at the edge. */
export interface EdgeMarks {
  nan: number[];
  above: number[];
  below: number[];
  /** NaN values that the marks stand for. */
  nanCount: number;
}

export function edgeMarks(line: ChartLine): EdgeMarks {
  const marks: EdgeMarks = { nan: [], above: [], below: [], nanCount: 0 };
  line.order.forEach((i, k) => {
    const [x, y] = [line.x[k] ?? NaN, line.y[k] ?? NaN];
    const nan = line.series.nan[i] ?? 0;
    if (nan > 0) {
      marks.nan.push(x);
      marks.nanCount += nan;
    }
    if (y === Infinity) {
      marks.above.push(x);
    } else if (y === -Infinity) {
      marks.below.push(x);
    }
  });
  return marks;
}

/** Lowest and highest finite value within a range of x; positive ones alone on a log axis. */
export function valueExtent(lines: readonly ChartLine[], within: Range | null, log: boolean): Range | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { series, x, order } of lines) {
    for (let k = 0; k < order.length; k++) {
      const at = x[k] ?? NaN;
      const i = order[k] ?? 0;
      if (within && (at < within[0] || at > within[1])) {
        continue;
      }
      for (const value of [series.low[i] ?? NaN, series.high[i] ?? NaN, Number(series.value[i])]) {
        if (Number.isFinite(value) && (!log || value > 0)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
  }
  return low <= high ? [low, high] : null;
}

/** How many points are drawn, and of how many. */
export function sampleOf(lines: readonly ChartLine[]): { drawn: number; count: number } {
  return lines.reduce(
    (sum, { series }) => ({ drawn: sum.drawn + series.length, count: sum.count + series.count }),
    { drawn: 0, count: 0 },
  );
}

/** How many drawn values a log axis cannot show. */
export function notPositive(lines: readonly ChartLine[]): number {
  return lines.reduce((sum, line) => sum + line.y.filter((y) => y <= 0 && Number.isFinite(y)).length, 0);
}
