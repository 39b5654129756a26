import type { Run } from './api';
import { Changes } from './changes';
import type { Live } from './live';

/** While many runs are asked, their answers are told together: each telling draws charts and asks for series. */
const GATHER_MILLIS = 250;

interface Entry<T> {
  facts: T | null;
  askedAt: number;
  /** How far the run had come when it was asked: as long as that stays, so do the facts. */
  grownTo: string;
  /** Whether the run had no value then. */
  wasEmpty: boolean;
  failed: boolean;
  /** Whether a timer runs after which it is asked again. */
  waiting: boolean;
}

/** Facts of each run, such as its tags, asked when a page first wants to know and again as the run grows. */
export class Catalogue<T> extends Changes {
  private readonly entries = new Map<string, Entry<T>>();
  private readonly queue: Run[] = [];
  private busy = 0;
  private telling: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly request: (run: string) => Promise<T>,
    live: Live,
    /** A run that grows is asked again at most this often. */
    private readonly freshMillis: number,
    /** Requests at once: a browser has six connections to a host, one holds the stream and data need some. */
    private readonly atOnce: number,
    private readonly now: () => number = Date.now,
  ) {
    super();
    live.on('reset', () => this.forget(() => true));
    live.on('state', ({ state }) => {
      if (state === 'open') {
        this.forget((entry) => entry.failed);
      }
    });
  }

  /** The facts of a run as far as they are known; asks where that is long ago. */
  of(run: Run): T | null {
    const entry = this.entries.get(run.id);
    const grown = entry && entry.grownTo !== extentOf(run);
    // What was said of a run that had no value yet is out of date with its first.
    const dueIn = entry && !entry.wasEmpty ? entry.askedAt + this.freshMillis - this.now() : 0;
    if (!entry || (grown && dueIn <= 0)) {
      this.ask(run, entry?.facts ?? null);
    } else if (grown) {
      this.wantAgain(entry, dueIn);
    }
    return entry?.facts ?? null;
  }

  /** A run that grew for the last time tells nobody later: whoever wants to know is told to ask when it is due. */
  private wantAgain(entry: Entry<T>, millis: number): void {
    if (!entry.waiting) {
      entry.waiting = true;
      setTimeout(() => {
        entry.waiting = false;
        this.changed();
      }, millis);
    }
  }

  /** What is known, without asking. */
  known(run: string): T | null {
    return this.entries.get(run)?.facts ?? null;
  }

  /** Has a run asked again the next time somebody wants to know. */
  outdate(run: string): void {
    const entry = this.entries.get(run);
    if (entry) {
      entry.grownTo = '';
      entry.askedAt = 0;
      this.changed();
    }
  }

  /** Whether a run was asked in vain. */
  failed(run: string): boolean {
    return this.entries.get(run)?.failed ?? false;
  }

  /** Knows nothing any more: the facts wanted from now on are others. */
  clear(): void {
    this.entries.clear();
  }

  private forget(which: (entry: Entry<T>) => boolean): void {
    for (const [run, entry] of this.entries) {
      if (which(entry)) {
        this.entries.delete(run);
        this.changed();
      }
    }
  }

  private ask(run: Run, facts: T | null): void {
    this.entries.set(run.id, { facts, askedAt: this.now(), grownTo: extentOf(run), wasEmpty: run.points === 0 && (run.lastStep ?? null) === null, failed: false, waiting: false });
    this.queue.push(run);
    this.work();
  }

  private work(): void {
    while (this.busy < this.atOnce) {
      const run = this.queue.shift();
      if (!run) {
        return;
      }
      this.busy++;
      void this.fetch(run).finally(() => {
        this.busy--;
        this.work();
      });
    }
  }

  private async fetch(run: Run): Promise<void> {
    const entry = this.entries.get(run.id);
    if (!entry) {
      return;
    }
    try {
      entry.facts = await this.request(run.id);
    } catch {
      entry.failed = true;
    }
    this.tell();
  }

  /** At once when this was the last answer, else together with those that come soon. */
  private tell(): void {
    if (this.queue.length > 0) {
      this.telling ??= setTimeout(() => this.tellNow(), GATHER_MILLIS);
    } else {
      this.tellNow();
    }
  }

  private tellNow(): void {
    clearTimeout(this.telling);
    this.telling = undefined;
    this.changed();
  }
}

/** Points are scalars alone; a run that writes anything else has a later last event. */
function extentOf(run: Run): string {
  return `${run.points} ${run.updated}`;
}
