import type uPlot from 'uplot';
import type { Axis } from '../data/axis';
import { duration, localTime, short } from '../data/format';

/** Distances between ticks of relative time, in seconds. */
const SECONDS = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600,
  43_200, 86_400, 172_800, 604_800, 2_592_000, 31_536_000,
];
/** Distances between ticks of numbers over all that a double holds; uPlot's own end at 10^16. */
const NUMBERS = Array.from({ length: 630 }, (_, i) => [1, 2, 2.5, 5].map((digit) => Number(`${digit}e${i - 322}`)))
  .flat()
  .filter((distance) => distance > 0 && Number.isFinite(distance));
const FONT = "11px system-ui, 'DejaVu Sans', sans-serif";

/** Reads a design token as it stands now, in the theme of now. */
export type Token = (name: string) => string;

/** Axes, grid and numbers of a card. */
export function plotAxes(axis: Axis, log: boolean, token: Token): uPlot.Axis[] {
  const line = { stroke: token('--mi-grid'), width: 1 };
  const shared = { stroke: token('--mi-dim'), font: FONT, grid: line, ticks: { show: false }, gap: 6 };
  return [
    {
      ...shared,
      size: 24,
      space: 64,
      grid: { show: false },
      incrs: axis === 'step' ? NUMBERS.filter((distance) => distance >= 1) : SECONDS,
      values: (_u, splits, _i, _space, incr) => splits.map((x) => xLabel(x, axis, incr)),
    },
    {
      ...shared,
      size: 54,
      space: 32,
      ...(!log && { incrs: NUMBERS }),
      // A log axis asks for no text, by null, where ticks stand too close.
      values: (_u, splits: (number | null)[]) => splits.map((y) => (y === null ? '' : short(y, 4))),
    },
  ];
}

/** A tick of x: short, and at the tick distance still distinct from its neighbours. */
export function xLabel(x: number, axis: Axis, incr: number): string {
  if (axis === 'step') {
    return Number.isInteger(x) ? short(x, 6) : '';
  }
  if (axis === 'wall') {
    const time = localTime(x);
    return incr >= 86_400 ? time.slice(5, 10) : incr >= 60 ? time.slice(11, 16) : time.slice(11);
  }
  if (x === 0) {
    return '0';
  }
  return incr < 1 ? `${short(x, 4)} s` : duration(x).replace(/ 00 [sm]$/, '');
}
