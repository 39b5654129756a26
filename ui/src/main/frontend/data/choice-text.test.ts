import { describe, expect, it } from 'vitest';
import { choiceText, readChoice } from './choice-text';

describe('the choice of a page in the URL', () => {
  it('comes back', () => {
    const written = { r: 'abc', o: ['a', 'b'], n: 3 };
    expect(readChoice(choiceText(written))).toEqual(written);
  });

  it('is no text when nothing is chosen', () => {
    expect(choiceText({})).toBe('');
    expect(readChoice('')).toEqual({});
  });

  it.each(['{', 'null', '3', '"text"', 'undefined'])('says nothing where it is not understood: %s', (text) => {
    expect(readChoice(text)).toEqual({});
  });
});
