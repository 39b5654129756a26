import { describe, expect, it } from 'vitest';
import { bytes, duration, exact, grouped, short } from './format';

describe('numbers', () => {
  it.each([
    [0, '0'],
    [0.5, '0.5'],
    [123.456, '123.5'],
    [4390, '4390'],
    [12_000, '12k'],
    [1_234_567, '1.23M'],
    [3.2e-4, '3.2e−4'],
    [-5, '−5'],
    [NaN, 'NaN'],
    [-Infinity, '−Inf'],
    [9007199254740993n, '9.01P'],
    [null, '–'],
  ])('%s is short as %s', (value, text) => {
    expect(short(value)).toBe(text);
  });

  it('are never in the power form where an integer part fits', () => {
    expect(short(4390, 3)).toBe('4390');
  });

  it('are exact to the last digit of their type', () => {
    expect(exact(Math.fround(0.1), 'float32')).toBe('0.1');
    expect(exact(Math.fround(0.1), 'float64')).toBe('0.10000000149011612');
    expect(exact(9007199254740993n, 'int64')).toBe('9007199254740993');
    expect(Math.fround(Number(exact(Math.fround(1 / 3), 'float32')))).toBe(Math.fround(1 / 3));
  });

  it('are grouped by thousands', () => {
    expect(grouped(1234567)).toBe('1\u2009234\u2009567');
    expect(grouped(-9223372036854775808n)).toBe('−9\u2009223\u2009372\u2009036\u2009854\u2009775\u2009808');
  });
});

it.each([
  [8.9, '8 s'],
  [184, '3 m 04 s'],
  [7500, '2 h 05 m'],
  [273_700, '3 d 04 h'],
])('%s seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});

it.each([
  [512, '512 B'],
  [3400, '3.4 kB'],
  [12_300_000, '12.3 MB'],
])('%s bytes are %s', (count, text) => {
  expect(bytes(count)).toBe(text);
});
