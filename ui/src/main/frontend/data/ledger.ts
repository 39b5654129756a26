export interface LedgerTag {
  tag: string;
  kind: string;
  points: number;
  nan: number;
  infinite: number;
  outOfOrder: number;
  superseded: number;
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
  totals: { corrupt: number; corruptBytes: number; notes: number; tags: number; companions: number };
  corrupt: { file: string; offset: number; bytes: number; reason: string }[];
  notes: string[];
  tags: LedgerTag[];
  companions: Companion[];
}
