import { LiveStream, type StreamState } from './live-stream';
import type { StreamEvent } from './sse-parser';

/** What one page wants: points of every named run × every named tag, and news of jobs. */
export interface Wanted {
  runs: string[];
  tags: string[];
  jobs: string[];
}

/** From a page to the hub. */
export type HubRequest = { want: Wanted } | { bye: true } | { retry: true };

/** From the hub to every page. */
export type HubMessage = { event: StreamEvent; points: boolean } | { stream: StreamState } | { unheard: number };

/** A page as the hub sees it. */
export interface HubPort {
  send(message: HubMessage): void;
}

/** What `/events` takes of each of run, tag and job. */
export const NAMES_MAX = 200;

/** A burst of subscriptions, as when a page scrolls, opens the stream once. */
const SETTLE_MILLIS = 60;

/**
 * Shares two streams among all pages: the `run` events of all runs, and the points and jobs
 * that any page wants. Runs in a SharedWorker, so that a browser holds two connections however many tabs it has,
 * or inside the page where there is no such worker.
 */
export class LiveHub {
  private readonly wanted = new Map<HubPort, Wanted>();
  private readonly runs: LiveStream;
  private readonly points: LiveStream;
  private hello: StreamEvent | null = null;
  private state: StreamState = { state: 'connecting' };
  private unheard = 0;
  private settle: ReturnType<typeof setTimeout> | undefined;

  constructor(address: string) {
    this.runs = new LiveStream(address, (event) => this.runEvent(event), (state) => this.runsState(state));
    this.points = new LiveStream(address, (event) => this.broadcast({ event, points: true }), () => undefined);
  }

  /** Registers a page and tells it what is known already. */
  join(port: HubPort): void {
    this.wanted.set(port, { runs: [], tags: [], jobs: [] });
    this.runs.subscribe('');
    port.send({ stream: this.state });
    port.send({ unheard: this.unheard });
    if (this.hello) {
      port.send({ event: this.hello, points: false });
    }
  }

  handle(port: HubPort, request: HubRequest): void {
    if ('bye' in request) {
      this.wanted.delete(port);
    } else if ('retry' in request) {
      this.runs.retryNow();
      this.points.retryNow();
    } else {
      this.wanted.set(port, request.want);
    }
    clearTimeout(this.settle);
    this.settle = setTimeout(() => this.resubscribe(), SETTLE_MILLIS);
  }

  private resubscribe(): void {
    if (this.wanted.size === 0) {
      this.runs.subscribe(null);
      this.hello = null;
    }
    const wanted = [...this.wanted.values()];
    this.points.subscribe(pointsQuery(wanted), this.runs.position);
    const unheard = unheardRuns(wanted);
    if (unheard !== this.unheard) {
      this.unheard = unheard;
      this.broadcast({ unheard });
    }
  }

  private runEvent(event: StreamEvent): void {
    if (event.type === 'hello') {
      this.hello = event;
    }
    this.broadcast({ event, points: false });
  }

  private runsState(state: StreamState): void {
    this.state = state;
    if (state.state === 'open') {
      this.points.retryNow();
    }
    this.broadcast({ stream: state });
  }

  private broadcast(message: HubMessage): void {
    for (const port of this.wanted.keys()) {
      port.send(message);
    }
  }
}

/** The query of the second stream, null when no page wants anything of it. The last pages go first. */
export function pointsQuery(wanted: Wanted[]): string | null {
  const newestFirst = [...wanted].reverse();
  const runs = names(newestFirst.flatMap((w) => w.runs));
  const tags = names(newestFirst.flatMap((w) => w.tags));
  const jobs = names(newestFirst.flatMap((w) => w.jobs)).map((j) => ['job', j]);
  const points = runs.length === 0 || tags.length === 0 ? [] : [...runs.map((r) => ['run', r]), ...tags.map((t) => ['tag', t])];
  const pairs = [...points, ...jobs];
  if (pairs.length === 0) {
    return null;
  }
  return new URLSearchParams(pairs).toString();
}

/** How many runs pages want points of beyond what one stream takes. */
export function unheardRuns(wanted: Wanted[]): number {
  const runs = new Set(wanted.flatMap((w) => (w.tags.length === 0 ? [] : w.runs)));
  return Math.max(0, runs.size - NAMES_MAX);
}

function names(all: string[]): string[] {
  return [...new Set(all)].slice(0, NAMES_MAX).sort();
}
