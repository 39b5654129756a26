import { ApiError } from '../data/api';
import { Changes } from '../data/changes';
import type { DebugApi, JobRow } from '../data/debug';

/** Between two looks at the jobs: one that begins or ends is noticed soon enough. */
const LOOK_MILLIS = 2000;

/** The recorder of the job that writes a run, looked at as long as someone looks at the page. */
export class RecorderStore extends Changes {
  /** Whether the answer to a change is awaited. */
  busy = false;
  /** Why the last change was not made; null if it was. */
  error: string | null = null;
  private jobs: readonly JobRow[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;
  private looking = false;

  /** @param client the name under which this page controls jobs */
  constructor(
    private readonly api: DebugApi,
    private readonly client: string,
  ) {
    super();
  }

  start(): void {
    if (!this.looking) {
      this.looking = true;
      void this.look();
    }
  }

  stop(): void {
    this.looking = false;
    clearTimeout(this.timer);
  }

  /**
   * The job that writes a run and can record; null if it is over, or has no recorder.
   *
   * @param run null for any
   */
  jobOf(run: string | null): JobRow | null {
    const live = this.jobs.filter(({ state, recorder }) => recorder !== null && state !== 'ended' && state !== 'lost');
    return live.find((job) => run === null || job.run?.startsWith(run)) ?? null;
  }

  /** Tells a job how often to record; 0 for not at all. */
  async record({ id }: JobRow, everySteps: number): Promise<void> {
    this.busy = true;
    this.error = null;
    this.changed();
    try {
      const told = await this.api.record(id, this.client, everySteps);
      this.jobs = this.jobs.map((job) => (job.id === id ? told : job));
    } catch (e) {
      this.error = e instanceof ApiError ? e.message : String(e);
    }
    this.busy = false;
    this.changed();
  }

  /** Nothing is known of jobs where they cannot be asked for: then there is nothing to switch. */
  private async look(): Promise<void> {
    const asked = await this.api.jobs().catch(() => []);
    if (!this.looking) {
      return;
    }
    if (!this.busy) {
      this.jobs = asked;
      this.changed();
    }
    this.timer = setTimeout(() => void this.look(), LOOK_MILLIS);
  }
}
