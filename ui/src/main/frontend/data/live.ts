import type { Columns, Run } from './api';
import type { HitsEvent, Job } from './debug';
import { parseExact } from './exact-json';
import { LiveHub, NAMES_MAX, type HubMessage, type HubPort, type HubRequest, type Wanted } from './live-hub';
import type { StreamState } from './live-stream';

/** A `points` event: new points of one series. */
export interface PointsEvent extends Columns {
  run: string;
  tag: string;
  /** Index of the first point in the order of arrival. */
  from: number;
}

/** What a page can listen to; the payload of each is the event's detail. */
export interface LiveEvents {
  points: PointsEvent;
  run: Partial<Run>;
  /** The figures of a run's ledger have changed. */
  ledger: { run: string; corrupt: number; notes: number };
  /** A job that is watched, as it is now. */
  job: Job;
  hits: HitsEvent;
  /** The position is lost: everything has to be fetched again. */
  reset: null;
  state: StreamState;
  /** How many runs grow without their points being streamed: a stream takes no more. */
  unheard: number;
}

/** How long a page waits for the stream before it fetches without it. */
const HELLO_MILLIS_MAX = 1000;

/** The page's end of the live hub. */
export class Live {
  private readonly listeners = new Map<keyof LiveEvents, Set<(detail: never) => void>>();
  private readonly post: (request: HubRequest) => void;
  private wanted: Wanted = { runs: [], tags: [], jobs: [] };
  private greeted: () => void = () => undefined;
  state: StreamState = { state: 'connecting' };
  /** Of how many runs no points are streamed that were asked for. */
  unheard = 0;
  /** Whether the server has been away: sessions of before may be gone with it. */
  interrupted = false;
  /**
   * Settled once the stream stands, or is too late: what is fetched after this and streamed after
   * this overlaps, so that no point falls between.
   */
  readonly ready: Promise<void>;

  /** @param address absolute address of `/events` */
  constructor(address: string) {
    this.ready = new Promise((resolve) => {
      this.greeted = resolve;
      setTimeout(resolve, HELLO_MILLIS_MAX);
    });
    this.post = this.connect(address);
    addEventListener('pagehide', () => this.post({ bye: true }));
    addEventListener('pageshow', (e) => {
      if (e.persisted) {
        this.post({ want: this.wanted });
      }
    });
    addEventListener('online', () => this.post({ retry: true }));
  }

  /** Asks for points of every run × tag. Tags of before stay subscribed while there is room. */
  want(runs: string[], tags: string[]): void {
    const all = [...new Set([...tags, ...this.wanted.tags])];
    const kept = all.length <= NAMES_MAX / 2 ? all : [...new Set(tags)];
    this.replace({ ...this.wanted, runs, tags: kept.slice(0, NAMES_MAX).sort() });
  }

  /** Asks for news of a job instead of another; null for none. */
  watch(job: string | null): void {
    this.replace({ ...this.wanted, jobs: job === null ? [] : [job] });
  }

  private replace(next: Wanted): void {
    if (JSON.stringify(next) !== JSON.stringify(this.wanted)) {
      this.wanted = next;
      this.post({ want: next });
    }
  }

  /** @returns what ends the listening */
  on<K extends keyof LiveEvents>(type: K, listener: (detail: LiveEvents[K]) => void): () => void {
    const set = this.listeners.get(type) ?? new Set();
    this.listeners.set(type, set.add(listener));
    return () => set.delete(listener);
  }

  private connect(address: string): (request: HubRequest) => void {
    if (typeof SharedWorker === 'undefined') {
      const hub = new LiveHub(address);
      const port: HubPort = { send: (message) => this.receive(message) };
      queueMicrotask(() => hub.join(port));
      return (request) => hub.handle(port, request);
    }
    const worker = new SharedWorker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });
    worker.port.onmessage = (message: MessageEvent<HubMessage>) => this.receive(message.data);
    worker.port.postMessage({ open: address });
    return (request) => worker.port.postMessage(request);
  }

  private receive(message: HubMessage): void {
    if ('stream' in message) {
      this.state = message.stream;
      this.interrupted ||= message.stream.state === 'lost';
      this.tell('state', message.stream);
      return;
    }
    if ('unheard' in message) {
      this.unheard = message.unheard;
      this.tell('unheard', message.unheard);
      return;
    }
    const { type, data } = message.event;
    if (type === 'hello') {
      this.greeted();
    } else if (type === 'reset') {
      this.tell('reset', null);
    } else if (type === 'points' || type === 'run' || type === 'ledger' || type === 'job' || type === 'hits') {
      this.tell(type, parseExact(data) as never);
    }
  }

  private tell<K extends keyof LiveEvents>(type: K, detail: LiveEvents[K]): void {
    for (const listener of this.listeners.get(type) ?? []) {
      (listener as (detail: LiveEvents[K]) => void)(detail);
    }
  }
}
