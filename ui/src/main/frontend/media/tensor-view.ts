import { LitElement, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { ApiError } from '../data/api';
import { exact, grouped, short } from '../data/format';
import type { Statistics, TensorRow, TensorSlice } from '../data/media';
import { api } from '../shell/app';
import { common } from '../shell/tokens';
import { tensorStyle } from './tensor-style';
import { COLUMNS, ROWS, fitted, shapeText, shown, sliceOf, special, tableOf, turned, type Pick as Part } from './tensor-window';

/** What is known of a tensor before any element is read. */
type Row = Pick<TensorRow, 'dtype' | 'shape' | 'statistics' | 'url'>;

/**
 * One tensor: what its numbers are like, and a table of as many of them as can be read. Fires
 * `mi-pick` when another part of it is chosen.
 */
@customElement('mi-tensor-view')
export class TensorView extends LitElement {
  static override styles = [common, tensorStyle];

  /** What is shown; another url means other values. */
  @property({ attribute: false }) row: Row | null = null;
  /** How a slice is read. */
  @property({ attribute: false }) read: (url: string, slice: string) => Promise<TensorSlice> = (url, slice) => api.tensor(url, slice);
  /** Saves the whole tensor; null: the url itself is the file. */
  @property({ attribute: false }) save: (() => void) | null = null;
  /** The part that is shown, where somebody remembers it. */
  @property({ attribute: false }) shownPart: Part | null = null;
  @state() private pick: Part | null = null;
  @state() private slice: TensorSlice | null = null;
  @state() private error = '';
  /** What was asked for last: a later answer to an earlier question is of no use. */
  private asked = '';

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('shownPart') && this.shownPart) {
      this.pick = this.shownPart;
    }
    if (this.row && (changed.has('row') || changed.has('pick') || changed.has('shownPart'))) {
      this.pick = fitted(this.pick, this.row.shape);
      void this.load(this.row, this.pick);
    }
  }

  private async load(row: Row, pick: Part): Promise<void> {
    const wanted = sliceOf(pick, row.shape);
    if (this.asked === row.url + wanted) {
      return;
    }
    this.asked = row.url + wanted;
    try {
      const slice = await this.read(row.url, wanted);
      if (this.asked === row.url + wanted) {
        this.slice = slice;
        this.error = '';
      }
    } catch (e) {
      if (this.asked === row.url + wanted) {
        this.error = e instanceof ApiError ? e.message : String(e);
      }
    }
  }

  protected override render(): TemplateResult | null {
    const { row, pick } = this;
    if (row === null || pick === null) {
      return null;
    }
    return html`<div class="facts">
        <b>${shapeText(row.shape)}</b> <span class="dim">${row.dtype}</span>
        ${this.save ? html`<button class="framed" @click=${this.save}>Save as .npy</button>` : html`<a href=${row.url} download>Save as .npy</a>`}
      </div>
      ${row.statistics ? renderStatistics(row.statistics) : html`<p class="dim">Complex numbers have no order: no statistics.</p>`}
      ${row.shape.length > 0 && !row.shape.includes(0) ? this.renderPick(row, pick) : null}
      ${this.error !== '' ? html`<p class="red" data-fault>${this.error.slice(0, 1000)}</p>` : this.renderTable(row, pick)}`;
  }

  private renderPick(row: Row, pick: Part): TemplateResult {
    const { shape } = row;
    return html`<div class="pick">
      ${shape.length > 1 ? html`${this.renderAxis('rows', pick, shape)} ${this.renderAxis('columns', pick, shape)}` : null}
      ${shape.map((extent, d) => {
        const size = d === pick.rows ? ROWS : d === pick.columns ? COLUMNS : 1;
        return extent <= size
          ? null
          : html`<label title="Where the table begins, or the place that is shown"
              >dim ${d} ${size > 1 ? 'from' : 'at'}
              <input
                type="number"
                min="0"
                max=${extent - 1}
                step=${size}
                data-dim=${d}
                .value=${String(pick.at[d] ?? 0)}
                @change=${(e: Event) => this.place(d, Number((e.target as HTMLInputElement).value))}
              />
              <span class="dim">of ${grouped(extent)}</span></label
            >`;
      })}
    </div>`;
  }

  private renderAxis(axis: 'rows' | 'columns', pick: Part, shape: readonly number[]): TemplateResult {
    return html`<label
      >${axis}
      <select data-axis=${axis} @change=${(e: Event) => this.choose(turned(pick, axis, Number((e.target as HTMLSelectElement).value)))}>
        ${shape.map((extent, d) => html`<option value=${d} ?selected=${pick[axis] === d}>dim ${d} (${grouped(extent)})</option>`)}
      </select></label
    >`;
  }

  private place(dimension: number, at: number): void {
    const { row, pick } = this;
    if (row && pick && Number.isFinite(at)) {
      this.choose(fitted({ ...pick, at: pick.at.map((old, d) => (d === dimension ? Math.trunc(at) : old)) }, row.shape));
    }
  }

  private choose(pick: Part): void {
    this.pick = pick;
    this.dispatchEvent(new CustomEvent('mi-pick', { detail: pick }));
  }

  private renderTable(row: Row, pick: Part): TemplateResult {
    const { slice } = this;
    if (slice === null || this.asked === '') {
      return html`<div class="skeleton table" aria-busy="true"></div>`;
    }
    if (slice.values.length === 0) {
      return html`<p class="dim">No elements.</p>`;
    }
    const { rows, columns, cells } = tableOf(pick, row.shape, slice.values);
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Elements">
      <table data-slice=${slice.slice}>
        ${columns.length > 0 ? html`<tr><th><span class="unseen">place</span></th>${columns.map((c) => html`<th scope="col">${grouped(c)}</th>`)}</tr>` : null}
        ${cells.map(
          (line, r) =>
            html`<tr>
              <th scope="row">${rows.length > 0 ? grouped(rows[r] ?? 0) : html`<span class="unseen">values</span>`}</th>
              ${line.map((element) => html`<td class=${special(element) ? 'special' : ''}>${shown(element, slice.dtype)}</td>`)}
            </tr>`,
        )}
      </table>
    </div>`;
  }
}

function renderStatistics(of: Statistics): TemplateResult {
  const number = (value: number | string | null): string => (value === null ? '–' : exact(Number(value)));
  const few = (value: number | string | null): string => (value === null ? '–' : short(Number(value), 6));
  const figures: [name: string, value: string, title: string, mark?: boolean][] = [
    ['elements', grouped(of.count), ''],
    ['min', few(of.min), number(of.min)],
    ['max', few(of.max), number(of.max)],
    ['mean', few(of.mean), number(of.mean)],
    ['std', few(of.std), number(of.std)],
    ['L2', few(of.l2), number(of.l2)],
    ['zero', grouped(of.zero), ''],
    ['negative', grouped(of.negative), ''],
    ['positive', grouped(of.positive), ''],
    ['NaN', grouped(of.nan), '', of.nan > 0],
    ['+Inf', grouped(of.posInf), '', of.posInf > 0],
    ['−Inf', grouped(of.negInf), '', of.negInf > 0],
  ];
  return html`<dl data-statistics>
    ${figures.map(([name, value, title, mark]) => html`<div class=${mark ? 'special' : ''} title=${title} data-figure=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-tensor-view': TensorView;
  }
}
