import type { Brush, LineageView } from './lineage-model';
import { choiceText, readChoice } from '../data/choice-text';

/** What a viewer has chosen on the Lineage page; one parameter of the URL. */
export interface LineageChoice {
  sort: LineageView['sort'];
  brushes: ReadonlyMap<string, Brush>;
  /** Columns whose being shown is not the standard one. */
  toggled: readonly string[];
}

export const STANDARD: LineageChoice = { sort: { key: 'name', descending: false }, brushes: new Map(), toggled: [] };

interface Written {
  s?: string;
  b?: Record<string, [number, number] | string[]>;
  t?: string[];
}

/** The parameter's text; empty for the standard choice. */
export function formatChoice({ sort, brushes, toggled }: LineageChoice): string {
  const written: Written = {};
  if (sort.key !== 'name' || sort.descending) {
    written.s = (sort.descending ? '-' : '') + sort.key;
  }
  if (brushes.size > 0) {
    written.b = Object.fromEntries([...brushes].map(([key, b]) => [key, 'values' in b ? [...b.values] : [b.from, b.to]]));
  }
  if (toggled.length > 0) {
    written.t = [...toggled];
  }
  return choiceText(written);
}

/** The choice in a parameter's text; what is not understood counts as not there. */
export function parseChoice(text: string): LineageChoice {
  const written = readChoice(text) as Written;
  const sort = typeof written.s === 'string' ? written.s : 'name';
  const brushes = Object.entries(written.b ?? {}).flatMap(([key, value]): [string, Brush][] => {
    const brush = brushOf(value);
    return brush ? [[key, brush]] : [];
  });
  return {
    sort: { key: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
    brushes: new Map(brushes),
    toggled: Array.isArray(written.t) ? written.t.filter((key) => typeof key === 'string') : [],
  };
}

function brushOf(value: unknown): Brush | null {
  if (!Array.isArray(value)) {
    return null;
  }
  const [from, to] = value as unknown[];
  if (value.length === 2 && typeof from === 'number' && typeof to === 'number') {
    return from <= to ? { from, to } : null;
  }
  return value.every((one) => typeof one === 'string') ? { values: value } : null;
}
