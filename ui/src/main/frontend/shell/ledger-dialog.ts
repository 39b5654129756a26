import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ApiError, type Run } from '../data/api';
import type { Ledger } from '../data/ledger';
import { bytes, counted, grouped } from '../data/format';
import { resolveIds } from '../data/url-state';
import { elided, visible } from '../data/shown-text';
import { Watch, api, live, runs, view } from './app';
import { dialogStyle } from './dialog-style';
import { icon } from './icons';
import { common } from './tokens';

/** Rows of the tables of a ledger that are rendered; the rest is counted. */
const ROWS_MAX = 500;
/** How often the figures of a growing run are read anew. */
const REFRESH_MILLIS = 1000;

/** The ledger of a run: what was read, what was not and why, and what its values hold. */
@customElement('mi-ledger-dialog')
export class LedgerDialog extends LitElement {
  static override styles = [
    common,
    dialogStyle,
    css`
      dialog {
        width: min(900px, 92vw);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(4, 1fr);
        gap: 4px 16px;
        margin: 0;
      }
      dt {
        grid-row: 1;
        color: var(--mi-dim);
        font-size: 12px;
      }
      dd {
        grid-row: 2;
        margin: 0;
        font-size: 16px;
      }
      select {
        max-width: 320px;
        height: 28px;
        border: 1px solid var(--mi-control);
        border-radius: 6px;
        background: var(--mi-surface);
      }
    `,
  ];

