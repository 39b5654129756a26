import type { Int } from './exact-json';

const SUFFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E'];
const MINUS = '\u2212';
/** Stands where a value would be and there is none. */
export const NONE = '\u2013';

/** For axes and tables: about `digits` significant digits, SI suffix above 10,000, power below 0.001. */
export function short(value: Int | null | undefined, digits = 4): string {
  if (value === null || value === undefined) {
    return NONE;
  }
  const number = Number(value);
  if (!Number.isFinite(number)) {
    return special(number);
  }
  const size = Math.abs(number);
  if (size !== 0 && size < 1e-3) {
    return power(number, digits);
  }
  if (size < 10_000) {
    return sign(size >= 10 ** digits ? number.toFixed(0) : trim(number.toPrecision(digits)));
  }
  const step = Math.floor(Math.log10(size) / 3);
  return step < SUFFIXES.length
    ? sign(trim((number / 1000 ** step).toPrecision(Math.max(3, digits - 1)))) + (SUFFIXES[step] ?? '')
    : power(number, digits);
}

/** Every digit: the shortest decimal that reads back to the same value of this dtype. */
export function exact(value: number | bigint, dtype = 'float64'): string {
  if (typeof value === 'bigint') {
    return sign(value.toString());
  }
  if (!Number.isFinite(value)) {
    return special(value);
  }
  return sign(dtype === 'float32' ? shortestFloat32(value) : String(value)).replace('e-', `e${MINUS}`);
}

/** A step or a count with thin spaces between thousands. */
export function grouped(value: Int | null | undefined): string {
  if (value === null || value === undefined) {
    return NONE;
  }
  return sign(String(value).replace(/\B(?=(\d{3})+$)/g, '\u2009'));
}

/** 8 s, 3 m 04 s, 2 h 05 m, 3 d 04 h. */
export function duration(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, '0');
  if (s < 60) {
    return `${s} s`;
  }
  if (s < 3600) {
    return `${Math.floor(s / 60)} m ${two(s % 60)} s`;
  }
  if (s < 86_400) {
    return `${Math.floor(s / 3600)} h ${two(Math.floor((s % 3600) / 60))} m`;
  }
  return `${Math.floor(s / 86_400)} d ${two(Math.floor((s % 86_400) / 3600))} h`;
}

/** "just now", "3 m ago", then the date in the viewer's zone. */
export function ago(time: number | null, now: number): string {
  if (time === null) {
    return NONE;
  }
  const age = now - time;
  if (age < 10) {
    return 'just now';
  }
  if (age < 30 * 86_400) {
    return `${duration(age).split(' ').slice(0, 2).join(' ')} ago`;
  }
  return localTime(time).slice(0, 10);
}

/** Date and time in the viewer's zone, sortable: 2026-11-22 17:40:03. */
export function localTime(seconds: number): string {
  const d = new Date(seconds * 1000);
  const two = (n: number): string => String(n).padStart(2, '0');
  const date = `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
  return `${date} ${two(d.getHours())}:${two(d.getMinutes())}:${two(d.getSeconds())}`;
}

/** The same instant in ISO 8601 with milliseconds, or the number itself where no date can hold it. */
export function isoTime(seconds: number): string {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? `${seconds} s` : date.toISOString();
}

/** 512 B, 3.4 kB, 12 MB. */
export function bytes(count: number): string {
  const power = count < 1000 ? 0 : Math.min(SUFFIXES.length - 1, Math.floor(Math.log10(count) / 3));
  return `${trim((count / 1000 ** power).toPrecision(3))} ${SUFFIXES[power] ?? ''}B`;
}

/** "1 point", "2,000 points". */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function shortestFloat32(value: number): string {
  for (let digits = 6; digits <= 9; digits++) {
    const text = value.toPrecision(digits);
    if (Math.fround(Number(text)) === Math.fround(value)) {
      return String(Number(text));
    }
  }
  return String(value);
}

function special(value: number): string {
  return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : `${MINUS}Inf`;
}

function power(value: number, digits: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(Math.max(1, digits - 2)).split('e');
  return `${sign(trim(mantissa))}e${sign(exponent.replace('+', ''))}`;
}

function trim(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function sign(text: string): string {
  return text.startsWith('-') ? MINUS + text.slice(1) : text;
}
