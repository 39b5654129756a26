import { ApiError, type Api } from '../data/api';
import { Changes } from '../data/changes';
import type { RunStore } from '../data/run-store';
import type { LineageRow } from '../data/lineage';

/** Longest wait between a change of any run and asking again: lineage changes rarely. */
const REFETCH_MILLIS = 2000;

/** The lineage of all runs, asked again when runs change. */
export class LineageStore extends Changes {
  /** Null until the first answer. */
  rows: readonly LineageRow[] | null = null;
  error: ApiError | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private end: () => void = () => {};

  constructor(
    private readonly api: Api,
    private readonly runs: RunStore,
  ) {
    super();
  }

  start(): void {
    this.end = this.runs.onChange(() => (this.timer ??= setTimeout(() => void this.load(), REFETCH_MILLIS)));
    void this.load();
  }

  stop(): void {
    this.end();
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  async load(): Promise<void> {
    this.timer = undefined;
    try {
      this.rows = await this.api.lineage();
      this.error = null;
    } catch (e) {
      this.error = e instanceof ApiError ? e : new ApiError(0, String(e));
    }
    this.changed();
  }
}
