import type { SeriesModel } from './series-model';

/** What x means: training step, seconds since the run's first event, or time of day. */
export type Axis = 'step' | 'relative' | 'wall';

/** Closed interval, ascending. */
export type Range = readonly [number, number];

/** The x of every drawn point. */
export function xOf(series: SeriesModel, axis: Axis, started: number): number[] {
  if (axis === 'step') {
    return series.step.map(Number);
  }
  return axis === 'wall' ? series.wall : series.wall.map((t) => t - started);
}

/** The smallest and largest finite number, null if there is none. */
export function extent(columns: Iterable<readonly number[]>): Range | null {
  let low = Infinity;
  let high = -Infinity;
  for (const column of columns) {
    for (const value of column) {
      if (Number.isFinite(value)) {
        low = value < low ? value : low;
        high = value > high ? value : high;
      }
    }
  }
  return low <= high ? [low, high] : null;
}

/** Data that begin within this share of their end are drawn from 0. */
const ORIGIN = 0.05;
/** How far an axis may stand empty before it is drawn anew around its data. */
const SLACK = 0.5;

/**
 * The x axis of live data: it keeps its end until the data pass it, then makes room for a quarter
 * more, so that lines grow into a standing picture instead of moving at each point. Once nothing
 * more is expected it ends where the data end.
 */
export function growX(data: Range, shown: Range | null, live: boolean): Range {
  const [first, high] = data[0] === data[1] ? around(data[0]) : data;
  const low = first > 0 && first < ORIGIN * high ? 0 : first;
  if (!live) {
    return [low, high];
  }
  const fits = shown !== null && shown[0] === low && high <= shown[1] && high - low >= SLACK * (shown[1] - low);
  return fits ? shown : [low, niceCeil(low + 1.25 * (high - low), high - low)];
}

/** The y axis: like {@link growX} at both ends, snapped outwards to round numbers. */
export function growY(data: Range, shown: Range | null, log: boolean): Range {
  const [low, high] = data;
  if (log) {
    const bottom = roundLog(low, 'below');
    return [bottom, Math.max(roundLog(high, 'above'), 2 * bottom)];
  }
  if (low === high) {
    return around(low);
  }
  const wide = shown && shown[1] - shown[0];
  if (shown && wide && low >= shown[0] && high <= shown[1] && high - low >= SLACK * wide) {
    return shown;
  }
  const span = high - low;
  return [niceFloor(low - 0.04 * span, span), niceCeil(high + 0.04 * span, span)];
}

/** The nearest 1, 2 or 5 times a power of ten that is not above (or not below) the value. */
function roundLog(value: number, side: 'below' | 'above'): number {
  const power = 10 ** Math.floor(Math.log10(value) + 1e-9);
  const ratio = value / power;
  const step = side === 'below' ? [5, 2].find((s) => s <= ratio * (1 + 1e-9)) : [1, 2, 5].find((s) => s >= ratio * (1 - 1e-9));
  return (step ?? (side === 'below' ? 1 : 10)) * power;
}

function around(value: number): Range {
  const reach = value === 0 ? 1 : Math.abs(value) * 0.1;
  return [value - reach, value + reach];
}

/** A round distance, 1, 2 or 5 times a power of ten, at most a tenth of the span. */
function grain(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 10));
  const ratio = span / 10 / power;
  return (ratio >= 5 ? 5 : ratio >= 2 ? 2 : 1) * power;
}

function niceCeil(value: number, span: number): number {
  const g = grain(span);
  return Math.ceil(value / g - 1e-9) * g;
}

function niceFloor(value: number, span: number): number {
  const g = grain(span);
  return Math.floor(value / g + 1e-9) * g;
}
