import { describe, expect, it } from 'vitest';
import { MARKDOWN_CHARS_MAX, readMarkdown, type Piece } from './markdown';

/** All pieces, those within others too. */
function flat(text: string): Piece[] {
  const all = (pieces: readonly Piece[]): Piece[] => pieces.flatMap((piece) => [piece, ...all(piece.children ?? [])]);
  return all(readMarkdown(text) ?? []);
}

/** Addresses that a browser could be led to. */
const links = (text: string): string[] => flat(text).flatMap(({ href }) => href ?? []);

const words = (text: string): string => flat(text).map((piece) => piece.text ?? '').join('');

describe('Markdown', () => {
  it('has headings, lists, tables, code and marks', () => {
    const kinds = new Set(flat('# H\n\n- [x] a\n- b\n\n3. c\n\n|x|y|\n|--|:-:|\n|1|`2`|\n\n```\ncode\n```\n\n> q **b** _i_ ~~d~~\\\nz\n\n---').map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['break', 'cell', 'code', 'del', 'em', 'heading', 'item', 'list', 'paragraph', 'pre', 'quote', 'row', 'rule', 'strong', 'table', 'text']);
    expect(flat('3. c').find(({ kind }) => kind === 'list')).toMatchObject({ ordered: true, start: 3 });
    expect(flat('- [x] a').find(({ kind }) => kind === 'item')).toMatchObject({ checked: true });
    expect(flat('|x|y|\n|--|:-:|\n|1|2|').filter(({ kind }) => kind === 'cell').map(({ align }) => align)).toEqual([undefined, 'center', undefined, 'center']);
  });

  it('shows HTML as its source and never as anything else', () => {
    expect(flat('<script>alert(1)</script>')).toEqual([{ kind: 'source', text: '<script>alert(1)</script>' }]);
    expect(flat('a <img src=x onerror=alert(1)> b').filter(({ kind }) => kind === 'source')).toEqual([{ kind: 'source', text: '<img src=x onerror=alert(1)>' }]);
    expect(words('<iframe src="http://e.invalid"></iframe>')).toContain('<iframe');
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java&#10;script:alert(1))',
    '[a](&#1;javascript:alert(1))',
    '[a](\u200bjavascript:alert(1))',
    '[a](data:text/html,<script>alert(1)</script>)',
    '[a](vbscript:x)',
    '[a](file:///etc/passwd)',
    '[a](//e.invalid/x)',
    '[a](/api/v1/runs)',
    '<javascript:alert(1)>',
    '[a][r]\n\n[r]: javascript:alert(1)',
    '![a](javascript:alert(1))',
  ])('has no link of %s', (text) => {
    expect(links(text)).toEqual([]);
  });

  it('links to the web and to mail', () => {
    expect(links('[a](https://a.invalid/x) <http://b.invalid> [m](mailto:x@y.invalid) http://c.invalid')).toEqual(['https://a.invalid/x', 'http://b.invalid', 'mailto:x@y.invalid', 'http://c.invalid']);
  });

  it('makes no image of one, only its description and address', () => {
    expect(flat('![a cat](http://e.invalid/cat.png)').find(({ kind }) => kind === 'image')).toEqual({ kind: 'image', href: 'http://e.invalid/cat.png', text: 'a cat' });
  });

  it('reads character references, and leaves what is none', () => {
    expect(words('a &amp; b &lt;i&gt; &#65;&#x42; &bogus; &#0;')).toBe('a & b <i> AB &bogus; \ufffd');
    expect(words('`&amp;` \\<b\\>')).toBe('&amp; <b>');
  });

  it('leaves alone what is too long, or nested too deep', () => {
    expect(readMarkdown('x'.repeat(MARKDOWN_CHARS_MAX + 1))).toBeNull();
    for (const made of ['> ', '*a_', 'a**b', '~']) {
      expect(readMarkdown(made.repeat(MARKDOWN_CHARS_MAX / made.length - 1))).toBeNull();
    }
  });

  it.each(['[', '![', '`', '<', '<a ', '[a](', '&', '|', 'http://', '- ', '- a\n  ', '1. ', '#'])('is not held up by many of %j', (made) => {
    expect(() => readMarkdown(made.repeat(MARKDOWN_CHARS_MAX / made.length - 1))).not.toThrow();
  });
});
