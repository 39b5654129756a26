import type { Phase } from '../data/phases';
import type { StepOrder } from './step-order';

/** Neighbouring nodes of one phase. */
export interface Stretch {
  phase: Phase;
  /** Places among the running nodes; `to` is the first that is not in it. */
  from: number;
  to: number;
}

/** The phases of a step, in the order in which they run. */
export function stretches(order: StepOrder): Stretch[] {
  const found: Stretch[] = [];
  order.running.forEach(({ phase }, i) => {
    const last = found.at(-1);
    if (last?.phase === phase) {
      last.to = i + 1;
    } else {
      found.push({ phase, from: i, to: i + 1 });
    }
  });
  return found;
}

/** The node at a part of the bar between 0 and 1; null where nothing runs. */
export function nodeAt(order: StepOrder, part: number): string | null {
  const place = Math.min(order.running.length - 1, Math.max(0, Math.floor(part * order.running.length)));
  return order.running[place]?.name ?? null;
}

/** The node some places away from another, within the step. */
export function nodeBeside(order: StepOrder, name: string | null, by: number): string | null {
  const last = order.running.length - 1;
  const place = Math.max(0, order.position(name));
  return order.running[Math.max(0, Math.min(last, place + by))]?.name ?? null;
}
