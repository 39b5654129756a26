import { html, type TemplateResult } from 'lit';
import { bytes, exact, short } from '../data/format';
import { elided, visible } from '../data/shown-text';
import type { LineageRow } from '../data/lineage';
import { numberOf, pipelineText, type Column } from './lineage-model';

const TEXT_CHARS_MAX = 28;
/** More of a pipeline fits into no cell; where it is cut the style says. */
const PIPELINE_CHARS_MAX = 100;

/** A cell of the lineage table: short on the page, every digit in its title. */
export function lineageCell(row: LineageRow, column: Column, number: boolean, openPipeline: (row: LineageRow) => void): TemplateResult {
  const cell = column.of(row);
  if (cell === null) {
    return html`<div role="cell" class="dim ${number ? 'n' : ''}"><span aria-label="none">–</span></div>`;
  }
  if (column.key === 'd:datasetMark' && row.dataset) {
    const text = pipelineText(row.dataset);
    return html`<div role="cell" title=${visible(text).slice(0, 2000)}>
      <button class="link" @click=${() => openPipeline(row)}>${row.datasetMark}</button>
      <span class="dim">${visible(text.slice(0, PIPELINE_CHARS_MAX))}</span>
    </div>`;
  }
  const value = numberOf(cell);
  if (value === null) {
    const text = String(cell);
    return html`<div role="cell" title=${visible(text).slice(0, 2000)}>${elided(text, TEXT_CHARS_MAX)}</div>`;
  }
  const shown = column.key === 'm:modelSize' ? bytes(value) : short(value);
  const whole = typeof cell === 'bigint' ? exact(cell) : exact(value);
  return html`<div role="cell" class="n ${Number.isFinite(value) ? '' : 'amber'}" title=${whole}>${shown}</div>`;
}
