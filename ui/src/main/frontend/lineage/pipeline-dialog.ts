import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { elided, visible } from '../data/shown-text';
import type { LineageRow } from '../data/lineage';
import { dialogStyle } from '../shell/dialog-style';
import { icon } from '../shell/icons';
import { common } from '../shell/tokens';
import { pipelineRows } from './lineage-model';

/** The data pipelines of a run and of another, operation by operation, side by side. */
@customElement('mi-pipeline-dialog')
export class PipelineDialog extends LitElement {
  static override styles = [
    common,
    dialogStyle,
    css`
      .sides {
        display: flex;
        gap: 24px;
        align-items: start;
      }
      section {
        flex: 1;
        min-width: 280px;
      }
      .operation {
        border-left: 2px solid var(--mi-line);
        padding: 4px 0 4px 8px;
        margin-bottom: 4px;
      }
      .operation.differs {
        border-color: var(--mi-amber);
      }
      .operation code {
        display: block;
        font: 12px var(--mi-mono);
        color: var(--mi-dim);
        overflow-wrap: anywhere;
      }
      select {
        max-width: 280px;
      }
    `,
  ];

  @property({ attribute: false }) row: LineageRow | null = null;
  @property({ attribute: false }) other: LineageRow | null = null;
  /** Rows with another pipeline than {@link row}'s, to compare with. */
  @property({ attribute: false }) others: readonly LineageRow[] = [];

  protected override render(): TemplateResult {
    const { row } = this;
    return html`<dialog aria-labelledby="title" @close=${() => this.tell(null)}>
      <div class="title">
        <h2 id="title">Data pipeline ${row?.datasetMark ?? ''}</h2>
        ${this.others.length > 0
          ? html`<label class="dim">beside
              <select @change=${(e: Event) => this.tell((e.target as HTMLSelectElement).value)}>
                <option value="">nothing</option>
                ${this.others.map((one) => html`<option value=${one.run} ?selected=${one.run === this.other?.run}>${elided(one.name, 60)} · ${one.datasetMark}</option>`)}
              </select></label>`
          : html`<span class="dim">every run with a pipeline has this one</span>`}
        <button aria-label="Close" @click=${() => this.dialog?.close()}>${icon('close')}</button>
      </div>
      <div class="body sides" tabindex="0">${row ? this.side(row, this.other) : null}${this.other ? this.side(this.other, row) : null}</div>
    </dialog>`;
  }

  private side(row: LineageRow, beside: LineageRow | null): TemplateResult {
    const theirs = new Set((beside?.dataset ? pipelineRows(beside.dataset) : []).map(({ operation }) => written(operation)));
    return html`<section>
      <h3>${elided(row.name, 60)}</h3>
      ${row.dataset
        ? pipelineRows(row.dataset).map(({ operation }) => {
            const differs = beside !== null && !theirs.has(written(operation));
            return html`<div class="operation ${differs ? 'differs' : ''}">
              <b>${elided(operation.name, 60)}</b>${differs ? html` <span class="amber">differs</span>` : null}
              ${Object.entries(operation.parameters).map(([name, value]) => html`<code>${elided(`${name} = ${JSON.stringify(value)}`, 400)}</code>`)}
            </div>`;
          })
        : null}
    </section>`;
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override firstUpdated(): void {
    this.dialog?.showModal();
  }

  /** Null closes, text names the run beside, empty text none. */
  private tell(detail: string | null): void {
    this.dispatchEvent(new CustomEvent<string | null>('mi-beside', { detail }));
  }
}

function written(operation: { name: string; parameters: Record<string, unknown> }): string {
  return visible(operation.name) + JSON.stringify(operation.parameters);
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-pipeline-dialog': PipelineDialog;
  }
}
