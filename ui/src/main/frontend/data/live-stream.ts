import { SseParser, type StreamEvent } from './sse-parser';

/** Why the stream is not open, or that it is. */
export type StreamState = { state: 'open' } | { state: 'connecting' } | { state: 'lost'; since: number };

const RETRY_MILLIS_MIN = 250;
const RETRY_MILLIS_MAX = 5000;
/** The server sends a comment every 10 s: two and a half of them missing is a dead line. */
const SILENCE_MILLIS_MAX = 25_000;

/** What a {@link LiveStream} needs from its surroundings; tests bring their own. */
export interface StreamSurroundings {
  fetch: typeof fetch;
  now: () => number;
}

/**
 * One `/events` request that is kept open: resumes with `Last-Event-ID` after a break or a change of
 * its query, waits longer from try to try, and takes silence for a break.
 *
 * It reads the stream by fetch instead of EventSource, which cannot say where to resume when its
 * address changes.
 */
export class LiveStream {
  private query: string | null = null;
  private lastId = '';
  private abort: AbortController | null = null;
  private openedBy: AbortController | null = null;
  private retryMillis = RETRY_MILLIS_MIN;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lostSince: number | null = null;

  constructor(
    private readonly address: string,
    private readonly onEvent: (event: StreamEvent) => void,
    private readonly onState: (state: StreamState) => void,
    private readonly around: StreamSurroundings = { fetch: (i, o) => fetch(i, o), now: Date.now },
  ) {}

  /** The id to resume after, "" before the first event. */
  get position(): string {
    return this.lastId;
  }

  /**
   * Opens the stream, or moves it to another query from where it stands; null closes it.
   *
   * @param startAfter the id to start after when the stream has no position of its own yet
   */
  subscribe(query: string | null, startAfter = ''): void {
    if (query === this.query) {
      return;
    }
    this.lastId ||= startAfter;
    this.query = query;
    if (query === null) {
      this.close();
    } else {
      this.connect();
    }
  }

  /** Tries again now instead of after the wait, for example when the browser is back online. */
  retryNow(): void {
    if (this.query !== null && this.lostSince !== null) {
      this.connect();
    }
  }

  private close(): void {
    clearTimeout(this.timer);
    this.abort?.abort();
    this.abort = null;
    this.lastId = '';
    this.lostSince = null;
  }

  private connect(): void {
    clearTimeout(this.timer);
    this.abort?.abort();
    const abort = new AbortController();
    this.abort = abort;
    if (this.lostSince === null) {
      this.onState({ state: 'connecting' });
    }
    this.read(abort)
      .catch(() => undefined)
      .finally(() => {
        if (!abort.signal.aborted || this.abort === abort) {
          this.lost(abort);
        }
      });
  }

  private lost(abort: AbortController): void {
    if (this.abort !== abort || this.query === null) {
      return;
    }
    this.lostSince ??= this.around.now();
    this.onState({ state: 'lost', since: this.lostSince });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.connect(), this.retryMillis);
    this.retryMillis = Math.min(2 * this.retryMillis, RETRY_MILLIS_MAX);
  }

  private async read(abort: AbortController): Promise<void> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' };
    if (this.lastId !== '') {
      headers['Last-Event-ID'] = this.lastId;
    }
    const init: RequestInit = { headers, signal: abort.signal, cache: 'no-store' };
    const response = await inTime(this.around.fetch(`${this.address}?${this.query ?? ''}`, init), abort);
    if (!response.ok || !response.body) {
      throw new Error(`HTTP ${response.status}`);
    }
    await this.pump(response.body.pipeThrough(new TextDecoderStream()).getReader(), abort);
  }

  private async pump(reader: ReadableStreamDefaultReader<string>, abort: AbortController): Promise<void> {
    const current = (task: () => void): void => {
      if (this.abort === abort) {
        task();
      }
    };
    const parser = new SseParser(
      (event) => current(() => this.onEvent(event)),
      (id) => current(() => (this.lastId = id)),
    );
    for (;;) {
      const { done, value } = await inTime(reader.read(), abort);
      if (done) {
        return;
      }
      this.opened(abort);
      parser.push(value);
    }
  }

  private opened(abort: AbortController): void {
    if (this.abort === abort && this.openedBy !== abort) {
      this.openedBy = abort;
      this.retryMillis = RETRY_MILLIS_MIN;
      this.lostSince = null;
      this.onState({ state: 'open' });
    }
  }
}

/** Gives up on a request whose server has fallen silent. */
function inTime<T>(wait: Promise<T>, abort: AbortController): Promise<T> {
  const alarm = setTimeout(() => abort.abort(), SILENCE_MILLIS_MAX);
  return wait.finally(() => clearTimeout(alarm));
}
