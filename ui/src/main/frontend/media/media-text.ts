import { html, type TemplateResult } from 'lit';
import type { TextRow } from '../data/media';
import { grouped } from '../data/format';
import { markdown } from './markdown-view';

/** Cells of an array of texts that are shown; the rest is counted. */
const CELLS_MAX = 1000;
/** Characters of one text that are shown; the rest is counted. */
const CHARS_MAX = 1_000_000;

/** The texts of one step: one as it is, more as a table of their last dimension. */
export function texts(row: TextRow, source: boolean): TemplateResult {
  const shown = row.text.slice(0, CELLS_MAX);
  const left = row.text.length - shown.length;
  return html`${shown.length === 1 && left === 0 ? text(shown[0] ?? '', source) : table(shown, row.shape, source)}
    ${left > 0 ? html`<p class="amber" data-left-out=${left}>${grouped(left)} more texts are not shown.</p>` : null}
    ${row.text.length === 0 ? html`<p class="dim">No text: its shape is ${row.shape.join(' × ')}.</p>` : null}`;
}

function text(whole: string, source: boolean): TemplateResult {
  const part = whole.slice(0, CHARS_MAX);
  const left = whole.length - part.length;
  return html`${source ? html`<pre class="plain">${part}</pre>` : markdown(part)}
    ${left > 0 ? html`<p class="amber" data-left-out=${left}>${grouped(left)} more characters are not shown.</p>` : null}`;
}

function table(all: readonly string[], shape: readonly number[], source: boolean): TemplateResult {
  const width = Math.max(1, shape.length > 1 ? (shape.at(-1) ?? 1) : 1);
  const rows = Array.from({ length: Math.ceil(all.length / width) }, (_, r) => all.slice(r * width, (r + 1) * width));
  return html`<div class="wide">
    <table>
      <tbody>
        ${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${text(cell, source)}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}
