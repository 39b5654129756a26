import { ApiError, type Api } from '../data/api';
import { Changes } from '../data/changes';
import type { Live } from '../data/live';
import type { Listed, MediaKind, MediaRow } from '../data/media';

/** A run that grows is asked again at most this often. */
const FRESH_MILLIS = 1000;
/** Requests at once: most of a browser's connections stay free for the images. */
const AT_ONCE = 2;

/** What is known of the values of a tag of a run. */
export interface MediaList extends Listed<MediaRow> {
  /** Why the last request failed; what came before it stays. */
  error: ApiError | null;
}

interface Wanted {
  kind: MediaKind;
  run: string;
  tag: string;
}

interface Entry extends Wanted {
  list: MediaList | null;
  askedAt: number;
  stale: boolean;
  busy: boolean;
}

/** The values of the cards in view, asked again when their run grows. */
export class MediaStore extends Changes {
  private readonly entries = new Map<string, Entry>();
  private wanted = new Set<string>();
  private busy = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly api: Api,
    live: Live,
    private readonly now: () => number = Date.now,
  ) {
    super();
    live.on('run', ({ id }) => this.outdate((entry) => id === undefined || entry.run === id));
    live.on('reset', () => this.outdate(() => true));
    live.on('state', ({ state }) => {
      if (state === 'open') {
        this.outdate((entry) => (entry.list?.error ?? null) !== null);
      }
    });
  }

  /** Null until the first answer. */
  of(kind: MediaKind, run: string, tag: string): MediaList | null {
    return this.entries.get(key({ kind, run, tag }))?.list ?? null;
  }

  /** Has these asked where it is time; what is not among them is not asked again. */
  want(all: readonly Wanted[]): void {
    this.wanted = new Set(all.map(key));
    for (const one of all) {
      const id = key(one);
      if (!this.entries.has(id)) {
        this.entries.set(id, { ...one, list: null, askedAt: -Infinity, stale: true, busy: false });
      }
    }
    this.work();
  }

  private outdate(which: (entry: Entry) => boolean): void {
    for (const entry of this.entries.values()) {
      entry.stale ||= which(entry);
    }
    this.work();
  }

  private work(): void {
    clearTimeout(this.timer);
    const due = [...this.wanted].flatMap((id) => this.entries.get(id) ?? []).filter(({ stale, busy }) => stale && !busy);
    for (const entry of due) {
      const wait = entry.askedAt + FRESH_MILLIS - this.now();
      if (wait > 0) {
        this.timer = setTimeout(() => this.work(), wait);
      } else if (this.busy < AT_ONCE) {
        void this.ask(entry);
      }
    }
  }

  private async ask(entry: Entry): Promise<void> {
    this.busy++;
    Object.assign(entry, { busy: true, stale: false, askedAt: this.now() });
    try {
      const { kind, run, tag } = entry;
      entry.list = { ...(await this.api.values(kind, run, tag)), error: null };
    } catch (e) {
      const error = e instanceof ApiError ? e : new ApiError(0, String(e));
      entry.list = { rows: entry.list?.rows ?? [], faults: entry.list?.faults ?? [], error };
    }
    this.busy--;
    entry.busy = false;
    this.changed();
    this.work();
  }
}

function key({ kind, run, tag }: Wanted): string {
  return `${kind} ${run} ${tag}`;
}
