import { describe, expect, it } from 'vitest';
import type { Wish } from '../cards/wishes';
import type { Api, Run, SampleRequest, SeriesAnswer, SeriesRequest, Tag } from '../data/api';
import type { Live } from '../data/live';
import { ChartStore, OLD_ATTEMPTS_MAX } from './chart-store';
import type { SeriesView } from './held-series';

const VIEW: SeriesView = { axis: 'step', zoom: null, attempts: false, tensorBoard: false, smoothing: 0, width: 800 };

function wish(run: string, attempts = 1): Wish {
  return { run: { id: run, status: 'running', started: 0, attempts } as Run, tag: { tag: 't', kind: 'scalar', points: 2, attempts: 1 } as Tag };
}

/** An API whose attempt k shows a point of attempt 1 and then k points of its own; attempt 3 brought none. */
class Server {
  readonly asked: (SeriesRequest | SampleRequest)[] = [];
  readonly listeners = new Map<string, (detail: never) => void>();
  readonly store: ChartStore;

  constructor() {
    const api = {
      series: (request: SeriesRequest | SampleRequest) => {
        this.asked.push(request);
        return Promise.resolve(request.series.map((one) => answer(one.run, 'attempt' in one ? Number(one.attempt) : 20)));
      },
    };
    const live = { on: (type: string, listener: (detail: never) => void) => (this.listeners.set(type, listener), () => undefined) };
    this.store = new ChartStore(api as unknown as Api, live as unknown as Live);
  }

  async want(wishes: Wish[], view: Partial<SeriesView>): Promise<void> {
    this.store.want(wishes, { ...VIEW, ...view });
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}

function answer(run: string, attempt: number): SeriesAnswer {
  const own = attempt === 3 ? 0 : attempt;
  const attempts = [1, ...Array.from({ length: own }, () => attempt)];
  const step = attempts.map((_of, i) => i);
  return { run, tag: 't', dtype: 'float32', count: 100, drawn: step.length, step, wallTime: step, value: step, attempt: attempts };
}

describe('the series of cards in view', () => {
  it('are what TensorBoard would draw, and nothing else, as long as that is asked for', async () => {
    const server = new Server();
    await server.want([wish('a', 3), wish('b')], { tensorBoard: true, attempts: true, zoom: [0, 5] });
    expect(server.asked).toContainEqual({ series: [{ run: 'a', tag: 't' }, { run: 'b', tag: 't' }], points: 'tensorboard' });
    expect(server.asked).toHaveLength(2);
    expect(server.store.get('a', 't')?.newest.count).toBe(100);
    expect(server.store.get('a', 't')?.old).toEqual([]);
    await server.want([wish('a', 3), wish('b')], {});
    expect(server.asked.slice(2).every((request) => 'width' in request)).toBe(true);
    expect(server.store.get('a', 't')?.newest.reduced).toBe(false);
  });

  it('are drawn with what each older attempt brought, the oldest first', async () => {
    const server = new Server();
    const lengths = (): number[] | undefined => server.store.get('a', 't')?.old.map((series) => series.length);
    await server.want([wish('a', 6)], { attempts: true });
    expect(lengths()).toEqual([2, 2, 4, 5]);
    await server.want([wish('a', 24)], { attempts: true });
    expect(lengths()).toEqual(Array.from({ length: OLD_ATTEMPTS_MAX }, (_, i) => i + 4));
    await server.want([wish('a', 24)], {});
    expect(lengths()).toEqual([]);
  });

  it('are asked for again when the view has changed while they were on their way', async () => {
    const server = new Server();
    server.store.want([wish('a', 2)], VIEW);
    await new Promise((resolve) => setTimeout(resolve, 20));
    await server.want([wish('a', 2)], { attempts: true });
    expect(server.store.get('a', 't')?.old).toHaveLength(1);
  });

  it('are averaged by the server over every point, where not all of them are here', async () => {
    const server = new Server();
    await server.want([wish('a')], {});
    await server.want([wish('a')], { smoothing: 0.5 });
    expect(server.asked).toHaveLength(1);
    await server.want([wish('a')], { smoothing: 0.5, zoom: [0, 5] });
    expect(server.asked.slice(1)).toHaveLength(2);
    expect(server.asked.slice(1).every((request) => 'smoothing' in request && request.smoothing === 0.5)).toBe(true);
    await server.want([wish('a')], { smoothing: 0.9, zoom: [0, 5] });
    expect(server.asked.at(-1)).toMatchObject({ smoothing: 0.9 });
    expect(server.store.get('a', 't')?.newest.smoothing).toBe(0.9);
  });

  it.each([
    ['ledger', { run: 'b', corrupt: 0, notes: 1 }],
    ['run', { id: 'b', status: 'finished' }],
  ])('are fetched again when their run changes otherwise than by points: %s', async (type, event) => {
    const server = new Server();
    await server.want([wish('a'), wish('b')], {});
    server.listeners.get('run')?.({ id: 'a', status: 'running' } as never);
    server.listeners.get(type)?.(event as never);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(server.asked.slice(1).map((request) => request.series)).toEqual([[{ run: 'b', tag: 't' }]]);
  });
});
