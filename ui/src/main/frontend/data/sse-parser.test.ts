import { describe, expect, it } from 'vitest';
import { SseParser, type StreamEvent } from './sse-parser';

function parse(pieces: string[]): StreamEvent[] {
  const events: StreamEvent[] = [];
  const parser = new SseParser((event) => events.push(event));
  pieces.forEach((piece) => parser.push(piece));
  return events;
}

const STREAM = 'event: hello\nid: 7\ndata: {"a":1}\n\n: comment\n\nevent: points\r\ndata: one\r\ndata: two\r\n\r\n';

describe('the event stream', () => {
  it('gives type, data and the last id', () => {
    expect(parse([STREAM])).toEqual([
      { type: 'hello', data: '{"a":1}', id: '7' },
      { type: 'points', data: 'one\ntwo', id: '7' },
    ]);
  });

  it('is the same however it is cut', () => {
    for (let size = 1; size < 12; size++) {
      const pieces = STREAM.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
      expect(parse(pieces)).toEqual(parse([STREAM]));
    }
  });

  it('takes ids from comments too, once they are complete', () => {
    const ids: string[] = [];
    const parser = new SseParser(() => undefined, (id) => ids.push(id));
    parser.push('id: 4\n: alive\n');
    expect(ids).toEqual([]);
    parser.push('\ndata: x\n\nid: 5\ndata: y\n\n');
    expect(ids).toEqual(['4', '5']);
  });

  it('gives no event without data', () => {
    expect(parse(['event: hello\nid: 3\n\n'])).toEqual([]);
  });
});
