import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Wish } from '../cards/wishes';
import { Catalogue } from '../data/catalogue';
import { bytes, counted, grouped, isoTime, localTime, NONE } from '../data/format';
import { scalarOf, type Ledger } from '../data/ledger';
import { elided } from '../data/shown-text';
import { Watch, api, colourOf, live, runs, theme, view } from '../shell/app';
import { dialogStyle } from '../shell/dialog-style';
import { icon } from '../shell/icons';
import { common } from '../shell/tokens';
import { ROW_PIXELS, VirtualRows } from '../shell/virtual-rows';
import type { ChartStore } from './chart-store';
import { seriesLedgerStyle } from './series-ledger-style';

/** A run that grows is asked again at most this often while somebody looks. */
const FRESH_MILLIS = 2000;

/** The tag whose ledgers are held: those of one card at a time. */
let heldTag = '';
const ledgersOfTag = new Catalogue((run) => api.seriesLedger(run, heldTag), live, FRESH_MILLIS, 2);

/** What a column is called and what it means. */
const COLUMNS: readonly { title: string; what: string }[] = [
  { title: 'Points', what: 'Raw points of the newest attempt, with what it inherited' },
  { title: 'Drawn', what: 'Points that the line is made of' },
  { title: 'NaN', what: 'Of all attempts' },
  { title: '+Inf', what: 'Of all attempts' },
  { title: '−Inf', what: 'Of all attempts' },
  { title: 'Out of order', what: 'Points with a smaller step than one before them, without a restart' },
  { title: 'Superseded', what: 'Points that a restart has overtaken, or out of a file that was replaced' },
  { title: 'Attempts', what: 'Attempts that have points of this tag' },
  { title: 'Skipped', what: "Bytes of the run's files that are no record, and at how many places" },
  { title: 'Unread', what: "Bytes of the run's files that are not read yet" },
  { title: 'Last flush', what: 'When the run grew last, on the clock of this server' },
];

/** What stands behind a card: for each of its series what was read, what is drawn, and what was left out. */
@customElement('mi-series-ledger')
export class SeriesLedger extends LitElement {
  static override styles = [common, dialogStyle, seriesLedgerStyle];

  @property({ attribute: false }) tag = '';
  @property({ attribute: false }) wishes: readonly Wish[] = [];
  @property({ attribute: false }) store: ChartStore | null = null;
  private readonly virtual = new VirtualRows(this);
  private watch: Watch | null = null;

  constructor() {
    super();
    new Watch(this, ledgersOfTag, runs, theme);
  }

  protected override willUpdate(): void {
    if (this.tag !== heldTag) {
      heldTag = this.tag;
      ledgersOfTag.clear();
    }
    if (this.store && !this.watch) {
      this.watch = new Watch(this, this.store);
    }
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (!dialog?.open) {
      dialog?.showModal();
    }
  }

  protected override render(): TemplateResult {
    const { first, end } = this.virtual.window(this.wishes.length);
    return html`<dialog aria-labelledby="title" data-facts @keydown=${(e: Event) => e.stopPropagation()} @close=${() => view.go({ facts: null })}>
      <div class="title">
        <h2 id="title">Ledger of ${elided(this.tag, 120)}</h2>
        <button aria-label="Close" @click=${() => view.go({ facts: null })}>${icon('close')}</button>
      </div>
      <div class="body" data-scroll tabindex="0" @scroll=${this.virtual.onScroll}>
        <table aria-rowcount=${this.wishes.length + 1}>
          <thead>
            <tr><th>Run</th>${COLUMNS.map(({ title, what }) => html`<th class="n" title=${what}>${title}</th>`)}</tr>
          </thead>
          <tbody>
            ${gap(first)}
            ${repeat(
              this.wishes.slice(first, end),
              (wish) => wish.run.id,
              (wish, i) => this.renderRow(wish, first + i),
            )}
            ${gap(this.wishes.length - end)}
          </tbody>
        </table>
      </div>
      <p class="foot dim">
        A drawn point that stands for several keeps their lowest and highest value; smoothing runs over every point.
        ${view.state.tensorBoard ? 'Now drawn are the points that TensorBoard would draw, of all attempts, without extremes, smoothed among themselves.' : null}
      </p>
    </dialog>`;
  }

  private renderRow(wish: Wish, index: number): TemplateResult {
    const run = runs.get(wish.run.id) ?? wish.run;
    const ledger = ledgersOfTag.of(run);
    const facts = scalarOf(ledger, this.tag);
    const drawn = this.store?.get(run.id, this.tag)?.newest.length;
    const count = this.store?.full(run.id, this.tag)?.count;
    return html`<tr data-facts-run=${run.id} aria-rowindex=${index + 2}>
      <td class="run" title=${elided(run.name, 500)}><i style="background:${colourOf(run.id)}"></i>${elided(run.name, 48)}</td>
      <td class="n" data-raw=${count ?? ''}>${grouped(count)}</td>
      <td class="n" data-drawn=${drawn ?? ''}>${grouped(drawn)}</td>
      ${doubt(facts?.nan)}${doubt(facts?.posInf)}${doubt(facts?.negInf)}${doubt(facts?.outOfOrder)}${doubt(facts?.superseded)}
      <td class="n">${grouped(wish.tag.attempts)}</td>
      <td class="n ${ledger && ledger.totals.corrupt > 0 ? 'amber' : ''}">
        <button title="Which bytes, and why: the ledger of this run" aria-label="Ledger of ${elided(run.name, 80)}" @click=${() => view.go({ facts: null, ledger: run.id })}>${skipped(ledger)}</button>
      </td>
      <td class="n ${ledger && ledger.behindBytes > 0 ? 'amber' : ''}">${ledger ? bytes(ledger.behindBytes) : NONE}</td>
      ${flush(ledger)}
    </tr>`;
  }
}

/** Stands for rows that are not rendered. */
function gap(rows: number): TemplateResult | null {
  return rows > 0 ? html`<tr aria-hidden="true" class="gap" style="height:${rows * ROW_PIXELS}px"></tr>` : null;
}

function doubt(n: number | undefined): TemplateResult {
  return html`<td class="n ${n !== undefined && n > 0 ? 'amber' : ''}">${grouped(n)}</td>`;
}

function skipped(ledger: Ledger | null): string {
  if (!ledger) {
    return NONE;
  }
  const { corrupt, corruptBytes } = ledger.totals;
  return corrupt === 0 ? 'nothing' : `${grouped(corruptBytes)} B, ${counted(corrupt, 'place')}`;
}

function flush(ledger: Ledger | null): TemplateResult {
  const at = ledger?.grown ?? null;
  return at === null ? html`<td class="n">${NONE}</td>` : html`<td class="n" title=${isoTime(at)}>${localTime(at)}</td>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-series-ledger': SeriesLedger;
  }
}
