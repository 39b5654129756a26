import { ApiError } from '../data/api';
import { Changes } from '../data/changes';
import type { Action, DebugApi, HitsEvent, Job, JobRow, Watchpoint } from '../data/debug';
import { BROWSER, type Clock } from './clock';
import { HitList } from './hit-list';
import { LeaseClock } from './lease-clock';

/** What a request was about: its error is shown there. */
export type Cause = 'jobs' | 'job' | 'attach' | 'control' | 'watch' | 'watchpoints' | 'hits';

/** What is said where there was no answer at all. */
export const SILENCE = 'The server does not answer.';
const LOOKS: readonly Cause[] = ['job', 'watchpoints', 'hits'];

/** Between two looks at a job that moves, and at one that does not. */
const FAST_MILLIS = 250;
const SLOW_MILLIS = 1000;
/** The same where the job tells by itself what it does: the lease has to be renewed, and news may go missing. */
const HEARING_MILLIS = 2000;

/** How long a job stays attached without any request. */
export const LEASE_SECONDS = 60;
/** The same for a page that goes away: a reload comes back sooner. */
const PARTING_SECONDS = 5;

/**
 * The jobs, and one of them in full, looked at again and again as long as someone looks at the page.
 * Whoever controls the job renews its lease by this; who only watches asks for the list, which
 * renews nothing, and for the job itself when the list says that something has changed. Both ask
 * seldom while the server tells them of the job by itself.
 */
export class DebugStore extends Changes {
  /** Null before the first answer. */
  jobs: readonly JobRow[] | null = null;
  job: Job | null = null;
  watchpoints: readonly Watchpoint[] = [];
  hits = new HitList();
  /** What is being asked of the job; null if nothing. */
  busy: Action | 'attach' | 'detach' | 'watch' | null = null;
  readonly errors = new Map<Cause, string>();
  readonly lease = new LeaseClock();
  /** Whether the last request got no answer at all. */
  silent = false;
  private wanted: string | null = null;
  /** Whether news of the job come by themselves. */
  private hearing = false;
  /** Counts them: an answer to a question from before tells of an earlier state. */
  private news = 0;
  /** Whether an earlier page of this name may have left the job to us, with a short lease. */
  private resuming = true;
  private cancel: (() => void) | null = null;
  private running = false;
  /** Counts what was done: an answer to a question from before is out of date. */
  private deeds = 0;
  private polling = false;
  private stale = true;

  /** @param client the name under which this page controls jobs */
  constructor(
    private readonly api: DebugApi,
    readonly client: string,
    private readonly clock: Clock = BROWSER,
  ) {
    super();
  }

  get controls(): boolean {
    return this.job !== null && this.job.attached && this.job.controller === this.client;
  }

  get now(): number {
    return this.clock.now();
  }

  /** Looks from now on. */
  start(): void {
    if (!this.running) {
      this.resuming = true;
      this.running = true;
      void this.poll();
    }
  }

  /** Nobody looks any more: no lease is renewed. */
  stop(): void {
    this.running = false;
    this.cancel?.();
    this.cancel = null;
  }

  /** The page goes away, or is loaded again. */
  part(): void {
    if (this.job && this.controls) {
      this.api.part(this.job.id, this.client, PARTING_SECONDS);
    }
    this.stop();
  }

  /** The server has said by itself how a job is. */
  told(job: Job): void {
    if (job.id !== this.wanted || this.busy !== null) {
      return;
    }
    const before = this.job;
    this.hearing = true;
    this.silent = false;
    this.news++;
    this.job = job;
    this.jobs = this.jobs?.map((row) => (row.id === job.id ? job : row)) ?? null;
    if (!this.controls) {
      this.lease.renewed(null, 0);
    }
    if (before?.state !== job.state || before.attached !== job.attached || before.controller !== job.controller) {
      this.stale = true;
      this.soon(0);
    }
    this.changed();
  }

  /** The server has said by itself what was hit. */
  toldHits(event: HitsEvent): void {
    if (event.job === this.wanted) {
      this.hits.told(event);
      this.changed();
    }
  }

  /** The server cannot say anything by itself any more. */
  unheard(): void {
    this.hearing = false;
    this.hits.unheard();
    this.stale = true;
    this.soon(0);
  }

  /** The job that is looked at; null for none. */
  want(id: string | null): void {
    if (id === this.wanted) {
      return;
    }
    this.wanted = id;
    this.job = null;
    this.watchpoints = [];
    this.hits = new HitList();
    this.hearing = false;
    this.errors.clear();
    this.lease.renewed(null, 0);
    this.deeds++;
    this.stale = true;
    this.soon(0);
  }

  attach(lease: number, take: boolean): Promise<void> {
    return this.act('attach', 'attach', (id) => this.api.attach(id, { client: this.client, lease, take }));
  }