  @state() private ledger: Ledger | null = null;
  @state() private error: ApiError | null = null;
  private asked = '';
  private again: ReturnType<typeof setTimeout> | undefined;
  private ends: (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, view, runs);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = [
      live.on('ledger', ({ run }) => {
        if (run === this.asked) {
          this.again ??= setTimeout(() => {
            this.again = undefined;
            void this.load(this.asked);
          }, REFRESH_MILLIS);
        }
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
  }

  private get run(): Run | undefined {
    const { ledger } = view.state;
    const ids = runs.all.map((run) => run.id);
    const id = ledger === null ? undefined : resolveIds([ledger], ids)[0];
    return id === undefined ? undefined : runs.get(id);
  }

  protected override willUpdate(): void {
    const id = this.run?.id ?? '';
    if (id !== this.asked) {
      this.asked = id;
      this.ledger = null;
      if (id !== '') {
        void this.load(id);
      }
    }
  }

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    const open = this.run !== undefined;
    if (open && !dialog?.open) {
      dialog?.showModal();
    } else if (!open && dialog?.open) {
      dialog.close();
    }
  }

  protected override render(): TemplateResult {
    const { run } = this;
    return html`<dialog aria-labelledby="title" @keydown=${(e: Event) => e.stopPropagation()} data-ledger=${run?.id ?? ''} @close=${() => this.closed()}>
      <div class="title">
        <h2 id="title">Ledger of ${run ? elided(run.name, 120) : ''}</h2>
        ${runs.all.length > 1 && runs.all.length <= ROWS_MAX ? this.renderChoice(run) : null}
        <button aria-label="Close" @click=${() => this.closed()}>${icon('close')}</button>
      </div>
      <div class="body" tabindex="0">${this.renderBody()}</div>
    </dialog>`;
  }

  private renderChoice(run: Run | undefined): TemplateResult {
    const choose = (e: Event): void => view.go({ ledger: (e.target as HTMLSelectElement).value });
    return html`<select aria-label="Run" @change=${choose}>
      ${runs.all.map((r) => html`<option value=${r.id} ?selected=${r.id === run?.id}>${elided(r.name, 60)}</option>`)}
    </select>`;
  }

  private renderBody(): TemplateResult {
    if (this.error) {
      return html`<p class="red">The ledger could not be read: ${this.error.message}. The rest of the page goes on.</p>`;
    }
    if (!this.ledger) {
      return html`<div class="skeleton" style="height:120px"></div>`;
    }
    const { records, bytes: size, behindBytes, totals, corrupt, notes, tags, companions } = this.ledger;
    const lost = totals.corruptBytes;
    return html`
      <dl>
        <dt>Records read</dt>
        <dd data-records=${records}>${grouped(records)}</dd>
        <dt>Bytes read</dt>
        <dd title=${grouped(size)}>${bytes(size)}</dd>
        <dt>Still to read</dt>
        <dd class=${behindBytes > 0 ? 'amber' : ''}>${bytes(behindBytes)}</dd>
        <dt>Skipped</dt>
        <dd class=${lost > 0 ? 'amber' : ''} data-skipped=${lost}>${lost === 0 ? 'nothing' : bytes(lost)}</dd>
      </dl>
      ${notes.length > 0 ? html`<h3>Notes</h3><ul>${notes.slice(0, ROWS_MAX).map((n) => html`<li>${visible(n)}</li>`)}</ul>${rest(totals.notes)}` : null}
      ${corrupt.length > 0 ? this.renderCorrupt(corrupt, totals.corrupt) : null} ${this.renderTags(tags)}
      ${companions.length > 0 ? this.renderCompanions(companions, totals.companions) : null}
    `;
  }

  private renderCorrupt(corrupt: Ledger['corrupt'], count: number): TemplateResult {
    return html`<h3>Skipped (${counted(count, 'place')})</h3>
      <table>
        <thead>
          <tr><th>File</th><th class="n">Offset</th><th class="n">Bytes</th><th>Reason</th></tr>
        </thead>
        <tbody>
          ${corrupt.slice(0, ROWS_MAX).map(
            (c) =>
              html`<tr>
                <td class="text">${elided(c.file, 160)}</td><td class="n">${grouped(c.offset)}</td><td class="n">${grouped(c.bytes)}</td><td class="text">${visible(c.reason)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${rest(count)}`;
  }

  private renderTags(tags: Ledger['tags']): TemplateResult {
    const number = (n: number): TemplateResult => html`<td class="n ${n > 0 ? 'amber' : 'dim'}">${grouped(n)}</td>`;
    return html`<h3>Data (${counted(tags.length, 'tag')})</h3>
      <table>
        <thead>
          <tr><th>Tag</th><th>Kind</th><th class="n">Points</th><th class="n">NaN</th><th class="n">±Inf</th><th class="n">Out of order</th><th class="n">Superseded</th></tr>
        </thead>
        <tbody>
          ${tags.slice(0, ROWS_MAX).map(
            (t) =>
              html`<tr>
                <td class="text" title=${visible(t.tag.slice(0, 2000))}>${elided(t.tag, 120)}</td><td>${t.kind}</td><td class="n">${grouped(t.points)}</td>
                ${number(t.nan)}${number(t.infinite)}${number(t.outOfOrder)}${number(t.superseded)}
              </tr>`,
          )}
        </tbody>
      </table>
      ${rest(tags.length)}`;
  }

  private renderCompanions(companions: Ledger['companions'], count: number): TemplateResult {
    return html`<h3>Other files (${grouped(count)})</h3>
      <table>
        <thead>
          <tr><th>File</th><th>Kind</th><th class="n">Bytes</th><th>What it is</th></tr>
        </thead>
        <tbody>
          ${companions.slice(0, ROWS_MAX).map(
            (c) =>
              html`<tr data-companion=${c.kind}>
                <td class="text">${elided(c.file, 160)}</td><td>${c.kind}</td><td class="n">${grouped(c.bytes)}</td><td class="text">${visible(c.about)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${rest(count)}`;
  }

  private async load(run: string): Promise<void> {
    if (run === '') {
      return;
    }
    try {
      const ledger = await api.ledger(run);
      if (run === this.asked) {
        this.ledger = ledger;
        this.error = null;
      }
    } catch (e) {
      this.error = e instanceof ApiError ? e : new ApiError(0, String(e));
    }
  }

  private closed(): void {
    if (view.state.ledger !== null) {
      view.go({ ledger: null });
    }
  }
}

function rest(count: number): TemplateResult | null {
  return count > ROWS_MAX ? html`<p class="dim">and ${grouped(count - ROWS_MAX)} more</p>` : null;
}
