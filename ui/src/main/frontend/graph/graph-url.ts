import { choiceText, readChoice } from '../data/choice-text';

/** By what boxes are coloured. */
export type ColourBy = 'scope' | 'op';

/** What is chosen of a graph: a node by its name, or a scope or fold by its. */
export interface Chosen {
  name: string;
  scope: boolean;
}

/** What a viewer has chosen on the Graph page; one parameter of the URL. */
export interface GraphChoice {
  /** Prefix of the run's id; null = the first that has a graph. */
  run: string | null;
  /** Null = the run's first graph. */
  tag: string | null;
  /** Names of open scopes and folds; null = what makes a good first view. */
  open: readonly string[] | null;
  chosen: Chosen | null;
  colour: ColourBy;
}

export const STANDARD: GraphChoice = { run: null, tag: null, open: null, chosen: null, colour: 'scope' };

/** So much of an id tells a million runs apart. */
const PREFIX = 8;

interface Written {
  r?: string;
  t?: string;
  o?: string[];
  n?: string;
  s?: string;
  c?: 'op';
}

/** The parameter's text; empty for the standard choice. */
export function formatChoice({ run, tag, open, chosen, colour }: GraphChoice): string {
  const written: Written = {
    ...(run !== null && { r: run.slice(0, PREFIX) }),
    ...(tag !== null && { t: tag }),
    ...(open !== null && { o: [...open] }),
    ...(chosen !== null && (chosen.scope ? { s: chosen.name } : { n: chosen.name })),
    ...(colour === 'op' && { c: 'op' as const }),
  };
  return choiceText(written);
}

/** The choice in a parameter's text; what is not understood counts as not there. */
export function parseChoice(text: string): GraphChoice {
  const { r, t, o, n, s, c } = readChoice(text);
  const chosen = typeof n === 'string' ? { name: n, scope: false } : typeof s === 'string' ? { name: s, scope: true } : null;
  return {
    run: typeof r === 'string' ? r : null,
    tag: typeof t === 'string' ? t : null,
    open: Array.isArray(o) ? o.filter((name): name is string => typeof name === 'string') : null,
    chosen,
    colour: c === 'op' ? 'op' : 'scope',
  };
}
