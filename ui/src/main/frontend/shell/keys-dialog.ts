import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { dialogStyle } from './dialog-style';
import { icon } from './icons';
import { KEYS } from './keyboard';
import { common } from './tokens';

const POINTER: readonly { keys: string; what: string }[] = [
  { keys: 'drag', what: 'Zoom along x' },
  { keys: 'Shift + drag', what: 'Zoom along y' },
  { keys: 'Alt + drag', what: 'Pan' },
  { keys: 'Ctrl + wheel', what: 'Zoom along x around the cursor' },
  { keys: 'double click', what: 'Back to everything' },
  { keys: 'click', what: 'Pin the tooltip, and let go' },
];

/** All keys and pointer gestures, in one place. */
@customElement('mi-keys-dialog')
export class KeysDialog extends LitElement {
  static override styles = [
    common,
    dialogStyle,
    css`
      td:first-child {
        white-space: nowrap;
      }
    `,
  ];

  @property({ type: Boolean }) open = false;

  protected override updated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (this.open && !dialog?.open) {
      dialog?.showModal();
    } else if (!this.open && dialog?.open) {
      dialog.close();
    }
  }

  protected override render(): TemplateResult {
    const row = ({ keys, what }: { keys: string; what: string }): TemplateResult =>
      html`<tr>
        <td><kbd>${keys}</kbd></td>
        <td>${what}</td>
      </tr>`;
    return html`<dialog aria-labelledby="title" @keydown=${(e: Event) => e.stopPropagation()} @close=${() => this.dispatchEvent(new Event('close'))}>
      <div class="title">
        <h2 id="title">Keys</h2>
        <button aria-label="Close" @click=${() => this.dispatchEvent(new Event('close'))}>${icon('close')}</button>
      </div>
      <div class="body" tabindex="0">
        <table>
          <tbody>
            ${KEYS.map(row)}
          </tbody>
        </table>
        <h3>On a chart</h3>
        <table>
          <tbody>
            ${POINTER.map(row)}
          </tbody>
        </table>
      </div>
    </dialog>`;
  }
}
