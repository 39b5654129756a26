import { describe, expect, it } from 'vitest';
import { Api } from '../data/api';
import { GraphStore } from './graph-store';

/** A server whose answers come when the test says. */
class Server {
  readonly asked: { path: string; answer: (status: number, body: object) => void; aborted: () => boolean }[] = [];

  readonly api = new Api('', (input, init) =>
    new Promise((resolve) => {
      this.asked.push({
        path: typeof input === 'string' ? input : '',
        answer: (status, body) => resolve(new Response(JSON.stringify(body), { status })),
        aborted: () => init?.signal?.aborted ?? false,
      });
    }),
  );

  async answer(index: number, status: number, body: object): Promise<void> {
    this.asked[index]?.answer(status, body);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

const LAYOUT = { width: 1, height: 1, boxes: [], edges: [], notes: [] };
const WANTED = { run: 'r', tag: 't', points: 1, open: null };

describe('GraphStore', () => {
  it('asks once for the same layout and names what is open', async () => {
    const server = new Server();
    const store = new GraphStore(server.api);
    store.wantLayout(WANTED);
    store.wantLayout(WANTED);
    expect(server.asked.map(({ path }) => path)).toEqual(['graph/layout?run=r&tag=t']);
    await server.answer(0, 200, LAYOUT);
    store.wantLayout({ ...WANTED, open: [] });
    store.wantLayout({ ...WANTED, open: ['a/b', '[x]'] });
    expect(server.asked.slice(1).map(({ path }) => path)).toEqual(['graph/layout?run=r&tag=t&open=', 'graph/layout?run=r&tag=t&open=a%2Fb&open=%5Bx%5D']);
  });

  it('gives up a layout that is not wanted any more, and keeps the old one till the next comes', async () => {
    const server = new Server();
    const store = new GraphStore(server.api);
    store.wantLayout(WANTED);
    await server.answer(0, 200, LAYOUT);
    const first = store.scene;
    store.wantLayout({ ...WANTED, open: ['a'] });
    store.wantLayout({ ...WANTED, open: ['b'] });
    expect(server.asked[1]?.aborted()).toBe(true);
    await server.answer(1, 200, { ...LAYOUT, width: 7 });
    expect(store.scene).toBe(first);
    await server.answer(2, 200, { ...LAYOUT, width: 9 });
    expect(store.scene?.layout.width).toBe(9);
    expect(store.busy).toBe(false);
  });

  it('says why there is no graph, and asks again', async () => {
    const server = new Server();
    const store = new GraphStore(server.api);
    store.wantLayout(WANTED);
    await server.answer(0, 410, { detail: 'Conflict: the file is gone' });
    expect(store.error.layout).toBe('Conflict: the file is gone');
    store.again();
    store.wantLayout(WANTED);
    await server.answer(1, 200, LAYOUT);
    expect(store.error.layout).toBeNull();
    expect(store.scene).not.toBeNull();
  });

  it('forgets another graph and another node', async () => {
    const server = new Server();
    const store = new GraphStore(server.api);
    store.wantLayout(WANTED);
    await server.answer(0, 200, LAYOUT);
    store.wantLayout({ ...WANTED, points: 2 });
    expect(store.scene).toBeNull();
    store.wantNode('r', 't', { name: 'a', scope: false });
    store.wantNode('r', 't', { name: 'b', scope: true });
    await server.answer(2, 200, { node: { name: 'a' } });
    expect(store.node).toBeNull();
    expect(server.asked[3]?.path).toBe('graph/node?run=r&tag=t&scope=b');
  });
});
