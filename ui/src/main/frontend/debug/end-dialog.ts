import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { grouped } from '../data/format';
import { elided } from '../data/shown-text';
import type { JobRow } from '../data/debug';
import { dialogStyle } from '../shell/dialog-style';
import { common } from '../shell/tokens';

/** Asks whether a training is to end, and says what that does. Fires `mi-end` if so, and `close` in any case. */
@customElement('mi-end-dialog')
export class EndDialog extends LitElement {
  static override styles = [
    common,
    dialogStyle,
    css`
      dialog {
        max-width: min(460px, 92vw);
      }
      dialog > .title {
        padding: 12px 16px;
      }
      p {
        margin: 0 0 8px;
        overflow-wrap: anywhere;
      }
      .choice {
        display: flex;
        justify-content: end;
        gap: 8px;
        margin-top: 16px;
      }
      .grave {
        border-color: var(--mi-red);
        color: var(--mi-red);
      }
    `,
  ];

  /** The job that is to end; null while nobody asks. */
  @property({ attribute: false }) job: JobRow | null = null;

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.job && !dialog?.open) {
      dialog?.showModal();
    } else if (!this.job && dialog?.open) {
      dialog.close();
    }
  }

  protected override render(): TemplateResult {
    const { job } = this;
    return html`<dialog aria-label="End this training?" @keydown=${(e: Event) => e.stopPropagation()} @close=${() => this.dispatchEvent(new Event('close'))}>${job ? this.renderQuestion(job) : null}</dialog>`;
  }

  private renderQuestion({ name, step }: JobRow): TemplateResult {
    return html`<div class="title"><h2>End this training?</h2></div>
      <div class="body">
        <p>
          <b>${elided(name, 80)}</b> runs ${step === null ? 'its step' : `step ${grouped(step)}`} to its end and stops there, as if it were interrupted. Its files are closed, all that it has recorded stays, and the run counts as failed.
        </p>
        <p>It cannot be continued. To let it go on undisturbed, detach instead.</p>
        <div class="choice">
          <button class="framed" autofocus data-choice="keep" @click=${() => this.dispatchEvent(new Event('close'))}>Let it be</button>
          <button class="framed grave" data-choice="end" @click=${() => this.end()}>End the training</button>
        </div>
      </div>`;
  }

  private end(): void {
    this.dispatchEvent(new Event('mi-end'));
    this.dispatchEvent(new Event('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-end-dialog': EndDialog;
  }
}
