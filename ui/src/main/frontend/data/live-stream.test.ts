import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pointsQuery, unheardRuns } from './live-hub';
import { LiveStream, type StreamState } from './live-stream';

/** A server of one stream: every connection is noted, and written to by hand. */
class FakeServer {
  readonly asked: { url: string; lastId: string | null }[] = [];
  up = true;
  private out: ReadableStreamDefaultController<Uint8Array> | null = null;

  readonly fetch = ((url: string, init: RequestInit) => {
    this.asked.push({ url, lastId: new Headers(init.headers).get('Last-Event-ID') });
    if (!this.up) {
      return Promise.reject(new TypeError('refused'));
    }
    const body = new ReadableStream<Uint8Array>({
      start: (out) => {
        this.out = out;
        init.signal?.addEventListener('abort', () => out.error(new Error('aborted')));
      },
    });
    return Promise.resolve(new Response(body));
  }) as typeof fetch;

  write(text: string): void {
    this.out?.enqueue(new TextEncoder().encode(text));
  }

  hangUp(): void {
    this.out?.close();
  }
}

describe('the live stream', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function open(server: FakeServer): { stream: LiveStream; states: StreamState[]; events: string[] } {
    const states: StreamState[] = [];
    const events: string[] = [];
    const around = { fetch: server.fetch, now: () => 42 };
    const stream = new LiveStream('/events', (event) => events.push(event.data), (state) => states.push(state), around);
    return { stream, states, events };
  }

  it('resumes after the last id when the line breaks', async () => {
    const server = new FakeServer();
    const { stream, states, events } = open(server);
    stream.subscribe('run=a');
    await vi.advanceTimersByTimeAsync(1);
    server.write('id: 5\ndata: one\n\n');
    await vi.advanceTimersByTimeAsync(1);
    server.hangUp();
    await vi.advanceTimersByTimeAsync(1000);
    expect(events).toEqual(['one']);
    expect(server.asked.map((a) => a.lastId)).toEqual([null, '5']);
    expect(states.map((s) => s.state)).toEqual(['connecting', 'open', 'lost']);
    expect(states[2]).toEqual({ state: 'lost', since: 42 });
  });

  it('waits longer from try to try, and keeps the time of the loss', async () => {
    const server = new FakeServer();
    server.up = false;
    const { stream, states } = open(server);
    stream.subscribe('');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.asked.length).toBeGreaterThan(5);
    expect(server.asked.length).toBeLessThan(20);
    expect(new Set(states.filter((s) => s.state === 'lost').map((s) => JSON.stringify(s))).size).toBe(1);
    server.up = true;
    await vi.advanceTimersByTimeAsync(6000);
    server.write(': here\n\n');
    await vi.advanceTimersByTimeAsync(1);
    expect(states.at(-1)).toEqual({ state: 'open' });
  });

  it('takes its place along when its query changes', async () => {
    const server = new FakeServer();
    const { stream } = open(server);
    stream.subscribe('run=a&tag=x', '3');
    await vi.advanceTimersByTimeAsync(1);
    server.write('id: 9\ndata: one\n\n');
    await vi.advanceTimersByTimeAsync(1);
    stream.subscribe('run=a&tag=x&tag=y', '3');
    await vi.advanceTimersByTimeAsync(1);
    expect(server.asked.map((a) => a.lastId)).toEqual(['3', '9']);
  });

  it('takes silence for a break', async () => {
    const server = new FakeServer();
    const { stream, states } = open(server);
    stream.subscribe('');
    await vi.advanceTimersByTimeAsync(26_000);
    expect(states.map((s) => s.state)).toContain('lost');
    expect(server.asked.length).toBe(2);
  });
});

describe('what is asked of the stream', () => {
  it('is the union of the pages, within the limits of the server', () => {
    const many = Array.from({ length: 300 }, (_, i) => `t${i}`);
    const query = new URLSearchParams(pointsQuery([{ runs: ['b', 'a'], tags: many, jobs: [] }, { runs: ['a'], tags: ['last'], jobs: ['j'] }]) ?? '');
    expect(query.getAll('run')).toEqual(['a', 'b']);
    expect(query.getAll('tag')).toHaveLength(200);
    expect(query.getAll('tag')).toContain('last');
    expect(query.getAll('job')).toEqual(['j']);
  });

  it('leaves out runs beyond those limits, and says how many', () => {
    const many = Array.from({ length: 230 }, (_, i) => `r${i}`);
    expect(unheardRuns([{ runs: many, tags: ['loss'], jobs: [] }, { runs: ['r0', 'other'], tags: ['loss'], jobs: [] }])).toBe(31);
    expect(unheardRuns([{ runs: many, tags: [], jobs: [] }])).toBe(0);
    expect(unheardRuns([{ runs: many.slice(30), tags: ['loss'], jobs: [] }])).toBe(0);
  });

  it('is nothing without jobs, and without runs or tags', () => {
    expect(pointsQuery([{ runs: ['a'], tags: [], jobs: [] }])).toBeNull();
    expect(pointsQuery([{ runs: ['a'], tags: [], jobs: ['j'] }])).toBe('job=j');
  });
});
