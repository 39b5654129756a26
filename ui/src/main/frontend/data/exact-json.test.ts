import { describe, expect, it } from 'vitest';
import { parseExact, parseExactByQuoting } from './exact-json';

describe.each([
  ['with source access', parseExact],
  ['by quoting', parseExactByQuoting],
])('JSON read %s', (_name, parse) => {
  it('keeps every digit of a 64-bit integer', () => {
    expect(parse('{"step":[9007199254740993,-9223372036854775808,12]}')).toEqual({
      step: [9007199254740993n, -9223372036854775808n, 12],
    });
  });

  it('leaves fractions and powers numbers', () => {
    expect(parse('[0.12345678901234567,1e300,9007199254740993.0,1234567890123456]')).toEqual([
      0.12345678901234567, 1e300, 9007199254740992, 1234567890123456,
    ]);
  });

  it('does not touch digits within a text', () => {
    const text = { tag: 'a,9007199254740993]', 'b\\"': '":[9007199254740993,' };
    expect(parse(JSON.stringify({ ...text, n: [1] }).replace('[1]', '[9007199254740993]'))).toEqual({ ...text, n: [9007199254740993n] });
  });
});
