import type { Wish } from '../cards/wishes';
import type { Api, SeriesRequest } from '../data/api';
import type { Axis, Range } from '../data/axis';
import { Changes } from '../data/changes';
import type { Live, PointsEvent } from '../data/live';
import { SeriesModel } from '../data/series-model';
import { hold, lacksAverages, type Held, type SeriesView } from './held-series';

/** Superseded attempts that are drawn, the newest of them. */
export const OLD_ATTEMPTS_MAX = 20;
/** Cards that come into view together are asked for together. */
const SETTLE_MILLIS = 20;
/** How often a zoomed view is reduced anew while points arrive in it, and changed runs are looked at again. */
const DETAIL_MILLIS = 500;
/** How often growing series are chosen from anew: each time is a pass over all their points. */
const SAMPLE_MILLIS = 2000;

/** The series of the cards in view, live: one request for all that a screen lacks. */
export class ChartStore extends Changes {
  private readonly held = new Map<string, Held>();
  private view: SeriesView = { axis: 'step', zoom: null, attempts: false, tensorBoard: false, smoothing: 0, width: 800 };
  private readonly versions = new Map<string, number>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private detailTimer: ReturnType<typeof setTimeout> | undefined;
  private sampleTimer: ReturnType<typeof setTimeout> | undefined;
  /** Runs that changed otherwise than by points that were streamed. */
  private readonly changedRuns = new Set<string>();
  private changedTimer: ReturnType<typeof setTimeout> | undefined;
  /** Why the last request failed, null once one has succeeded. */
  error: string | null = null;

  constructor(
    private readonly api: Api,
    live: Live,
  ) {
    super();
    live.on('points', (event) => this.onPoints(event));
    live.on('ledger', ({ run }) => this.lookAgain(run));
    live.on('run', ({ id, status }) => {
      // Points of runs that are over are not streamed, and may yet come: files are copied and replaced.
      if (id !== undefined && (status === 'finished' || status === 'failed')) {
        this.lookAgain(id);
      }
    });
    live.on('reset', () => this.outdate(() => true));
    live.on('state', ({ state }) => {
      if (state === 'open' && this.error !== null) {
        this.outdate(() => true);
      }
    });
  }

  /** Draws other series, or the same ones in another way; asks for what is missing. */
  want(wishes: readonly Wish[], view: SeriesView): void {
    this.view = view;
    for (const wish of wishes) {
      const held = this.held.get(key(wish.run.id, wish.tag.tag));
      if (held) {
        held.wish = wish;
      } else {
        this.held.set(key(wish.run.id, wish.tag.tag), hold(wish));
      }
    }
    if (wishes.some((w) => this.lacks(this.held.get(key(w.run.id, w.tag.tag))))) {
      this.schedule();
    }
  }

  /** What to draw of a series: superseded attempts first, the newest last; null while nothing is here. */
  get(run: string, tag: string): { newest: SeriesModel; old: readonly SeriesModel[] } | null {
    const held = this.held.get(key(run, tag));
    if (this.view.tensorBoard) {
      return held?.sample ? { newest: held.sample, old: [] } : null;
    }
    const newest = (this.view.zoom ? held?.detail : null) ?? held?.full;
    return held && newest ? { newest, old: this.view.attempts ? held.old : [] } : null;
  }

  /** The whole series, for counts and for where it ends. */
  full(run: string, tag: string): SeriesModel | null {
    return this.held.get(key(run, tag))?.full ?? null;
  }

  /** Grows whenever a series of this tag has changed. */
  version(tag: string): number {
    return this.versions.get(tag) ?? 0;
  }

  private touch(tag: string): void {
    this.versions.set(tag, this.version(tag) + 1);
    this.changed();
  }

  private lacks(held: Held | undefined): boolean {
    if (held === undefined || held.loading) {
      return false;
    }
    return held.outdated || held.full === null || held.fetchedFor !== this.purpose(held) || lacksAverages(held, this.view);
  }

