import { expect, it } from 'vitest';
import { Api, LEDGER_ROWS } from './api';
import type { Ledger } from './ledger';

/** A ledger of so many places, notes and tags, served in parts as the server cuts it. */
function serving(corrupt: number, notes: number, tags: number): { api: Api; asked: string[] } {
  const asked: string[] = [];
  const api = new Api('http://h/api/v1/', (input) => {
    const url = new URL(input instanceof Request ? input.url : input);
    asked.push(url.search);
    const from = Number(url.searchParams.get('cursor') ?? 0);
    const limit = Number(url.searchParams.get('limit'));
    const part = <T>(count: number, make: (i: number) => T): T[] =>
      Array.from({ length: Math.max(0, Math.min(count - from, limit)) }, (_, i) => make(from + i));
    const body = {
      records: 1,
      bytes: 2,
      behindBytes: 0,
      totals: { corrupt, corruptBytes: corrupt * 10, notes, tags, companions: 0 },
      corrupt: part(corrupt, (i) => ({ file: 'f', offset: i, bytes: 10, reason: 'r' })),
      notes: part(notes, String),
      tags: part(tags, (i) => ({ tag: `t${i}`, kind: 'scalar', points: 1, nan: 0, infinite: 0, outOfOrder: 0, superseded: 0 })),
      companions: [],
      ...(from + limit < Math.max(corrupt, notes, tags) ? { next: String(from + limit) } : {}),
    };
    return Promise.resolve(new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } }));
  });
  return { api, asked };
}

const lengths = ({ corrupt, notes, tags }: Ledger): number[] => [corrupt.length, notes.length, tags.length];

it('asks once for a ledger that is short, and for one of much damage', async () => {
  for (const corrupt of [3, 50_000]) {
    const { api, asked } = serving(corrupt, 2, LEDGER_ROWS);
    const ledger = await api.ledger('r');
    expect(lengths(ledger)).toEqual([Math.min(corrupt, LEDGER_ROWS), 2, LEDGER_ROWS]);
    expect(ledger.totals).toEqual({ corrupt, corruptBytes: corrupt * 10, notes: 2, tags: LEDGER_ROWS, companions: 0 });
    expect(asked).toEqual([`?run=r&limit=${LEDGER_ROWS}`]);
  }
});

it('goes on until it has every tag', async () => {
  const { api, asked } = serving(50_000, 0, 2 * LEDGER_ROWS + 1);
  const ledger = await api.ledger('r');
  expect(lengths(ledger)).toEqual([LEDGER_ROWS, 0, 2 * LEDGER_ROWS + 1]);
  expect(new Set(ledger.tags.map((t) => t.tag)).size).toBe(2 * LEDGER_ROWS + 1);
  expect(asked).toHaveLength(2);
});

it('lists all tags of a run that has more than one answer holds', async () => {
  const send = (url: string): Promise<Response> => {
    const cursor = new URL(url).searchParams.get('cursor');
    return Promise.resolve(Response.json(cursor === null ? { tags: [{ tag: 'a' }], next: 'x' } : { tags: [{ tag: `b after ${cursor}` }] }));
  };
  const tags = await new Api('http://localhost/api/v1/', send as typeof fetch).tags('r');
  expect(tags.map(({ tag }) => tag)).toEqual(['a', 'b after x']);
});
