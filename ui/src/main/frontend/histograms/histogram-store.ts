import type { Wish } from '../cards/wishes';
import type { Api, Steps } from '../data/api';
import type { Fault } from '../data/fault';
import { Changes } from '../data/changes';
import type { Live } from '../data/live';
import { toHistogram, type Histogram } from './histogram-model';

/** Requests at once: some of a browser's six connections stay free for what else the page asks. */
const AT_ONCE = 3;
/** Histograms of tags that are out of view are kept up to this many, the last looked at. */
const KEPT_MAX = 200;

/** Which histograms of a tag are drawn. */
export interface HistogramRange {
  steps: Steps | null;
  /** At most so many of them. */
  sample: number;
}

/** What is known of a tag's histograms. */
export interface Held {
  /** By step; the same array until others have come. */
  histograms: readonly Histogram[];
  /** How many there are in the range. */
  of: number;
  /** Those that could not be read. */
  faults: readonly Fault[];
  /** Why the last request failed, null if it did not. */
  error: string | null;
}

interface Entry {
  wish: Wish;
  held: Held | null;
  /** What was asked last. */
  askedFor: string;
  loading: boolean;
}

/** The histograms of the cards in view: each asked for once, and again when its tag has grown. */
export class HistogramStore extends Changes {
  private readonly entries = new Map<string, Entry>();
  private wanted: string[] = [];
  private range: HistogramRange = { steps: null, sample: 48 };
  private busy = 0;

  constructor(
    private readonly api: Pick<Api, 'histograms'>,
    live: Pick<Live, 'on'>,
  ) {
    super();
    live.on('reset', () => this.forget(() => true));
    live.on('state', ({ state }) => {
      if (state === 'open') {
        this.forget(({ held }) => held !== null && held.error !== null);
      }
    });
  }

  /** Asks for what these cards lack, the first first; what only others lack is not asked any more. */
  want(wishes: readonly Wish[], range: HistogramRange): void {
    this.range = range;
    this.wanted = wishes.map((wish) => keyOf(wish));
    for (const wish of wishes) {
      const key = keyOf(wish);
      const entry = this.entries.get(key) ?? { wish, held: null, askedFor: '', loading: false };
      entry.wish = wish;
      // What was looked at last stands last.
      this.entries.delete(key);
      this.entries.set(key, entry);
    }
    this.trim();
    this.work();
  }

  /** What is known of a tag's histograms, null while nothing is. */
  get(wish: Wish): Held | null {
    return this.entries.get(keyOf(wish))?.held ?? null;
  }

  private trim(): void {
    for (const [key, entry] of this.entries) {
      if (this.entries.size <= Math.max(KEPT_MAX, this.wanted.length)) {
        return;
      }
      if (!entry.loading) {
        this.entries.delete(key);
      }
    }
  }

  private forget(which: (entry: Entry) => boolean): void {
    [...this.entries.values()].filter(which).forEach((entry) => (entry.askedFor = ''));
    this.work();
  }

  /** The same as long as an answer to it would be. */
  private purpose({ wish: { tag } }: Entry): string {
    const { steps, sample } = this.range;
    return `${steps?.from ?? ''} ${steps?.to ?? ''} ${sample} ${tag.points} ${tag.attempts}`;
  }

  private work(): void {
    while (this.busy < AT_ONCE) {
      const next = this.wanted
        .flatMap((key) => this.entries.get(key) ?? [])
        .find((entry) => !entry.loading && entry.askedFor !== this.purpose(entry));
      if (!next) {
        return;
      }
      this.busy++;
      void this.fetch(next).finally(() => {
        this.busy--;
        this.work();
      });
    }
  }

  private async fetch(entry: Entry): Promise<void> {
    const { wish } = entry;
    entry.loading = true;
    entry.askedFor = this.purpose(entry);
    try {
      const answer = await this.api.histograms(wish.run.id, wish.tag.tag, this.range.steps ?? { from: null, to: null }, this.range.sample);
      const histograms = answer.histograms.map(toHistogram);
      const faults = answer.faults ?? [];
      entry.held = { histograms, faults, of: answer.of ?? histograms.length + faults.length, error: null };
    } catch (e) {
      const error = e instanceof Error ? e.message : String(e);
      entry.held = { histograms: [], faults: [], of: 0, ...entry.held, error };
    }
    entry.loading = false;
    this.changed();
  }
}

/** The same for the same tag of the same run. */
export function keyOf({ run, tag }: Wish): string {
  return `${run.id}\0${tag.tag}`;
}
