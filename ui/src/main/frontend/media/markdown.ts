import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';

/** A piece of a text: a word for what it is, and what stands in it. */
export interface Piece {
  kind: 'text' | 'source' | 'break' | 'strong' | 'em' | 'del' | 'code' | 'link' | 'image' | 'paragraph' | 'heading' | 'pre' | 'quote' | 'list' | 'item' | 'rule' | 'table' | 'row' | 'cell';
  /** Of text, source, code and pre; an image's description. */
  text?: string;
  /** Of a link or image: http, https or mailto only. */
  href?: string;
  /** Of a heading: 1 to 6. */
  depth?: number;
  /** Of a list. */
  ordered?: boolean;
  /** Of a list: its first number. */
  start?: number;
  /** Of an item of a list of tasks. */
  checked?: boolean;
  /** Of a cell. */
  align?: 'left' | 'right' | 'center';
  head?: boolean;
  children?: Piece[];
}

/** Longer texts are shown as they are: a reader of Markdown takes too long for them. */
export const MARKDOWN_CHARS_MAX = 50_000;
/** Marks of emphasis within one block: the reader compares each with each, and a million take it minutes. */
const MARKS_MAX = 2000;
/** Quotes within quotes: each is read once for every one around it. */
const DEEP_QUOTE = /^(?:[ \t]*>){50}/m;

const SAFE_LINK = /^(https?:\/\/|mailto:)/i;
/** What would be ignored by a browser within an address, and hide its scheme from a reader. */
const HIDDEN = /[\u0000-\u0020\u007f-\u00a0\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g;

/**
 * Reads Markdown (GitHub's kind). HTML stays source, addresses that are no web or mail address are
 * dropped, and nothing in the outcome can load or run anything.
 *
 * @returns null where the text is too long, or made so that reading it would take too long
 */
export function readMarkdown(text: string): Piece[] | null {
  if (text.length > MARKDOWN_CHARS_MAX || DEEP_QUOTE.test(text) || text.split(/\n\s*\n/).some(overMarked)) {
    return null;
  }
  try {
    return pieces(new Lexer({ gfm: true }).lex(text));
  } catch {
    return null; // Lists nested by the thousand exhaust the stack.
  }
}

function overMarked(block: string): boolean {
  return block.length > MARKS_MAX && (block.match(/[*_~]/g) ?? []).length > MARKS_MAX;
}

function pieces(tokens: readonly Token[] | undefined): Piece[] {
  return (tokens ?? []).flatMap((token) => piece(token as MarkedToken));
}

function piece(token: MarkedToken): Piece[] {
  switch (token.type) {
    case 'space':
    case 'def':
    case 'checkbox':
      return [];
    case 'text':
      return token.tokens ? pieces(token.tokens) : [{ kind: 'text', text: unescaped(token.text) }];
    case 'escape':
      return [{ kind: 'text', text: token.text }];
    case 'html':
      return [{ kind: 'source', text: token.text }];
    case 'br':
      return [{ kind: 'break' }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'strong':
    case 'em':
    case 'del':
    case 'paragraph':
      return [{ kind: token.type, children: pieces(token.tokens) }];
    case 'blockquote':
      return [{ kind: 'quote', children: pieces(token.tokens) }];
    case 'heading':
      return [{ kind: 'heading', depth: token.depth, children: pieces(token.tokens) }];
    case 'codespan':
      return [{ kind: 'code', text: token.text }];
    case 'code':
      return [{ kind: 'pre', text: token.text }];
    case 'link':
      return [{ kind: 'link', ...address(token.href), children: pieces(token.tokens) }];
    case 'image':
      return [{ kind: 'image', ...address(token.href), text: token.text }];
    case 'list':
      return [list(token)];
    case 'list_item':
      return [item(token)];
    case 'table':
      return [table(token)];
    default:
      return [{ kind: 'source', text: (token as Token).raw }];
  }
}

function list(token: Tokens.List): Piece {
  return { kind: 'list', ordered: token.ordered, ...(token.ordered && token.start !== '' && { start: token.start }), children: token.items.map(item) };
}

function item(token: Tokens.ListItem): Piece {
  return { kind: 'item', ...(token.task && { checked: token.checked === true }), children: pieces(token.tokens) };
}

function table(token: Tokens.Table): Piece {
  const row = (cells: readonly Tokens.TableCell[]): Piece => ({
    kind: 'row',
    children: cells.map((cell): Piece => ({ kind: 'cell', head: cell.header, ...(cell.align && { align: cell.align }), children: pieces(cell.tokens) })),
  });
  return { kind: 'table', children: [token.header, ...token.rows].map(row) };
}

function address(href: string): { href?: string } {
  const bare = href.replace(HIDDEN, '');
  return SAFE_LINK.test(bare) ? { href: bare } : {};
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Character references as the characters that they stand for; one that is not known stays as it is. */
function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) {
      return NAMED[name] ?? all;
    }
    const code = decimal !== undefined ? Number(decimal) : parseInt(hex ?? '', 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
