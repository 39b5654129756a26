import type { Range } from '../data/axis';
import type { HistogramView } from '../data/url-state';
import { BAND_PERCENTS, binsFor, bucketAt, nearestBucket, quantile, shares, stepOffsets, type Bins, type Histogram } from './histogram-model';

/** A rectangle on the canvas in CSS pixels. */
export interface Area {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Pixels a bin: narrower ones would be finer than the eye, wider ones coarse. */
const RIDGE_BIN_PIXELS = 5;
const HEAT_BIN_PIXELS = 4;
const BINS = { least: 20, most: 200 } as const;
/** The highest ridge covers so much of the picture, and so many of its neighbours' places. */
const RIDGE_PART_MAX = 0.5;
const RIDGE_ROWS = 6;
/** A bucket so near to the pointer is meant, however narrow it is. */
const NEAR_PIXELS = 4;
const TICKS = { pixelsX: 60, pixelsY: 36 } as const;

/** Histograms of one tag laid out: all that is drawn and all that is hit follows from it. */
export interface Picture {
  view: HistogramView;
  histograms: readonly Histogram[];
  area: Area;
  /** Of the value axis. */
  range: Range;
  /** Of ridges and heat map, else null. */
  bins: Bins | null;
  /** Share of each histogram in each bin. */
  shares: readonly (readonly number[])[];
  /** The largest share. */
  peak: number;
  /** Of the bands, one list for each of {@link BAND_PERCENTS}. */
  quantiles: readonly (readonly number[])[];
  /** Distance of each step from the first. */
  offsets: readonly number[];
}

/** A place that a viewer points at: a histogram, and a bucket of it or −1. */
export interface Place {
  index: number;
  bucket: number;
}

/** Whether values lie along x, and steps behind each other. */
export function isRidge(view: HistogramView): boolean {
  return view === 'offset' || view === 'front';
}

/** Lays histograms out, which are ordered by step and at least one. */
export function layOut(histograms: readonly Histogram[], view: HistogramView, range: Range, size: { width: number; height: number }, plain = false): Picture {
  const area = areaOf(view, size, plain);
  const pixels = isRidge(view) ? area.width / RIDGE_BIN_PIXELS : area.height / HEAT_BIN_PIXELS;
  const count = Math.round(Math.min(BINS.most, Math.max(BINS.least, pixels)));
  const bins = view === 'bands' ? null : binsFor(histograms, range, count);
  const cut = bins ? histograms.map((h) => shares(h, bins.edges)) : [];
  return {
    view,
    histograms,
    area,
    range: bins?.own ? widened(range, bins) : range,
    bins,
    shares: cut,
    peak: cut.reduce((most, row) => row.reduce((a, b) => Math.max(a, b), most), 0),
    quantiles: bins ? [] : BAND_PERCENTS.map((percent) => histograms.map((h) => quantile(h, percent))),
    offsets: stepOffsets(histograms.map(({ step }) => step)),
  };
}

function widened([low, high]: Range, { edges }: Bins): Range {
  return [Math.min(low, edges[0] ?? low), Math.max(high, edges.at(-1) ?? high)];
}

function areaOf(view: HistogramView, { width, height }: { width: number; height: number }, plain: boolean): Area {
  if (plain) {
    return { left: 2, top: 4, width: Math.max(1, width - 4), height: Math.max(1, height - 8) };
  }
  const [left, right] = isRidge(view) ? [12, 52] : [56, 12];
  return { left, top: 8, width: Math.max(1, width - left - right), height: Math.max(1, height - 30) };
}

/** Where a value lies on its axis. */
export function valuePixel({ area, range, view }: Picture, value: number): number {
  const part = (value - range[0]) / (range[1] - range[0]);
  return isRidge(view) ? area.left + part * area.width : area.top + (1 - part) * area.height;
}

/** The value at a place on its axis. */
export function valueAt({ area, range, view }: Picture, x: number, y: number): number {
  const part = isRidge(view) ? (x - area.left) / area.width : 1 - (y - area.top) / area.height;
  return range[0] + part * (range[1] - range[0]);
}

/** From where to where a step's column reaches, halfway to its neighbours. */
export function column({ area, offsets }: Picture, index: number): Range {
  const last = offsets.length - 1;
  const span = offsets[last] ?? 0;
  if (span <= 0) {
    // Repeated steps have no distance: they stand side by side.
    const width = area.width / (last + 1);
    return [area.left + index * width, area.left + (index + 1) * width];
  }
  const at = (i: number): number => offsets[Math.min(last, Math.max(0, i))] ?? 0;
  const half = (i: number): number => (at(i) + at(i + 1)) / 2;
  const [firstHalf, lastHalf] = [half(0), span - half(last - 1)];
  const scale = area.width / (span + firstHalf + lastHalf);
  const x = (offset: number): number => area.left + (offset + firstHalf) * scale;
  return [x(index === 0 ? -firstHalf : half(index - 1)), x(index === last ? span + lastHalf : half(index))];
}

/** The baseline of a ridge; the newest stands in front, lowest. */
export function baseline({ area, view, histograms }: Picture, index: number): number {
  const last = histograms.length - 1;
  const top = area.top + ridgeHeight(area, histograms.length);
  return view === 'front' || last === 0 ? area.top + area.height : top + ((area.top + area.height - top) * index) / last;
}

function ridgeHeight(area: Area, rows: number): number {
  return rows === 1 ? area.height : Math.max(area.height * Math.min(RIDGE_PART_MAX, RIDGE_ROWS / rows), area.height * 0.2);
}

/** How high a ridge stands above its baseline in each bin. */
export function heights(picture: Picture, index: number): number[] {
  const { area, view, histograms, peak } = picture;
  const highest = view === 'front' ? area.height : ridgeHeight(area, histograms.length);
  return (picture.shares[index] ?? []).map((share) => (peak > 0 ? (share / peak) * highest : 0));
}

/** The height of a ridge at a place between the middles of its bins, as it is drawn. */
export function heightAt({ bins, range, area }: Picture, ridge: readonly number[], x: number): number {
  const edges = bins?.edges ?? [];
  const value = range[0] + ((x - area.left) / area.width) * (range[1] - range[0]);
  const low = edges[0] ?? 0;
  const width = ((edges.at(-1) ?? 1) - low) / ridge.length;
  const at = (value - low) / width - 0.5;
  const i = Math.floor(at);
  const [a, b] = [ridge[i] ?? 0, ridge[i + 1] ?? 0];
  return at < -0.5 || at > ridge.length - 0.5 ? 0 : a + (b - a) * (at - i);
}

/** What lies at a place of the canvas, null outside of the picture. */
export function placeAt(picture: Picture, x: number, y: number): Place | null {
  const { area } = picture;
  if (x < area.left - 1 || x > area.left + area.width + 1 || y < area.top - 1 || y > area.top + area.height + 1) {
    return null;
  }
  const index = isRidge(picture.view) ? ridgeAt(picture, x, y) : columnAt(picture, x);
  const histogram = picture.histograms[index];
  return histogram ? { index, bucket: bucketNear(picture, histogram, valueAt(picture, x, y)) } : null;
}

function bucketNear(picture: Picture, histogram: Histogram, value: number): number {
  const exactly = bucketAt(histogram, value);
  const near = exactly < 0 ? nearestBucket(histogram, value) : exactly;
  const distance = Math.min(
    ...[histogram.left[near], histogram.right[near]].map((edge) => Math.abs(valuePixel(picture, edge ?? NaN) - valuePixel(picture, value))),
  );
  return exactly >= 0 ? exactly : distance <= NEAR_PIXELS ? near : -1;
}

function columnAt(picture: Picture, x: number): number {
  const last = picture.histograms.length - 1;
  for (let i = 0; i < last; i++) {
    if (x < column(picture, i)[1]) {
      return i;
    }
  }
  return last;
}

/** Behind each other: the frontmost that covers the place, else the nearest. On one line: the nearest line. */
function ridgeAt(picture: Picture, x: number, y: number): number {
  const tops = picture.histograms.map((_, i) => baseline(picture, i) - heightAt(picture, heights(picture, i), x));
  if (picture.view === 'offset') {
    const covering = tops.findLastIndex((top, i) => y >= top && y <= baseline(picture, i));
    if (covering >= 0) {
      return covering;
    }
  }
  const distances = tops.map((top, i) => (picture.view === 'front' ? Math.abs(y - top) : Math.abs(y - baseline(picture, i))));
  return distances.lastIndexOf(Math.min(...distances));
}

/** Round numbers of the value axis. */
export function valueTicks({ area, range, view }: Picture): number[] {
  const room = isRidge(view) ? area.width / TICKS.pixelsX : area.height / TICKS.pixelsY;
  const rough = (range[1] - range[0]) / Math.max(1, room);
  const power = 10 ** Math.floor(Math.log10(rough));
  const grain = ([1, 2, 5].find((s) => s * power >= rough) ?? 10) * power;
  const first = Math.ceil(range[0] / grain - 1e-9);
  const last = Math.floor(range[1] / grain + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * grain);
}

/** Histograms whose steps are written beside them: first, last, and as many between as have room. */
export function labelled(picture: Picture): number[] {
  const { area, view, histograms } = picture;
  const last = histograms.length - 1;
  if (view === 'front' || last === 0) {
    return [last];
  }
  const least = view === 'offset' ? 16 : 56;
  const place = (i: number): number => (view === 'offset' ? baseline(picture, i) : middle(column(picture, i)));
  const chosen = [0];
  for (let i = 1; i < last; i++) {
    if (place(i) - place(chosen.at(-1) ?? 0) >= least && place(last) - place(i) >= least) {
      chosen.push(i);
    }
  }
  return area.width > 0 ? [...chosen, last] : [];
}

export function middle([from, to]: Range): number {
  return (from + to) / 2;
}
