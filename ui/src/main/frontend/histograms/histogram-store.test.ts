import { describe, expect, it } from 'vitest';
import type { Wish } from '../cards/wishes';
import type { HistogramsAnswer, Run, Tag } from '../data/api';
import { HistogramStore } from './histogram-store';

const ONE = { step: 1, wallTime: 0, attempt: 1, count: 1, nan: 0, posInf: 0, negInf: 0, min: 0, max: 1, sum: 1, left: [0], right: [1], counts: [1] };
const ALL = { steps: null, sample: 48 };

function wish(tag: string, points = 1): Wish {
  return { run: { id: 'r' } as Run, tag: { tag, kind: 'histogram', points, attempts: 1 } as Tag };
}

/** An API that answers when it is told to. */
class Server {
  readonly asked: string[] = [];
  private readonly waiting: (() => void)[] = [];
  readonly listeners = new Map<string, (detail: never) => void>();
  answer: () => HistogramsAnswer = () => ({ histograms: [ONE] });
  readonly store = new HistogramStore(
    {
      histograms: (_run, tag) => {
        this.asked.push(tag);
        return new Promise((resolve, reject) => {
          this.waiting.push(() => {
            try {
              resolve(this.answer());
            } catch (e) {
              reject(e instanceof Error ? e : new Error(String(e)));
            }
          });
        });
      },
    },
    { on: (type, listener) => (this.listeners.set(type, listener), () => undefined) },
  );

  async answerAll(): Promise<void> {
    while (this.waiting.length > 0) {
      this.waiting.splice(0).forEach((go) => go());
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
}

describe('the histograms of cards in view', () => {
  it('are asked for once, few at a time', async () => {
    const server = new Server();
    const wishes = ['a', 'b', 'c', 'd', 'e'].map((tag) => wish(tag));
    server.store.want(wishes, ALL);
    server.store.want(wishes, ALL);
    expect(server.asked).toEqual(['a', 'b', 'c']);
    await server.answerAll();
    server.store.want(wishes, ALL);
    expect(server.asked).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(server.store.get(wish('e'))?.histograms[0]?.counts).toEqual([1]);
  });

  it('are not asked for any more once they have left the view', async () => {
    const server = new Server();
    server.store.want(['a', 'b', 'c', 'd', 'e'].map((tag) => wish(tag)), ALL);
    server.store.want([wish('z')], ALL);
    await server.answerAll();
    expect(server.asked).toEqual(['a', 'b', 'c', 'z']);
  });

  it('are asked for again when the tag has grown, or another stretch is wanted, and stay till then', async () => {
    const server = new Server();
    server.store.want([wish('a')], ALL);
    await server.answerAll();
    server.store.want([wish('a', 2)], ALL);
    expect(server.asked).toHaveLength(2);
    expect(server.store.get(wish('a'))?.histograms).toHaveLength(1);
    await server.answerAll();
    server.store.want([wish('a', 2)], { steps: { from: 3, to: null }, sample: 48 });
    expect(server.asked).toHaveLength(3);
  });

  it('keep what was there when a request fails, say so, and are asked for when the server is back', async () => {
    const server = new Server();
    server.store.want([wish('a')], ALL);
    await server.answerAll();
    server.answer = () => {
      throw new Error('away');
    };
    server.store.want([wish('a', 2)], ALL);
    await server.answerAll();
    expect(server.store.get(wish('a'))).toMatchObject({ error: 'away', histograms: [{ step: 1 }] });
    server.answer = () => ({ histograms: [ONE], of: 7, faults: [{ step: 2, attempt: 1, reason: 'Malformed' }] });
    server.listeners.get('state')?.({ state: 'open' } as never);
    await server.answerAll();
    expect(server.store.get(wish('a'))).toMatchObject({ error: null, of: 7, faults: [{ step: 2 }] });
  });
});
