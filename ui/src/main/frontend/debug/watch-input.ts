import type { Hit, Watchpoint } from '../data/debug';
import { short } from '../data/format';

/** A parameter of `tensor_too_large`, in words. */
export const LIMITS: readonly { name: string; label: string }[] = [
  { name: 'max_gt', label: 'maximum' },
  { name: 'min_gt', label: 'minimum' },
  { name: 'mean_gt', label: 'mean' },
  { name: 'abs_mean_gt', label: 'mean of absolute values' },
];

export const CONDITIONS: readonly { name: string; label: string }[] = [
  { name: 'tensor_overflow', label: 'has NaN or ±Inf' },
  { name: 'tensor_too_large', label: 'is too large' },
];

/** What a viewer has typed. */
export interface WatchInput {
  condition: string;
  parameter: string;
  limit: string;
  nodes: string;
}

export const EMPTY_INPUT: WatchInput = { condition: 'tensor_overflow', parameter: 'abs_mean_gt', limit: '', nodes: '*' };

/** The watchpoint that was typed, or what is wrong with it. */
export function readInput({ condition, parameter, limit, nodes }: WatchInput): Omit<Watchpoint, 'id'> | { fault: string } {
  const patterns = nodes.split(/[\s,]+/).filter((pattern) => pattern !== '');
  if (patterns.length === 0) {
    return { fault: 'Name the nodes: * stands for any characters, such as gradients/*' };
  }
  if (condition === 'tensor_overflow') {
    return { condition, parameters: {}, nodes: patterns };
  }
  const number = limit.trim() === '' ? NaN : Number(limit.replace('\u2212', '-'));
  if (!Number.isFinite(number)) {
    return { fault: 'Give the limit as a number' };
  }
  if (parameter === 'abs_mean_gt' && number < 0) {
    return { fault: 'A mean of absolute values is never below 0: give a limit of 0 or more' };
  }
  return { condition, parameters: { [parameter]: number }, nodes: patterns };
}

/** A watchpoint in words: "NaN or ±Inf in gradients/*". */
export function watchText({ condition, parameters, nodes }: Omit<Watchpoint, 'id'>): string {
  const where = nodes.join(', ');
  if (condition === 'tensor_overflow') {
    return `NaN or ±Inf in ${where}`;
  }
  const checks = Object.entries(parameters).map(([name, limit]) => `${limitLabel(name)} > ${short(limit)}`);
  return `${checks.join(', ') || condition} in ${where}`;
}

/** What was found: "mean 0.31 > 0.2". */
export function hitText({ condition, parameters, errors }: Pick<Hit, 'condition' | 'parameters' | 'errors'>): string {
  if (errors.length > 0 && condition !== 'tensor_overflow') {
    return `could not be compared: ${errors.map((error) => ERRORS[error] ?? error).join(', ')}`;
  }
  const hits = parameters.filter(({ hit }) => hit);
  if (hits.length === 0) {
    return condition === 'tensor_overflow' ? 'NaN or ±Inf' : condition;
  }
  return hits.map(({ name, value, actual }) => `${limitLabel(name)} ${actual === null ? 'unknown' : short(Number(actual), 6)} > ${short(Number(value))}`).join(', ');
}

const ERRORS: Record<string, string> = { nan: 'it holds NaN', inf: 'it holds ±Inf', complex: 'complex numbers have no order' };

function limitLabel(name: string): string {
  return LIMITS.find((limit) => limit.name === name)?.label ?? name;
}
