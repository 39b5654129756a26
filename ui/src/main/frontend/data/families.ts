import type { Run } from './api';

/** The directory of one process of a run that has several: `rank_3`, `rank-3` or `rank3`. */
const RANK = /^(?:(.*)\/)?rank[_-]?(\d+)$/i;

/** A run that is listed, and the runs that are folded into it. */
export interface Family {
  head: Run;
  members: readonly Run[];
}

/**
 * Which runs belong together: bookkeeping of a writer and the ranks of a job belong to the run that contains them. Where
 * the directory of the ranks has no run of its own, the first rank stands for all.
 */
export function familiesOf(runs: readonly Run[]): Family[] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  const first = firstRanks(runs.filter(({ parent }) => parent === null || !byId.has(parent)));
  const members = new Map<string, Run[]>();
  const heads: Run[] = [];
  for (const run of runs) {
    const head = headOf(run, byId, first);
    if (head === run) {
      heads.push(run);
    } else {
      const folded = members.get(head.id);
      if (folded) {
        folded.push(run);
      } else {
        members.set(head.id, [run]);
      }
    }
  }
  return heads.map((head) => ({ head, members: members.get(head.id) ?? [] }));
}

/** Of each directory of ranks the first. */
function firstRanks(runs: readonly Run[]): Map<string, Run> {
  const first = new Map<string, Run>();
  for (const run of runs) {
    const place = rankPlace(run);
    const known = place === null ? undefined : first.get(place);
    if (place !== null && (!known || rankOf(run) < rankOf(known))) {
      first.set(place, run);
    }
  }
  return first;
}

function rankPlace(run: Run): string | null {
  const match = RANK.exec(run.name);
  return match ? `${run.logdir}\0${match[1] ?? ''}` : null;
}

function rankOf(run: Run): number {
  return Number(RANK.exec(run.name)?.[2] ?? NaN);
}

/** What contains a run may itself be folded into another. */
function headOf(run: Run, byId: ReadonlyMap<string, Run>, first: ReadonlyMap<string, Run>): Run {
  let head = run;
  for (let seen = 0; seen < byId.size; seen++) {
    const place = rankPlace(head);
    const above = (head.parent === null ? undefined : byId.get(head.parent)) ?? (place === null ? undefined : first.get(place));
    if (!above || above === head) {
      break;
    }
    head = above;
  }
  return head;
}

/** Folded runs that are shown with their head: a writer may have made thousands. */
export const FOLDED_SHOWN_MAX = 50;

/** The families of a list of runs, and for each folded run its head. */
export class Families {
  private readonly byHead: Map<string, Family>;
  private readonly heads = new Map<string, string>();

  constructor(runs: readonly Run[]) {
    const all = familiesOf(runs);
    this.byHead = new Map(all.map((family) => [family.head.id, family]));
    all.forEach(({ head, members }) => members.forEach(({ id }) => this.heads.set(id, head.id)));
  }

  /** The head that a run is folded into, undefined for one that is none of its members. */
  headOf(id: string): string | undefined {
    return this.heads.get(id);
  }

  /** The runs that are shown with a head as long as it is folded. */
  shownWith(id: string): readonly Run[] {
    return (this.byHead.get(id)?.members ?? []).slice(0, FOLDED_SHOWN_MAX);
  }

  /**
   * The ids that are chosen after a head was opened, or closed again: what was drawn stays drawn.
   *
   * @param chosen ids that are chosen now
   */
  chosenAfter(id: string, opening: boolean, chosen: readonly string[]): string[] {
    if (!chosen.includes(id)) {
      return [...chosen];
    }
    const members = this.byHead.get(id)?.members.map((run) => run.id) ?? [];
    const others = chosen.filter((one) => !members.includes(one));
    const shown = opening ? this.shownWith(id).map((run) => run.id) : [];
    return others.flatMap((one) => (one === id ? [one, ...shown] : [one]));
  }
}
