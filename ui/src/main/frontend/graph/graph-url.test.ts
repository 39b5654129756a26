import { describe, expect, it } from 'vitest';
import { STANDARD, formatChoice, parseChoice, type GraphChoice } from './graph-url';

describe('the choice in the URL', () => {
  it('comes back as it was written', () => {
    const choices: GraphChoice[] = [
      STANDARD,
      { run: 'abcdefgh', tag: 'a/"b"', open: ['x/y', '[Relu]', ''], chosen: { name: '<i>', scope: false }, colour: 'op' },
      { ...STANDARD, open: [], chosen: { name: 'a/b', scope: true } },
    ];
    choices.forEach((choice) => expect(parseChoice(formatChoice(choice))).toEqual(choice));
    expect(formatChoice(STANDARD)).toBe('');
  });

  it('takes what is not understood as not there', () => {
    ['{', '7', 'null', '[]', '{"o":3,"r":{},"c":"x","n":1}'].forEach((text) => expect(parseChoice(text)).toEqual(STANDARD));
    expect(parseChoice('{"o":["a",3]}').open).toEqual(['a']);
  });
});
