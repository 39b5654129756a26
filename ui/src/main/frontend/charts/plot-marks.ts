import type uPlot from 'uplot';
import { short } from '../data/format';
import { edgeMarks, type ChartLine } from './chart-lines';
import type { Token } from './plot-axes';

const FONT_PIXELS = 11;
/** Lines whose last value is written beside them; more would be a column of numbers. */
export const LABELS_MAX = 6;
/** Room at the right for last values. */
export const LABEL_PIXELS = 72;
const LABEL_GAP_PIXELS = 6;

/** A label beside the end of a line, before labels are moved apart. */
export interface Label {
  y: number;
  text: string;
  colour: string;
}

/** Moves labels apart so that none overlap, each as little as their order allows. */
export function apart(labels: readonly Label[], gap: number, low: number, high: number): Label[] {
  const placed = [...labels].sort((a, b) => a.y - b.y).map((label) => ({ ...label }));
  placed.forEach((label, i) => {
    const above = placed[i - 1];
    label.y = Math.max(label.y, above ? above.y + gap : low);
  });
  for (let i = placed.length - 1, most = high; i >= 0; i--) {
    const label = placed[i];
    if (label) {
      label.y = Math.min(label.y, most);
      most = label.y - gap;
    }
  }
  return placed;
}

/** Marks NaN and the infinities at the edges of the plot, where no value can stand. */
export function drawEdgeMarks(u: uPlot, lines: readonly ChartLine[], colourOf: (run: string) => string, token: Token): void {
  const { ctx } = u;
  const { left, top, width, height } = u.bbox;
  const size = 5 * devicePixelRatio;
  const within = (x: number): number | null => {
    const at = u.valToPos(x, 'x', true);
    return at >= left - 1 && at <= left + width + 1 ? at : null;
  };
  ctx.save();
  for (const line of lines) {
    const marks = edgeMarks(line);
    ctx.fillStyle = token('--mi-nan');
    for (const x of marks.nan) {
      const at = within(x);
      if (at !== null) {
        ctx.fillRect(at - devicePixelRatio / 2, top + height - 1.6 * size, devicePixelRatio, 1.6 * size);
      }
    }
    ctx.fillStyle = colourOf(line.run);
    marks.above.forEach((x) => arrow(ctx, within(x), top, size));
    marks.below.forEach((x) => arrow(ctx, within(x), top + height, -size));
  }
  ctx.restore();
}

function arrow(ctx: CanvasRenderingContext2D, x: number | null, tip: number, size: number): void {
  if (x !== null) {
    ctx.beginPath();
    ctx.moveTo(x, tip);
    ctx.lineTo(x - Math.abs(size) * 0.7, tip + 1.2 * size);
    ctx.lineTo(x + Math.abs(size) * 0.7, tip + 1.2 * size);
    ctx.fill();
  }
}

/** Writes the last values beside the ends of the lines. */
export function drawLabels(u: uPlot, lines: readonly ChartLine[], colourOf: (run: string) => string): void {
  const { ctx } = u;
  const { left, top, width, height } = u.bbox;
  const gap = (FONT_PIXELS + 2) * devicePixelRatio;
  const labels = lines.flatMap((line): Label[] => {
    const value = line.smoothed.findLast((y) => Number.isFinite(y));
    const y = value === undefined ? NaN : u.valToPos(value, 'y', true);
    return value !== undefined && Number.isFinite(y) && y >= top - gap && y <= top + height + gap
      ? [{ y, text: short(value), colour: colourOf(line.run) }]
      : [];
  });
  ctx.save();
  ctx.font = `${FONT_PIXELS * devicePixelRatio}px system-ui, 'DejaVu Sans', sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  for (const { y, text, colour } of apart(labels, gap, top + gap / 2, top + height - gap / 2)) {
    ctx.fillStyle = colour;
    // A text that is still too long is drawn narrower: every digit stays.
    const gapPixels = LABEL_GAP_PIXELS * devicePixelRatio;
    ctx.fillText(text, left + width + gapPixels, y, LABEL_PIXELS * devicePixelRatio - gapPixels);
  }
  ctx.restore();
}
