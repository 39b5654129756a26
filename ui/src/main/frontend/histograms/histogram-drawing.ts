import { lineSequence, sequence } from '../data/sequence';
import { short } from '../data/format';
import { baseline, column, heights, isRidge, labelled, middle, valuePixel, valueTicks, type Picture, type Place } from './histogram-picture';

/** The colours of the theme that a picture is drawn in. */
export interface Paints {
  surface: string;
  text: string;
  dim: string;
  grid: string;
  accent: string;
  font: string;
  dark: boolean;
}

/** What is marked in a picture. */
export interface Marks {
  /** Under the pointer. */
  place: Place | null;
  /** Index of the step that the viewer has chosen, −1 if it is not among these. */
  chosen: number;
  /** No axes: a preview. */
  plain: boolean;
}

const LABEL_PIXELS = 11;

/** Draws a picture on a canvas whose unit is the CSS pixel. */
export function draw(ctx: CanvasRenderingContext2D, picture: Picture, paints: Paints, marks: Marks): void {
  ctx.lineJoin = 'round';
  if (!marks.plain) {
    valueAxis(ctx, picture, paints);
  }
  if (picture.view === 'heat') {
    heatMap(ctx, picture, paints);
  } else if (picture.view === 'bands') {
    bands(ctx, picture, paints);
  } else {
    ridges(ctx, picture, paints, marks);
  }
  if (!isRidge(picture.view)) {
    columnMarks(ctx, picture, paints, marks);
  }
  if (!marks.plain) {
    stepLabels(ctx, picture, paints);
  }
}

function valueAxis(ctx: CanvasRenderingContext2D, picture: Picture, paints: Paints): void {
  const { area, view } = picture;
  const ridge = isRidge(view);
  ctx.font = `${LABEL_PIXELS}px ${paints.font}`;
  ctx.textAlign = ridge ? 'center' : 'right';
  ctx.textBaseline = ridge ? 'top' : 'middle';
  for (const value of valueTicks(picture)) {
    const at = Math.round(valuePixel(picture, value)) + 0.5;
    ctx.strokeStyle = paints.grid;
    ctx.lineWidth = 1;
    ctx.beginPath();
    if (ridge) {
      ctx.moveTo(at, area.top);
      ctx.lineTo(at, area.top + area.height);
    } else {
      ctx.moveTo(area.left, at);
      ctx.lineTo(area.left + area.width, at);
    }
    ctx.stroke();
    ctx.fillStyle = paints.dim;
    const text = short(Number(value.toPrecision(12)), 3);
    const half = ctx.measureText(text).width / 2;
    ctx.fillText(text, ridge ? Math.max(half, at) : area.left - 6, ridge ? area.top + area.height + 5 : at);
  }
}

function stepLabels(ctx: CanvasRenderingContext2D, picture: Picture, paints: Paints): void {
  const { area, view, histograms } = picture;
  ctx.fillStyle = paints.dim;
  ctx.font = `${LABEL_PIXELS}px ${paints.font}`;
  ctx.textAlign = isRidge(view) ? 'left' : 'center';
  ctx.textBaseline = isRidge(view) ? 'middle' : 'top';
  const places = labelled(picture);
  for (const i of places) {
    const text = short(histograms[i]?.step ?? 0);
    if (isRidge(view)) {
      ctx.fillText(text, area.left + area.width + 6, baseline(picture, i) - 3);
    } else {
      const half = ctx.measureText(text).width / 2;
      const x = Math.min(area.left + area.width - half, Math.max(area.left + half, middle(column(picture, i))));
      ctx.fillText(text, x, area.top + area.height + 5);
    }
  }
}

function ridges(ctx: CanvasRenderingContext2D, picture: Picture, paints: Paints, marks: Marks): void {
  const { histograms, view } = picture;
  const last = histograms.length - 1;
  const colour = lineSequence(paints.dark);
  const marked = marks.place?.index ?? marks.chosen;
  for (let i = 0; i <= last; i++) {
    const ink = colour(last === 0 ? 1 : i / last);
    const fill = view === 'offset' || i === last;
    ridge(ctx, picture, i);
    if (fill) {
      ctx.globalAlpha = view === 'offset' ? 0.88 : 0.2;
      ctx.fillStyle = view === 'offset' ? paints.surface : ink;
      ctx.fill();
    }
    ctx.globalAlpha = view === 'front' && i !== last ? 0.6 : 1;
    ctx.strokeStyle = ink;
    ctx.lineWidth = i === last ? 1.75 : 1;
    ctx.stroke();
    ctx.globalAlpha = 1;
  }
  if (marked >= 0) {
    ridge(ctx, picture, marked);
    ctx.strokeStyle = paints.accent;
    ctx.lineWidth = 2;
    ctx.stroke();
    bucketUnderRidge(ctx, picture, paints, marks.place);
  }
}

