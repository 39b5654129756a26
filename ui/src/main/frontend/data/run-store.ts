import { ApiError, type Api, type Run } from './api';
import { Changes } from './changes';
import type { Live } from './live';

/** Longest wait between noticing that the list is out of date and asking for it again. */
const REFETCH_MILLIS = 300;

/** All runs, live. Every component reads the same list. */
export class RunStore extends Changes {
  private readonly byId = new Map<string, Run>();
  private refetch: ReturnType<typeof setTimeout> | undefined;
  private sorted: Run[] | null = null;
  /** Null until the first answer. */
  loadedAt: number | null = null;
  /** Why the last request failed, null once one has succeeded. */
  error: ApiError | null = null;

  constructor(
    private readonly api: Api,
    live: Live,
  ) {
    super();
    live.on('run', (run) => this.onRun(run));
    live.on('reset', () => this.load());
    live.on('state', ({ state }) => {
      if (state === 'open' && this.error) {
        void this.load();
      }
    });
    void live.ready.then(() => this.load());
  }

  /** All runs by name; the same array until something changes. */
  get all(): readonly Run[] {
    this.sorted ??= [...this.byId.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return this.sorted;
  }

  get(id: string): Run | undefined {
    return this.byId.get(id);
  }

  async load(): Promise<void> {
    try {
      const runs = await this.api.runs();
      this.byId.clear();
      runs.forEach((run) => this.byId.set(run.id, run));
      this.loadedAt = Date.now();
      this.error = null;
    } catch (e) {
      this.error = e instanceof ApiError ? e : new ApiError(0, String(e));
    }
    this.touched();
  }

  private onRun(change: Partial<Run>): void {
    const known = change.id === undefined ? undefined : this.byId.get(change.id);
    if (change.id !== undefined && change.status !== undefined && (known ?? change.name !== undefined)) {
      this.byId.set(change.id, { ...known, ...change } as Run);
      this.touched();
      return;
    }
    this.refetch ??= setTimeout(() => {
      this.refetch = undefined;
      void this.load();
    }, REFETCH_MILLIS);
  }

  private touched(): void {
    this.sorted = null;
    this.changed();
  }
}
