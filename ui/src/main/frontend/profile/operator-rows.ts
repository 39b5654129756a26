import type { Operator } from '../data/profiles';
import { natural } from '../data/natural';

export type SortKey = 'key' | 'calls' | 'total' | 'mean' | 'rate';

export interface Sort {
  key: SortKey;
  descending: boolean;
}

export const STANDARD_SORT: Sort = { key: 'total', descending: true };

/** Operations a microsecond; −1 where nothing is known, so that these stand together. */
function rate({ flops, totalMicros }: Operator): number {
  return flops === 0 || totalMicros <= 0 ? -1 : flops / totalMicros;
}

/** Operators in an order; equal ones by their names. */
export function sorted(operators: readonly Operator[], { key, descending }: Sort): Operator[] {
  const value = (row: Operator): number => ({ key: 0, calls: row.calls, total: row.totalMicros, mean: row.totalMicros / Math.max(1, row.calls), rate: rate(row) })[key];
  const turn = descending ? -1 : 1;
  return [...operators].sort((a, b) => turn * (key === 'key' ? natural(a.key, b.key) : value(a) - value(b)) || natural(a.key, b.key));
}

/** Those whose key holds a text, whatever its case. */
export function matching(operators: readonly Operator[], filter: string): Operator[] {
  const wanted = filter.trim().toLowerCase();
  return operators.filter(({ key }) => key.toLowerCase().includes(wanted));
}
