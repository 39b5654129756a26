export interface LedgerTag {
  tag: string;
  kind: string;
  points: number;
  nan: number;
  infinite: number;
  posInf: number;
  negInf: number;
  outOfOrder: number;
  superseded: number;
  /** Wall time of the last point; null for other kinds than scalar. */
  lastWallTime: number | null;
}

/** A file beside the event files, or an entry of it; `tag` is empty where it was not understood. */
export interface Companion {
  file: string;
  kind: string;
  tag: string;
  bytes: number;
  about: string;
}

/** The figures of a run's ledger; `corrupt`, `notes` and `companions` hold its first rows, `tags` all. */
export interface Ledger {
  records: number;
  bytes: number;
  behindBytes: number;
  /** On the producer's clock. */
  lastWallTime: number | null;
  /** When the run last grew, on the server's clock. */
  grown: number | null;
  totals: { corrupt: number; corruptBytes: number; notes: number; tags: number; companions: number };
  corrupt: { file: string; offset: number; bytes: number; reason: string }[];
  notes: string[];
  tags: LedgerTag[];
  companions: Companion[];
}

const scalars = new WeakMap<Ledger, Map<string, LedgerTag>>();

/** What a ledger says of a scalar tag, found at once however many tags there are. */
export function scalarOf(ledger: Ledger | null, tag: string): LedgerTag | undefined {
  if (!ledger) {
    return undefined;
  }
  let found = scalars.get(ledger);
  if (!found) {
    found = new Map(ledger.tags.filter(({ kind }) => kind === 'scalar').map((one) => [one.tag, one]));
    scalars.set(ledger, found);
  }
  return found.get(tag);
}

/** Whether a series or its run has something that a viewer should know of. */
export function isDoubtful(ledger: Ledger | null, tag: string): boolean {
  const facts = scalarOf(ledger, tag);
  const odd = facts ? facts.nan + facts.infinite + facts.outOfOrder + facts.superseded : 0;
  return odd + (ledger?.totals.corrupt ?? 0) > 0;
}
