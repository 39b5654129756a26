import type { Wish } from '../cards/wishes';
import type { Axis, Range } from '../data/axis';
import type { SeriesModel } from '../data/series-model';

/** How the cards look at their series; another view needs other data. */
export interface SeriesView {
  axis: Axis;
  zoom: Range | null;
  attempts: boolean;
  /** What TensorBoard would draw, and nothing else. */
  tensorBoard: boolean;
  /** Weight of the past in a moving average; 0 for none. */
  smoothing: number;
  /** Width of a plot in pixels, in steps of 200. */
  width: number;
}

/** What is here of one series. */
export interface Held {
  wish: Wish;
  /** The whole series of the newest attempt: what live points are added to. */
  full: SeriesModel | null;
  /** The part that is zoomed into, reduced for itself. */
  detail: SeriesModel | null;
  old: SeriesModel[];
  /** What TensorBoard would draw. */
  sample: SeriesModel | null;
  /** What the detail, the old attempts and the sample were fetched for. */
  fetchedFor: string;
  loading: boolean;
  /** The series has to be fetched whatever is here. */
  outdated: boolean;
}

/** Nothing yet. */
export function hold(wish: Wish): Held {
  return { wish, full: null, detail: null, old: [], sample: null, fetchedFor: '', loading: false, outdated: false };
}

/** Whether a series is drawn whose average goes over points that are not here. */
export function lacksAverages(held: Held, { smoothing, tensorBoard, zoom, attempts }: SeriesView): boolean {
  if (smoothing === 0 || tensorBoard) {
    return false;
  }
  const drawn = [zoom ? held.detail : held.full, ...(attempts ? held.old : [])];
  return drawn.some((series) => series?.partial && series.smoothing !== smoothing);
}
