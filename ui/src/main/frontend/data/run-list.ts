import type { Run } from './api';
import { familiesOf } from './families';
import { natural } from './natural';
import { matches } from './tag-groups';

/** Columns that the table sorts by; a metric sorts by its last value. */
export type SortKey = 'name' | 'status' | 'step' | 'duration' | 'updated' | 'points' | 'attempts' | `m:${string}`;

export interface Sort {
  key: SortKey;
  descending: boolean;
}

/** A row: a run, how many are folded into it, and how deep it stands. */
export interface Row {
  run: Run;
  children: number;
  depth: 0 | 1;
}

/** Last value of a metric of a run, undefined while it is not known. */
export type LastValue = (run: string, metric: string) => number | undefined;

/** Later than any date that a run may bear. */
const RUNNING = 1e15;

/** How many runs are shown together until the viewer selects. */
export const DEFAULT_SELECTED_MAX = 10;

const STATUS_ORDER = { running: 0, stalled: 1, failed: 2, finished: 3 } as const;

/** The rows of a list of runs: filtered, sorted, sub-runs below an unfolded parent only. */
export function rowsOf(
  runs: readonly Run[],
  view: { filter: string; sort: Sort; unfolded: ReadonlySet<string> },
  last: LastValue = () => undefined,
): Row[] {
  const compare = comparison(view.sort, last);
  const shown = (run: Run): boolean => matches(run.name, view.filter);
  return familiesOf(runs)
    .filter(({ head, members }) => shown(head) || members.some(shown))
    .sort((a, b) => compare(a.head, b.head))
    .flatMap(({ head, members }): Row[] => {
      const row: Row = { run: head, children: members.length, depth: 0 };
      return view.unfolded.has(head.id)
        ? [row, ...[...members].sort(compare).map((child): Row => ({ run: child, children: 0, depth: 1 }))]
        : [row];
    });
}

/**
 * Without a selection of the viewer: the newest runs that are no bookkeeping. Those with points come first; after them
 * those that may hold graphs, images or histograms alone.
 */
export function defaultSelection(runs: readonly Run[]): string[] {
  return familiesOf(runs)
    .map(({ head }) => head)
    .filter((run) => run.points > 0 || run.started !== null)
    .sort((a, b) => Number(b.points > 0) - Number(a.points > 0) || (b.started ?? 0) - (a.started ?? 0) || natural(a.name, b.name))
    .slice(0, DEFAULT_SELECTED_MAX)
    .map((run) => run.id);
}

/** Seconds from the first to the last event, 0 where nothing is known. */
export function durationSeconds(run: Run): number {
  return Math.max(0, (run.updated ?? 0) - (run.started ?? run.updated ?? 0));
}

function comparison(sort: Sort, last: LastValue): (a: Run, b: Run) => number {
  const value = valueOf(sort.key, last);
  const way = sort.descending ? -1 : 1;
  return (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === undefined || y === undefined || Number.isNaN(x) || Number.isNaN(y)) {
      // What has no value stands last, whichever way is up.
      const missing = (v: unknown): number => (v === undefined || Number.isNaN(v) ? 1 : 0);
      return missing(x) - missing(y) || natural(a.name, b.name);
    }
    const order = typeof x === 'string' || typeof y === 'string' ? natural(String(x), String(y)) : x < y ? -1 : x > y ? 1 : 0;
    return way * order || natural(a.name, b.name);
  };
}

function valueOf(key: SortKey, last: LastValue): (run: Run) => string | number | bigint | undefined {
  switch (key) {
    case 'name':
      return (run) => run.name;
    case 'status':
      return (run) => STATUS_ORDER[run.status];
    case 'step':
      return (run) => run.lastStep ?? undefined;
    case 'duration':
      return durationSeconds;
    case 'updated':
      // Running runs are all updated now: told apart by their start, or they would change places at each point.
      return (run) => (run.status === 'running' ? RUNNING + (run.started ?? 0) : (run.updated ?? undefined));
    case 'points':
      return (run) => run.points;
    case 'attempts':
      return (run) => run.attempts;
    default:
      return (run) => last(run.id, key.slice(2));
  }
}
