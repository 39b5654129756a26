import { html, type TemplateResult } from 'lit';
import { exact, duration, grouped, isoTime, localTime } from '../data/format';
import { nearest, tooltipRows } from '../data/tooltip-rows';
import { elided } from '../data/shown-text';
import { colourOf, runs } from '../shell/app';
import type { ChartLine } from './chart-lines';
import type { Plot } from './plot';

/** A line is left out where the cursor is so many pixels beyond its ends. */
const BEYOND_PIXELS = 8;
const GAP_PIXELS = 14;

/** Where the pointer is on a plot. */
export interface Hover {
  left: number;
  top: number;
  pinned: boolean;
}

/** The values at the cursor: the nearest line first. It stands beside the cursor's column. */
export function chartTooltip(
  hover: Hover,
  lines: readonly ChartLine[],
  plot: Plot,
  smoothed: boolean,
  width: number,
): TemplateResult | null {
  const at = plot.valueAt(hover.left, 'x');
  const shown = lines.filter((line) => !line.superseded);
  const candidates = shown.flatMap((line) => {
    const index = nearest(line.x, at);
    const reach = index < 0 ? Infinity : beyond(plot, line, hover.left);
    if (reach > BEYOND_PIXELS) {
      return [];
    }
    const y = plot.pixelOf((smoothed ? line.smoothed : line.y)[index] ?? NaN, 'y');
    return [{ run: line.run, index, distance: Number.isFinite(y) ? Math.abs(y - hover.top) : Infinity }];
  });
  const { rows, more } = tooltipRows(candidates);
  const first = shown.find((line) => line.run === rows[0]?.run);
  if (!rows[0] || !first) {
    return null;
  }
  const side = hover.left < width / 2 ? `left:${hover.left + GAP_PIXELS}px` : `right:${width - hover.left + GAP_PIXELS}px`;
  return html`<div class="tooltip ${hover.pinned ? 'pinned' : ''}" style=${side} role="tooltip" data-tooltip>
    ${position(first, rows[0].index)}
    <table>
      ${rows.map(({ run, index }) => row(shown.find((line) => line.run === run) ?? first, index, smoothed))}
    </table>
    ${more > 0 ? html`<p class="dim">+ ${grouped(more)} more</p>` : null}
    ${first.series.reduced ? html`<p class="dim">Last value of about ${grouped(Math.round(first.series.count / first.series.length))} points each</p>` : null}
  </div>`;
}

function beyond(plot: Plot, line: ChartLine, left: number): number {
  const [start, end] = [plot.pixelOf(line.x[0] ?? NaN, 'x'), plot.pixelOf(line.x.at(-1) ?? NaN, 'x')];
  return Math.max(start - left, left - end);
}

function position(line: ChartLine, index: number): TemplateResult {
  const i = line.order[index] ?? 0;
  const wall = line.series.wall[i] ?? NaN;
  const started = runs.get(line.run)?.started ?? wall;
  return html`<p>
    <b data-step=${String(line.series.step[i])}>step ${grouped(line.series.step[i])}</b>
    <span class="dim" title=${isoTime(wall)}> · ${duration(wall - started)} · ${localTime(wall)}</span>
  </p>`;
}

function row(line: ChartLine, index: number, smoothed: boolean): TemplateResult {
  const i = line.order[index] ?? 0;
  const value = line.series.value[i] ?? NaN;
  return html`<tr>
    <td><i style="background:${colourOf(line.run)}"></i></td>
    <td class="run">${elided(runs.get(line.run)?.name ?? line.run, 40)}</td>
    <td class="n" data-value>${exact(value, line.series.dtype)}</td>
    ${smoothed ? html`<td class="n dim">≈ ${exact(Number((line.smoothed[index] ?? NaN).toPrecision(5)))}</td>` : null}
    <td class="n dim">${hidden(line, i)}</td>
  </tr>`;
}

/** NaN values that a bucket holds beside its last value. */
function hidden(line: ChartLine, i: number): string {
  const nan = line.series.nan[i] ?? 0;
  return line.series.reduced && nan > 0 ? `${grouped(nan)} NaN` : '';
}
