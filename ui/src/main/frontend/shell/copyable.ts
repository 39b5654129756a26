import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from './icons';
import { common } from './tokens';

/** A way to get something, and the command or code for it. */
export interface Way {
  what: string;
  command: string;
}

/** Ways to get what is not here yet, each ready to be copied. */
@customElement('mi-copyable')
export class Copyable extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
      }
      h3 {
        font-size: 13px;
        font-weight: 500;
        margin: 24px 0 6px;
      }
      div {
        display: flex;
        align-items: start;
        gap: 4px;
        border: 1px solid var(--mi-line);
        border-radius: 6px;
        background: var(--mi-page);
        padding: 4px 4px 4px 12px;
      }
      pre {
        flex: 1;
        margin: 5px 0;
        font: 12px/1.5 var(--mi-mono);
        overflow-x: auto;
      }
    `,
  ];

  @property({ attribute: false }) ways: readonly Way[] = [];
  @state() private copied = -1;

  protected override render(): TemplateResult {
    return html`${this.ways.map(
      ({ what, command }, i) => html`
        <h3>${what}</h3>
        <div>
          <pre tabindex="0">${command}</pre>
          <button aria-label="Copy the command" @click=${() => this.copy(i)}>${this.copied === i ? 'copied' : icon('copy')}</button>
        </div>
      `,
    )}`;
  }

  private async copy(index: number): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.ways[index]?.command ?? '');
      this.copied = index;
    } catch {
      // Only a secure page may write to the clipboard: select the text for the viewer to copy.
      const pre = this.renderRoot.querySelectorAll('pre')[index];
      if (pre) {
        getSelection()?.selectAllChildren(pre);
      }
    }
  }
}