function ridge(ctx: CanvasRenderingContext2D, picture: Picture, index: number): void {
  const edges = picture.bins?.edges ?? [];
  const ground = baseline(picture, index);
  ctx.beginPath();
  ctx.moveTo(valuePixel(picture, edges[0] ?? 0), ground);
  heights(picture, index).forEach((height, k) => ctx.lineTo(valuePixel(picture, ((edges[k] ?? 0) + (edges[k + 1] ?? 0)) / 2), ground - height));
  ctx.lineTo(valuePixel(picture, edges.at(-1) ?? 0), ground);
}

/** The bucket under the pointer, at its own edges, cut out of its ridge. */
function bucketUnderRidge(ctx: CanvasRenderingContext2D, picture: Picture, paints: Paints, place: Place | null): void {
  const span = place && bucketSpan(picture, place);
  if (!place || !span) {
    return;
  }
  const ground = baseline(picture, place.index);
  ctx.save();
  ridge(ctx, picture, place.index);
  ctx.closePath();
  ctx.clip();
  ctx.globalAlpha = 0.45;
  ctx.fillStyle = paints.accent;
  ctx.fillRect(span[0], picture.area.top, span[1] - span[0], ground - picture.area.top);
  ctx.restore();
  ctx.fillStyle = paints.accent;
  ctx.fillRect(span[0], ground - 1, span[1] - span[0], 3);
}

/** Where a bucket lies along the value axis, at least as wide as can be seen. */
function bucketSpan(picture: Picture, { index, bucket }: Place): readonly [number, number] | null {
  const h = picture.histograms[index];
  const [left, right] = [h?.left[bucket], h?.right[bucket]];
  if (left === undefined || right === undefined) {
    return null;
  }
  const [a, b] = [valuePixel(picture, left), valuePixel(picture, right)].sort((x, y) => x - y) as [number, number];
  const missing = Math.max(0, 2 - (b - a)) / 2;
  return [a - missing, b + missing];
}

function heatMap(ctx: CanvasRenderingContext2D, picture: Picture, paints: Paints): void {
  const colour = sequence(paints.dark);
  const edges = picture.bins?.edges ?? [];
  picture.shares.forEach((row, i) => {
    const [from, to] = column(picture, i);
    // Whole pixels: neighbours neither overlap nor leave a gap.
    const [x, end] = [Math.round(from), Math.max(Math.round(from) + 1, Math.round(to))];
    row.forEach((share, k) => {
      if (share > 0) {
        const bottom = Math.round(valuePixel(picture, edges[k] ?? 0));
        const top = Math.min(bottom - 1, Math.round(valuePixel(picture, edges[k + 1] ?? 0)));
        ctx.fillStyle = colour(Math.sqrt(share / picture.peak));
        ctx.fillRect(x, top, end - x, bottom - top);
      }
    });
  });
}

/** Depth of the bands from outside to inside. */
const BAND_INKS = [0.16, 0.3, 0.5] as const;

function bands(ctx: CanvasRenderingContext2D, picture: Picture, paints: Paints): void {
  const { quantiles, histograms } = picture;
  const ink = lineSequence(paints.dark)(0.35);
  const xs = histograms.map((_, i) => column(picture, i));
  const line = (row: readonly number[], back: boolean): void => {
    const order = back ? [...row.keys()].reverse() : [...row.keys()];
    for (const i of order) {
      const y = valuePixel(picture, row[i] ?? NaN);
      const [from, to] = xs[i] ?? [0, 0];
      // The ends reach to the edges of their columns, so that a single step is seen as well.
      const places = [...(i === 0 ? [from] : []), (from + to) / 2, ...(i === row.length - 1 ? [to] : [])];
      (back ? places.reverse() : places).forEach((x) => Number.isNaN(y) || ctx.lineTo(x, y));
    }
  };
  BAND_INKS.forEach((alpha, k) => {
    ctx.beginPath();
    line(quantiles[k] ?? [], false);
    line(quantiles[quantiles.length - 1 - k] ?? [], true);
    ctx.closePath();
    ctx.globalAlpha = alpha;
    ctx.fillStyle = ink;
    ctx.fill();
  });
  ctx.globalAlpha = 1;
  ctx.beginPath();
  line(quantiles[BAND_INKS.length] ?? [], false);
  ctx.strokeStyle = paints.text;
  ctx.lineWidth = 1.5;
  ctx.stroke();
}

function columnMarks(ctx: CanvasRenderingContext2D, picture: Picture, paints: Paints, { place, chosen }: Marks): void {
  const { area } = picture;
  const marked = place?.index ?? chosen;
  if (marked < 0) {
    return;
  }
  const [from, to] = column(picture, marked);
  ctx.strokeStyle = paints.accent;
  ctx.lineWidth = 1;
  ctx.strokeRect(Math.round(from) + 0.5, area.top + 0.5, Math.max(1, Math.round(to - from) - 1), area.height - 1);
  const span = place && bucketSpan(picture, place);
  if (span) {
    ctx.lineWidth = 2;
    ctx.strokeRect(Math.round(from) - 1, span[0] - 1, Math.max(3, to - from + 2), span[1] - span[0] + 2);
  }
}
