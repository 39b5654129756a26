import { html, svg, type TemplateResult } from 'lit';
import { extent } from '../data/axis';
import type { SeriesModel } from '../data/series-model';

const WIDTH = 72;
const HEIGHT = 20;

/** The path of a small line over arrival order; holes where a bucket has no finite value. */
export function sparkPath(values: readonly number[], width: number, height: number): string {
  const range = extent([values]);
  if (!range || values.length < 2) {
    return '';
  }
  const [low, high] = range;
  const x = (i: number): string => ((i / (values.length - 1)) * (width - 2) + 1).toFixed(1);
  const y = (v: number): string => (high === low ? height / 2 : (1 - (v - low) / (high - low)) * (height - 4) + 2).toFixed(1);
  return values
    .map((v, i) => (Number.isFinite(v) ? `${Number.isFinite(values[i - 1] ?? NaN) ? 'L' : 'M'}${x(i)} ${y(v)}` : ''))
    .join('');
}

/** A line of a series' history, without axes: its shape and nothing else. */
export function sparkline(series: SeriesModel, colour: string): TemplateResult {
  const path = sparkPath(series.value.map(Number), WIDTH, HEIGHT);
  return html`<svg class="spark" width=${WIDTH} height=${HEIGHT} viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    ${svg`<path d=${path} fill="none" stroke=${colour} stroke-width="1.25" stroke-linejoin="round"/>`}
  </svg>`;
}