  /** Identifies what is fetched beside the whole series. */
  private purpose(held: Held): string {
    const { zoom, axis, attempts, tensorBoard, width } = this.view;
    if (tensorBoard) {
      return 'tensorboard';
    }
    // What looked like a restart may turn out to be none.
    return `${zoom ? `${axis} ${zoom.join()}` : ''} ${held.wish.run.attempts} ${attempts} ${width}`;
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.fetch([...this.held.values()].filter((held) => this.lacks(held)));
    }, SETTLE_MILLIS);
  }

  private async fetch(lacking: Held[]): Promise<void> {
    lacking.forEach((held) => {
      held.loading = true;
      held.fetchedFor = this.purpose(held);
      held.outdated = false;
    });
    try {
      await Promise.all([this.fetchFull(lacking), this.fetchDetails(lacking), this.fetchOld(lacking), this.fetchSamples(lacking)]);
      this.error = null;
    } catch (e) {
      this.error = e instanceof Error ? e.message : String(e);
      lacking.forEach((held) => (held.fetchedFor = ''));
    }
    lacking.forEach((held) => {
      held.loading = false;
      this.touch(held.wish.tag.tag);
    });
    // The view may have changed meanwhile.
    if (this.error === null && lacking.some((held) => this.lacks(held))) {
      this.schedule();
    }
  }

  private async fetchFull(lacking: Held[]): Promise<void> {
    const answers = await this.post(lacking.map((held) => ({ held })), null, this.view.axis);
    answers.forEach(([held, series]) => (held.full = series));
  }

  private async fetchDetails(lacking: Held[]): Promise<void> {
    const { zoom, axis, tensorBoard } = this.view;
    if (!zoom || tensorBoard) {
      lacking.forEach((held) => (held.detail = null));
      return;
    }
    // Relative time starts elsewhere for each run: its range on the server's axis is its own.
    const groups = new Map<number, Held[]>();
    for (const held of lacking) {
      const start = axis === 'relative' ? (held.wish.run.started ?? 0) : 0;
      groups.set(start, [...(groups.get(start) ?? []), held]);
    }
    await Promise.all(
      [...groups].map(async ([start, helds]) => {
        const range = [zoom[0] + start, zoom[1] + start] as const;
        const answers = await this.post(helds.map((held) => ({ held })), range, axis);
        answers.forEach(([held, series]) => (held.detail = series));
      }),
    );
  }

  private async fetchOld(lacking: Held[]): Promise<void> {
    const wanted = lacking.flatMap((held) => {
      const newest = this.view.attempts && !this.view.tensorBoard ? held.wish.run.attempts : 0;
      const count = Math.max(0, Math.min(newest - 1, OLD_ATTEMPTS_MAX));
      return Array.from({ length: count }, (_, i) => ({ held, attempt: newest - count + i }));
    });
    const answers = wanted.length === 0 ? [] : await this.post(wanted, null, this.view.axis);
    lacking.forEach((held) => (held.old = []));
    answers.forEach(([held, series], i) => {
      const own = series.ownOf(wanted[i]?.attempt ?? 0);
      if (own.length > 0) {
        held.old.push(own);
      }
    });
  }

  private async fetchSamples(lacking: Held[]): Promise<void> {
    if (!this.view.tensorBoard || lacking.length === 0) {
      lacking.forEach((held) => (held.sample = null));
      return;
    }
    const series = lacking.map(({ wish }) => ({ run: wish.run.id, tag: wish.tag.tag }));
    const answers = await this.api.series({ series, points: 'tensorboard' });
    answers.forEach((answer, i) => {
      const held = lacking[i];
      if (held) {
        held.sample = new SeriesModel(answer, this.view.width, true);
      }
    });
  }

  private async post(
    wanted: { held: Held; attempt?: number }[],
    range: Range | null,
    axis: Axis,
  ): Promise<(readonly [Held, SeriesModel])[]> {
    const { width, smoothing } = this.view;
    const request: SeriesRequest = {
      series: wanted.map(({ held: { wish }, attempt }) => ({
        run: wish.run.id,
        tag: wish.tag.tag,
        ...(attempt !== undefined && { attempt }),
      })),
      axis: axis === 'step' ? 'step' : 'wall',
      width,
      ...(smoothing > 0 && { smoothing }),
      ...(range && (axis === 'step' ? { from: Math.floor(range[0]), to: Math.ceil(range[1]) } : { from: range[0], to: range[1] })),
    };
    const answers = await this.api.series(request);
    return answers.flatMap((answer, i) => {
      const held = wanted[i]?.held;
      return held ? [[held, new SeriesModel(answer, width, false, range !== null, smoothing)] as const] : [];
    });
  }

  private onPoints(event: PointsEvent): void {
    const held = this.held.get(key(event.run, event.tag));
    if (!held?.full) {
      return;
    }
    const became = held.full.append(event);
    if (became === 'refetch') {
      held.outdated = true;
      this.schedule();
    } else if (became === 'appended') {
      this.touch(event.tag);
      this.refreshDetail();
      this.refreshSamples();
    }
  }

  private refreshDetail(): void {
    if (this.view.zoom) {
      this.detailTimer ??= setTimeout(() => {
        this.detailTimer = undefined;
        const growing = [...this.held.values()].filter((h) => h.wish.run.status === 'running' && h.detail);
        void this.fetchDetails(growing).then(
          () => growing.forEach((held) => this.touch(held.wish.tag.tag)),
          () => undefined,
        );
      }, DETAIL_MILLIS);
    }
  }

  private refreshSamples(): void {
    if (this.view.tensorBoard) {
      this.sampleTimer ??= setTimeout(() => {
        this.sampleTimer = undefined;
        const growing = [...this.held.values()].filter((h) => h.wish.run.status === 'running' && h.sample);
        void this.fetchSamples(growing).then(
          () => growing.forEach((held) => this.touch(held.wish.tag.tag)),
          () => undefined,
        );
      }, SAMPLE_MILLIS);
    }
  }

  /** Fetches the series of a run again, with those of others that changed in the same moment. */
  private lookAgain(run: string): void {
    if ([...this.held.values()].some((held) => held.wish.run.id === run)) {
      this.changedRuns.add(run);
      this.changedTimer ??= setTimeout(() => {
        this.changedTimer = undefined;
        this.outdate((held) => this.changedRuns.has(held.wish.run.id));
        this.changedRuns.clear();
      }, DETAIL_MILLIS);
    }
  }

  private outdate(which: (held: Held) => boolean): void {
    const outdated = [...this.held.values()].filter(which);
    outdated.forEach((held) => (held.outdated = true));
    if (outdated.length > 0) {
      this.schedule();
    }
  }
}

function key(run: string, tag: string): string {
  return `${run}\0${tag}`;
}
