import { html, type TemplateResult } from 'lit';
import { exact, grouped, isoTime, localTime, short, NONE } from '../data/format';
import type { Int } from '../data/exact-json';
import { BAND_PERCENTS, quantile, type Histogram } from './histogram-model';
import type { Pointed } from './histogram-plot';

const GAP_PIXELS = 14;

/** One bucket to the last digit, and the step that it belongs to. */
export function histogramTooltip(h: Histogram, at: Pointed, bands: boolean): TemplateResult {
  const side = at.x < at.width / 2 ? `left:${at.x + GAP_PIXELS}px` : `right:${at.width - at.x + GAP_PIXELS}px`;
  return html`<div class="tooltip" style=${side} role="tooltip" data-tooltip>
    <p>
      <b data-step=${String(h.step)}>step ${grouped(h.step)}</b>
      <span class="dim" title=${isoTime(h.wallTime)}> · ${localTime(h.wallTime)}${h.attempt > 1 ? ` · attempt ${h.attempt}` : ''}</span>
    </p>
    ${bucket(h, at.bucket)} ${bands ? quantiles(h) : null} ${totals(h)}
  </div>`;
}

function bucket(h: Histogram, index: number): TemplateResult {
  const [left, right, count] = [h.left[index], h.right[index], h.counts[index]];
  if (left === undefined || right === undefined || count === undefined) {
    return html`<p class="dim" data-no-bucket>No bucket here</p>`;
  }
  const share = h.finite > 0 ? count / h.finite : 0;
  return html`<table data-bucket=${index}>
    <tr><td class="dim">from</td><td class="n" data-left=${left}>${exact(left)}</td></tr>
    <tr><td class="dim">to</td><td class="n" data-right=${right}>${exact(right)}</td></tr>
    <tr><td class="dim">count</td><td class="n"><b data-count=${count}>${whole(count)}</b></td></tr>
    <tr><td class="dim">share</td><td class="n" data-share=${share}>${short(share * 100, 4)} %</td></tr>
    <tr><td class="dim">bucket</td><td class="n dim">${grouped(index + 1)} of ${grouped(h.counts.length)}</td></tr>
  </table>`;
}

function quantiles(h: Histogram): TemplateResult {
  return html`<table class="apart">
    ${BAND_PERCENTS.map((percent) => html`<tr><td class="dim">${percent} %</td><td class="n" data-quantile=${percent}>${number(quantile(h, percent))}</td></tr>`)}
  </table>`;
}

function totals(h: Histogram): TemplateResult {
  const special = specialText(h);
  return html`<p class="apart dim">
    <span data-total=${h.count}>${whole(h.count)} values</span>${special ? html` · <span class="nan" data-special>${special}</span>` : null}<br />
    min ${h.min === null ? NONE : exact(h.min)} · max ${h.max === null ? NONE : exact(h.max)}<br />
    sum ${h.sum === null ? NONE : exact(h.sum)}
  </p>`;
}

/** "3 NaN · 1 +Inf", empty where all values are finite. */
export function specialText({ nan, posInf, negInf }: Pick<Histogram, 'nan' | 'posInf' | 'negInf'>): string {
  const parts = [nan > 0 ? `${grouped(nan)} NaN` : '', posInf > 0 ? `${grouped(posInf)} +Inf` : '', negInf > 0 ? `${grouped(negInf)} \u2212Inf` : ''];
  return parts.filter((part) => part !== '').join(' · ');
}

function whole(count: Int): string {
  return typeof count === 'bigint' || Number.isInteger(count) ? grouped(count) : exact(count);
}

/** Computed, not written by the producer: digits that mean something. */
function number(value: number): string {
  return exact(Number(value.toPrecision(6)));
}
