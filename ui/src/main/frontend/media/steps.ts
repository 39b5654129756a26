import type { Int } from '../data/exact-json';
import type { MediaRow } from '../data/media';

/** Every step at which there is something, once, ascending. */
export function stepsOf(lists: Iterable<readonly MediaRow[]>): Int[] {
  const steps = new Set<Int>();
  for (const rows of lists) {
    rows.forEach(({ step }) => steps.add(step));
  }
  return [...steps].sort(compare);
}

/** The place of the newest step that is not after the wanted one; −1 if all are. Null wants the last. */
export function placeOf(steps: readonly Int[], wanted: Int | null): number {
  if (wanted === null) {
    return steps.length - 1;
  }
  let place = -1;
  while (place + 1 < steps.length && compare(steps[place + 1] as Int, wanted) <= 0) {
    place++;
  }
  return place;
}

/** What stands at the newest of these steps that is not after the wanted one, in its order. */
export function rowsAt<R extends MediaRow>(rows: readonly R[], wanted: Int | null): readonly R[] {
  const steps = stepsOf([rows]);
  const step = steps[placeOf(steps, wanted)];
  return step === undefined ? [] : rows.filter((row) => compare(row.step, step) === 0);
}

/**
 * The step to be chosen after a move by some places. At the last step it is null: who stands there
 * follows what comes.
 */
export function moved(steps: readonly Int[], wanted: Int | null, by: number): Int | null {
  const place = Math.max(0, Math.min(steps.length - 1, placeOf(steps, wanted) + by));
  return place >= steps.length - 1 ? null : (steps[place] ?? null);
}

/** Numbers and bigints compare exactly with each other. */
function compare(a: Int, b: Int): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
