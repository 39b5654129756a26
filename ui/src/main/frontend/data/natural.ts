const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Natural order; equal for the collator = by code units, so that the order is total. */
export function natural(a: string, b: string): number {
  return order.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
