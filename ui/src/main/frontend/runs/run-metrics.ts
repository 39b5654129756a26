import type { Api, Run } from '../data/api';
import { Changes } from '../data/changes';
import type { Live } from '../data/live';
import { SeriesModel } from '../data/series-model';

/** Points of a sparkline: one for each of its pixels would be more than can be told apart. */
const SPARK_POINTS = 60;
/** Pairs that are asked for together while a table scrolls. */
const SETTLE_MILLIS = 30;

/** Small histories of the main metrics of the rows in view, live: one request for all of them. */
export class RunMetrics extends Changes {
  private readonly series = new Map<string, SeriesModel>();
  private readonly asked = new Set<string>();
  private wanted: { run: string; tag: string }[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly api: Api,
    private readonly live: Live,
  ) {
    super();
    live.on('points', (event) => {
      const series = this.series.get(key(event.run, event.tag));
      const became = series?.append(event);
      if (became === 'refetch') {
        this.asked.delete(key(event.run, event.tag));
        this.want([{ run: event.run, tag: event.tag }]);
      } else if (became === 'appended') {
        this.changed();
      }
    });
    live.on('reset', () => {
      this.asked.clear();
      this.changed();
    });
  }

  get(run: string, tag: string): SeriesModel | undefined {
    return this.series.get(key(run, tag));
  }

  /** The newest value, undefined while it is not known. */
  last(run: string, tag: string): number | undefined {
    const value = this.get(run, tag)?.value.at(-1);
    return value === undefined ? undefined : Number(value);
  }

  /** Asks for what is not here yet. */
  want(pairs: readonly { run: string; tag: string }[]): void {
    const fresh = pairs.filter(({ run, tag }) => !this.asked.has(key(run, tag)));
    if (fresh.length === 0) {
      return;
    }
    fresh.forEach(({ run, tag }) => this.asked.add(key(run, tag)));
    this.wanted.push(...fresh);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.fetch(this.wanted.splice(0));
    }, SETTLE_MILLIS);
  }

  /** Follows the rows in view that may still grow. */
  follow(rows: readonly Run[], metrics: readonly string[]): void {
    const growing = rows.filter((run) => run.status === 'running' || run.status === 'stalled');
    this.live.want(growing.map((run) => run.id).sort(), [...metrics]);
  }

  private async fetch(pairs: { run: string; tag: string }[]): Promise<void> {
    try {
      const answers = await this.api.series({ series: pairs, axis: 'step', width: SPARK_POINTS });
      for (const answer of answers) {
        this.series.set(key(answer.run, answer.tag), new SeriesModel(answer, SPARK_POINTS));
      }
    } catch {
      // The row shows no value, and asks again when it next comes into view.
      pairs.forEach(({ run, tag }) => this.asked.delete(key(run, tag)));
    }
    this.changed();
  }
}

function key(run: string, tag: string): string {
  return `${run}\0${tag}`;
}
