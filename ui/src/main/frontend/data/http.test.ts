import { describe, expect, it } from 'vitest';
import { Http } from './http';

describe('Http', () => {
  it('says of everything that changes something that it is JSON, which the server insists on', async () => {
    const types: (string | null)[] = [];
    const http = new Http('', (_input, init) => {
      types.push(new Headers(init?.headers).get('Content-Type'));
      return Promise.resolve(new Response('{}'));
    });
    await http.get('a');
    await http.post('a', {});
    await http.delete('a');
    http.part('a', {});
    expect(types).toEqual([null, 'application/json', 'application/json', 'application/json']);
  });
});
