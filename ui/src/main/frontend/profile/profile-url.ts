import type { Int } from '../data/exact-json';
import type { GroupBy } from '../data/profiles';
import { parseStep } from '../data/url-state';
import { STANDARD_SORT, type Sort, type SortKey } from './operator-rows';
import { choiceText, readChoice } from '../data/choice-text';

/** What a viewer has chosen on the Profile page; one parameter of the URL. */
export interface ProfileChoice {
  /** Prefix of the run's id; null = the first that has a profile. */
  run: string | null;
  by: GroupBy;
  sort: Sort;
  filter: string;
  /** Of the time line; null = the last that was recorded. */
  step: Int | null;
  node: string | null;
}

export const STANDARD: ProfileChoice = { run: null, by: 'type', sort: STANDARD_SORT, filter: '', step: null, node: null };

/** So much of an id tells a million runs apart. */
const PREFIX = 8;
const SORT_KEYS: readonly SortKey[] = ['key', 'calls', 'total', 'mean', 'rate'];

/** The parameter's text; empty for the standard choice. */
export function formatChoice({ run, by, sort, filter, step, node }: ProfileChoice): string {
  const standard = sort.key === STANDARD_SORT.key && sort.descending === STANDARD_SORT.descending;
  const written = {
    ...(run !== null && { r: run.slice(0, PREFIX) }),
    ...(by !== 'type' && { b: by }),
    ...(!standard && { o: (sort.descending ? '-' : '') + sort.key }),
    ...(filter !== '' && { f: filter }),
    ...(step !== null && { s: String(step) }),
    ...(node !== null && { n: node }),
  };
  return choiceText(written);
}

/** The choice in a parameter's text; what is not understood counts as not there. */
export function parseChoice(text: string): ProfileChoice {
  const { r, b, o, f, s, n } = readChoice(text);
  const order = typeof o === 'string' ? o : '';
  const key = SORT_KEYS.find((one) => one === order.replace(/^-/, ''));
  return {
    run: typeof r === 'string' ? r : null,
    by: b === 'name' ? 'name' : 'type',
    sort: key ? { key, descending: order.startsWith('-') } : STANDARD_SORT,
    filter: typeof f === 'string' ? f : '',
    step: typeof s === 'string' ? parseStep(s) : null,
    node: typeof n === 'string' ? n : null,
  };
}