  detach(): Promise<void> {
    return this.act('detach', 'attach', (id) => this.api.detach(id, this.client));
  }

  control(action: Action): Promise<void> {
    return this.act(action, 'control', (id) => this.api.control(id, this.client, action));
  }

  /** @returns whether it was set */
  async watch(watchpoint: Omit<Watchpoint, 'id'>): Promise<boolean> {
    await this.act('watch', 'watch', (id) => this.api.watch(id, this.client, watchpoint).then(() => null));
    return !this.errors.has('watch');
  }

  unwatch(watchpoint: number): Promise<void> {
    return this.act('watch', 'watchpoints', (id) => this.api.unwatch(id, this.client, watchpoint).then(() => null));
  }

  private async act(what: NonNullable<DebugStore['busy']>, cause: Cause, request: (id: string) => Promise<Job | null>): Promise<void> {
    const { wanted: id } = this;
    if (id === null || this.busy !== null) {
      return;
    }
    this.busy = what;
    this.deeds++;
    this.changed();
    const sentAt = this.clock.now();
    const error = await this.attempt(cause, async () => {
      const job = await request(id);
      if (job && id === this.wanted) {
        this.adopt(job, sentAt);
      }
    });
    this.busy = null;
    this.deeds++;
    this.stale = true;
    if (error === null) {
      this.errors.delete(cause);
    }
    this.changed();
    this.soon(0);
  }

  private adopt(job: Job, sentAt: number): void {
    this.job = job;
    this.lease.renewed(job.attached && job.controller === this.client ? job.leaseSeconds : null, sentAt);
  }

  private soon(millis: number): void {
    this.cancel?.();
    this.cancel = this.running ? this.clock.later(() => void this.poll(), millis) : null;
  }

  private async poll(): Promise<void> {
    if (this.polling || !this.running) {
      return;
    }
    this.polling = true;
    const { deeds } = this;
    await this.look(deeds);
    this.polling = false;
    this.changed();
    const moving = this.job?.attached && (this.job.state === 'running' || this.job.state === 'pausing');
    const wait = this.hearing ? HEARING_MILLIS : moving ? FAST_MILLIS : SLOW_MILLIS;
    this.soon(deeds === this.deeds ? wait : 0);
  }

  private async look(deeds: number): Promise<void> {
    const current = (): boolean => deeds === this.deeds;
    const { wanted: id } = this;
    if (!this.controls) {
      await this.refresh('jobs', current, () => this.api.jobs(), (jobs) => (this.jobs = jobs));
    }
    if (id !== null && current() && (this.controls || this.differs(id))) {
      await this.lookAt(id, current);
    }
  }

  private async lookAt(id: string, current: () => boolean): Promise<void> {
    const before = this.job;
    const sentAt = this.clock.now();
    const { news } = this;
    await this.refresh('job', current, () => this.api.job(id), (job) => this.adopt(news === this.news ? job : (this.job ?? job), sentAt));
    const { job } = this;
    if (!job || !current()) {
      return;
    }
    if (this.resuming) {
      this.resuming = false;
      if (this.controls && (job.leaseSeconds ?? 0) < LEASE_SECONDS) {
        await this.attach(LEASE_SECONDS, false);
        return;
      }
    }
    const moved = this.stale || job.state !== before?.state || job.step !== before.step || job.node !== before.node || job.attached !== before.attached;
    if (moved) {
      const first = await this.refresh('watchpoints', current, () => this.api.watchpoints(id), (all) => (this.watchpoints = all));
      const second = this.hits.isTold || (await this.refresh('hits', current, () => this.api.hits(id), (hits) => this.hits.answered(hits)));
      this.stale = !first || !second;
    }
  }

  /** Whether the list says something else of the job than what is known of it. */
  private differs(id: string): boolean {
    const row = this.jobs?.find((one) => one.id === id);
    const { job } = this;
    return this.stale || !row || !job || !row.attached || row.attached !== job.attached || row.state !== job.state || row.step !== job.step || row.node !== job.node;
  }

  /** @returns whether it worked and was of use */
  private async refresh<T>(cause: Cause, current: () => boolean, request: () => Promise<T>, use: (answer: T) => void): Promise<boolean> {
    const error = await this.attempt(cause, async () => {
      const answer = await request();
      if (current()) {
        use(answer);
        this.errors.delete(cause);
      }
    });
    return error === null && current();
  }

  private async attempt(cause: Cause, work: () => Promise<void>): Promise<string | null> {
    try {
      await work();
      this.silent = false;
      return null;
    } catch (e) {
      this.silent = e instanceof ApiError && e.status === 0;
      const error = this.silent ? SILENCE : e instanceof ApiError ? e.message : String(e);
      // What was merely looked at is told once, in the headline.
      if (!this.silent || !LOOKS.includes(cause)) {
        this.errors.set(cause, error);
      }
      return error;
    }
  }
}
