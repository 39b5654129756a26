import type { Operator, StepTimes } from '../data/profiles';
import { grouped, short } from '../data/format';

/** Kinds of work by what an op's name holds; the first that fits. */
const FAMILIES: readonly [RegExp, string][] = [
  [/conv/i, 'conv'],
  [/pool/i, 'pooling'],
  [/update|assign|sgd|adam|momentum/i, 'updating weights'],
  [/mat_?mul|gemm|dense|linear/i, 'matmul'],
  [/softmax|cross_?entropy|loss/i, 'loss'],
  [/norm/i, 'normalization'],
  [/reduce|^mean$|^sum$/i, 'reduction'],
  [/relu|sigmoid|tanh|gelu|add|sub|mul|div|neg|exp|log|sqrt|scale|bias|cast/i, 'elementwise'],
];

/** The kind of work that an op does; its own name if that is not known. */
export function familyOf(op: string): string {
  return FAMILIES.find(([pattern]) => pattern.test(op))?.[1] ?? op;
}

/** A part of the time of all steps. */
export interface Part {
  name: string;
  micros: number;
  /** Of the time of all steps, 0 to 1. */
  share: number;
}

/** What the time of the recorded steps went into: kinds of work, the wait, the rest; the largest first. */
export function partsOf(operators: readonly Operator[], steps: readonly StepTimes[]): Part[] {
  const sums = new Map<string, number>();
  const add = (name: string, micros: number): void => void sums.set(name, (sums.get(name) ?? 0) + micros);
  operators.forEach(({ key, selfMicros }) => add(familyOf(key), selfMicros));
  add('waiting for data', sum(steps.map(({ dataLoader }) => dataLoader)));
  const whole = sum(steps.map(({ totalMicros }) => totalMicros));
  const named = sum([...sums.values()]);
  if (whole > named) {
    add('around the nodes', whole - named);
  }
  return [...sums]
    .filter(([, micros]) => micros > 0)
    .map(([name, micros]) => ({ name, micros, share: whole > 0 ? micros / whole : 0 }))
    .sort((a, b) => b.micros - a.micros);
}

/** So many parts are told in the sentence, and none below this. */
const TOLD = 3;
const TOLD_SHARE_MIN = 0.01;

/** "Step 5.8 ms: 60 % conv, 15 % pooling, 9 % waiting for data". */
export function sentence(parts: readonly Part[], steps: readonly StepTimes[]): string {
  if (steps.length === 0) {
    return 'No step was recorded';
  }
  const worth = parts.filter(({ share }) => share >= TOLD_SHARE_MIN);
  // A wait for data is told wherever it stands: it is what one can do most about.
  const first = worth.slice(0, TOLD);
  const wait = worth.find(({ name }) => name === 'waiting for data');
  const told = wait && !first.includes(wait) ? [...first, wait] : first;
  const step = `Step ${timeText(sum(steps.map(({ totalMicros }) => totalMicros)) / steps.length)}`;
  return told.length === 0 ? step : `${step}: ${told.map(({ name, share }) => `${percent(share)} ${name}`).join(', ')}`;
}

/** How the figure of the sentence came about. */
export function basis(steps: readonly StepTimes[]): string {
  const times = steps.map(({ totalMicros }) => totalMicros);
  if (times.length <= 1) {
    return times.length === 0 ? 'No step was recorded.' : `One step was recorded: ${grouped(steps[0]?.step)}.`;
  }
  const [least, most] = times.reduce(([low, high], time) => [Math.min(low, time), Math.max(high, time)], [Infinity, 0]);
  return `Mean of ${grouped(times.length)} recorded steps: half of them took ${timeText(median(times))} or less, the shortest ${timeText(least)}, the longest ${timeText(most)}.`;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

/** The middle one; of an even number the mean of the middle two; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] ?? NaN) : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/** "60 %"; "0.4 %" below one percent. */
export function percent(share: number): string {
  const value = share * 100;
  return `${value >= 9.95 || value === 0 ? value.toFixed(0) : value >= 0.05 ? value.toFixed(1).replace(/\.0$/, '') : '< 0.1'} %`;
}

/** A time in the unit that suits it: "120 µs", "5.8 ms", "1.25 s". */
export function timeText(micros: number): string {
  const [value, unit] = micros < 1000 ? [micros, 'µs'] : micros < 1e6 ? [micros / 1000, 'ms'] : [micros / 1e6, 's'];
  return `${short(Number(value.toPrecision(3)))} ${unit}`;
}

/** "12.3 GFLOP/s"; empty where nothing is known. */
export function rateText(flops: number, micros: number): string {
  const rate = rateFigure(flops, micros);
  return rate === '' ? '' : `${rate}${/\d$/.test(rate) ? ' ' : ''}FLOP/s`;
}

/** "12.3 G", below a head that names the unit; empty where nothing is known. */
export function rateFigure(flops: number, micros: number): string {
  return flops === 0 || micros <= 0 ? '' : scaled((flops / micros) * 1e6).trim();
}

/** What part of the peak a rate is; null where that is not known. */
export function ofPeak(flops: number, micros: number, peak: number | null): number | null {
  return flops === 0 || micros <= 0 || peak === null || peak <= 0 ? null : (flops / micros) * 1e6 / peak;
}

function scaled(rate: number): string {
  const units = ['', 'k', 'M', 'G', 'T', 'P'];
  const power = Math.max(0, Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, rate)) / 3)));
  return `${Number((rate / 1000 ** power).toPrecision(3))} ${units[power] ?? ''}`;
}
