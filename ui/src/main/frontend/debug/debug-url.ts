import type { Pick } from '../media/tensor-window';
import { choiceText, readChoice } from '../data/choice-text';

/** What a viewer has chosen on the Debug page; one parameter of the URL. */
export interface DebugChoice {
  /** Null: the one that asks most for being looked at. */
  job: string | null;
  /** Null: the node that runs next, whichever it is. */
  node: string | null;
  /** Null: the one that tells most. */
  slot: string | null;
  /** The part of the tensor that is shown; null: its beginning. */
  pick: Pick | null;
}

export const STANDARD: DebugChoice = { job: null, node: null, slot: null, pick: null };

interface Written {
  j?: string;
  n?: string;
  s?: string;
  p?: (number | null)[];
}

/** The parameter's text; empty for the standard choice. */
export function formatChoice({ job, node, slot, pick }: DebugChoice): string {
  const written: Written = {
    ...(job !== null && { j: job }),
    ...(node !== null && { n: node }),
    ...(slot !== null && { s: slot }),
    ...(pick !== null && { p: [pick.rows, pick.columns, ...pick.at] }),
  };
  return choiceText(written);
}

/** The choice in a parameter's text; what is not understood counts as not there. */
export function parseChoice(text: string): DebugChoice {
  const { j, n, s, p } = readChoice(text);
  const text1 = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { job: text1(j), node: text1(n), slot: text1(s), pick: pickOf(p) };
}

function pickOf(written: unknown): Pick | null {
  if (!Array.isArray(written)) {
    return null;
  }
  const [rows, columns, ...at] = written as unknown[];
  const rank = at.length;
  const place = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
  const axis = (value: unknown): value is number | null => value === null || (place(value) && value < rank);
  const valid = axis(rows) && axis(columns) && (rows === null || rows !== columns) && at.every(place);
  return valid ? { rows, columns, at } : null;
}
