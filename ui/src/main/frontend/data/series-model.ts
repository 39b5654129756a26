import type { Columns, SeriesAnswer } from './api';
import type { Int } from './exact-json';
import type { PointsEvent } from './live';
import { MovingAverage } from './smoothing';

/** What became of an event: its points stand in the series, or the series must be fetched again. */
export type Appended = 'appended' | 'nothing' | 'refetch';

/** How often the drawn points may double by live appends before the server reduces them anew. */
const GROWTH_MAX = 2;

/**
 * One series as it is drawn: what `/series` answered, reduced or raw, and the points that arrived
 * since. Columns of equal length; `low` and `high` are the finite extremes of a bucket, and of a
 * single point the point itself (NaN where it is not finite).
 */
export class SeriesModel {
  readonly run: string;
  readonly tag: string;
  readonly dtype: string;
  readonly step: Int[];
  readonly wall: number[];
  readonly value: (number | bigint)[];
  readonly attempt: number[];
  readonly low: number[];
  readonly high: number[];
  /** NaN values behind each drawn point. */
  readonly nan: number[];
  /** Raw points that the drawn ones stand for. */
  count: number;
  /** Whether a drawn point may stand for several. */
  readonly reduced: boolean;
  /** The moving average over every point, drawn or not; null where none was asked for. */
  readonly smoothed: number[] | null;
  /** Whether points are missing here, drawn or before, that a moving average goes over. */
  readonly partial: boolean;
  private readonly average: MovingAverage;
  private readonly answered: number;
  private next: number | null;

  constructor(
    answer: SeriesAnswer,
    private readonly width: number,
    private readonly all = false,
    ranged = false,
    /** The weight of the past in the average; 0 where none was asked for. */
    readonly smoothing = 0,
  ) {
    this.run = answer.run;
    this.tag = answer.tag;
    this.dtype = answer.dtype;
    this.step = [...answer.step];
    this.wall = [...answer.wallTime];
    this.value = answer.value.map(toValue);
    this.attempt = [...answer.attempt];
    this.count = answer.count;
    this.reduced = answer.min !== undefined;
    this.partial = this.reduced || ranged;
    this.answered = answer.step.length;
    this.low = extreme(answer.min, this.value);
    this.high = extreme(answer.max, this.value);
    this.nan = answer.nan ? [...answer.nan] : this.value.map((v) => (Number.isNaN(Number(v)) ? 1 : 0));
    this.next = this.newestAttempt() <= 1 && !ranged ? answer.count : null;
    this.smoothed = answer.smoothed ? answer.smoothed.map(Number) : null;
    const last = this.smoothed?.findLast((value) => Number.isFinite(value)) ?? 0;
    // Infinities are not told apart; their number only matters among the first values.
    this.average = new MovingAverage(smoothing, last, this.count - this.nan.reduce((a, b) => a + b, 0));
  }

  get length(): number {
    return this.step.length;
  }

  newestAttempt(): number {
    return this.attempt.reduce((a, b) => Math.max(a, b), 0);
  }

  /**
   * The points that an attempt brought itself, as a series that no live points are added to: what it took from older ones is
   * drawn with them.
   */
  ownOf(attempt: number): SeriesModel {
    const rows = this.attempt.flatMap((of, i) => (of === attempt ? [i] : []));
    const at = <T>(column: readonly T[]): T[] => rows.map((i) => column[i] as T);
    const wire = (column: readonly number[]): (number | null)[] => at(column).map((value) => (Number.isFinite(value) ? value : null));
    return new SeriesModel(
      {
        run: this.run,
        tag: this.tag,
        dtype: this.dtype,
        count: this.reduced ? this.count : rows.length,
        drawn: rows.length,
        step: at(this.step),
        wallTime: at(this.wall),
        value: at(this.value),
        attempt: at(this.attempt),
        ...(this.reduced && { min: wire(this.low), max: wire(this.high), nan: at(this.nan) }),
        ...(this.smoothed && { smoothed: at(this.smoothed) }),
      },
      this.width,
      this.all,
      true,
      this.smoothing,
    );
  }

  /** Adds the points of an event that are not here yet; says when that cannot be known. */
  append(event: PointsEvent): Appended {
    const first = this.firstNew(event);
    if (first === null) {
      return 'refetch';
    }
    this.next = Math.max(this.next ?? 0, event.from + event.step.length);
    if (first >= event.step.length) {
      return 'nothing';
    }
    const newest = this.newestAttempt();
    if (!this.all && newest > 0 && event.attempt.slice(first).some((a) => a > newest)) {
      return 'refetch';
    }
    for (let i = first; i < event.step.length; i++) {
      this.push(event, i, newest);
    }
    return this.length - this.answered > GROWTH_MAX * this.width ? 'refetch' : 'appended';
  }

  /** Index into the event of the first point that is not here, null if points are missing between. */
  private firstNew(event: PointsEvent): number | null {
    if (this.next !== null) {
      return event.from > this.next ? null : this.next - event.from;
    }
    // With several attempts an index of arrival does not follow from the count: find the last point.
    const last = this.length - 1;
    for (let i = event.step.length - 1; i >= 0; i--) {
      if (event.wallTime[i] === this.wall[last] && event.step[i] === this.step[last]) {
        return i + 1;
      }
    }
    return null;
  }

  private push(from: Columns, i: number, newest: number): void {
    const attempt = from.attempt[i] ?? 1;
    if (!this.all && attempt < newest) {
      return;
    }
    const value = toValue(from.value[i] ?? NaN);
    const finite = Number.isFinite(Number(value)) ? Number(value) : NaN;
    this.step.push(from.step[i] ?? 0);
    this.wall.push(from.wallTime[i] ?? NaN);
    this.value.push(value);
    this.attempt.push(attempt);
    this.low.push(finite);
    this.high.push(finite);
    this.nan.push(Number.isNaN(Number(value)) ? 1 : 0);
    this.smoothed?.push(this.average.next(Number(value)));
    this.count += 1;
  }
}

function toValue(value: Int | string): number | bigint {
  return typeof value === 'string' ? Number(value) : value;
}

function extreme(column: (number | string | null)[] | undefined, values: (number | bigint)[]): number[] {
  return values.map((value, i) => {
    const given = column ? column[i] : Number(value);
    const number = given === null || given === undefined ? NaN : Number(given);
    return Number.isFinite(number) ? number : NaN;
  });
}
