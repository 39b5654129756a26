import { describe, expect, it } from 'vitest';
import { shortened } from './fitting-text';

describe('shortened', () => {
  it('leaves what fits and keeps both ends of what does not', () => {
    const fits = (part: string): boolean => part.length <= 9;
    expect(shortened('short', fits)).toBe('short');
    expect(shortened('a_very_long_name', fits)).toBe('a_ver…ame');
  });

  it('ends where nothing fits', () => {
    expect(shortened('abcdef', () => false)).toBe('a…f');
  });
});
