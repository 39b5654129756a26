/** A step or an integer value: a number where that is exact, else a bigint. */
export type Int = number | bigint;

/** An integer literal of 16 digits or more: the shortest that a double may not hold. */
const LONG_INTEGER = /[[,:]\s*-?\d{16,}\s*[,\]}]/;

type Reviver = (this: unknown, key: string, value: unknown, context?: { source?: string }) => unknown;

/**
 * Parses JSON without rounding integers: those beyond ±(2^53 − 1) become bigints.
 *
 * Documents without such a literal, nearly all, take the fast path. A browser without source
 * access in revivers gets the long literals quoted first, outside of strings.
 */
export function parseExact(text: string): unknown {
  if (!LONG_INTEGER.test(text)) {
    return JSON.parse(text);
  }
  return hasSourceAccess() ? JSON.parse(text, reviveBySource) : JSON.parse(quoteLong(text), reviveQuoted);
}

function hasSourceAccess(): boolean {
  let seen = false;
  JSON.parse('1', ((_key, value, context) => {
    seen = context?.source === '1';
    return value;
  }) as Reviver);
  return seen;
}

const reviveBySource: Reviver = (_key, value, context) => {
  const unsafe = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  const source = context?.source ?? '';
  return unsafe && /^-?\d+$/.test(source) ? BigInt(source) : value;
};

/** No string of the API starts with this control character, which JSON must escape. */
const MARK = '\u0001';

function quoteLong(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (token) =>
    /^-?\d{16,}$/.test(token) ? `"\\u0001${token}"` : token,
  );
}

function reviveQuoted(_key: string, value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith(MARK)) {
    return value;
  }
  const exact = BigInt(value.slice(1));
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}

/** For tests: the road of a browser without source access. */
export function parseExactByQuoting(text: string): unknown {
  return JSON.parse(quoteLong(text), reviveQuoted);
}
