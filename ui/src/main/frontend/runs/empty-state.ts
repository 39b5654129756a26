import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { icon } from '../shell/icons';
import { common } from '../shell/tokens';
import './log-directories';

/** What would bring a run here. */
const WAYS: readonly { what: string; command: string }[] = [
  { what: 'Train a small network on handwritten digits and watch it learn', command: './mindinsight demo' },
  { what: 'Open event files of PyTorch, TensorFlow, Keras, JAX or MindSpore where they are', command: './mindinsight start --logdir path/to/logs' },
  { what: 'Write them from your own training, for example in Python', command: "from torch.utils.tensorboard import SummaryWriter\nwriter = SummaryWriter('path/to/logs/run-1')\nwriter.add_scalar('loss', 0.5, step)" },
];

/** The Runs page before there is a run. */
@customElement('mi-empty-state')
export class EmptyState extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: 8vh 24px 24px;
      }
      section {
        max-width: 640px;
        margin: 0 auto;
      }
      h2.what {
        font-size: 20px;
        font-weight: 600;
        margin: 0 0 4px;
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

  @state() private copied = -1;

  protected override render(): TemplateResult {
    return html`<section data-empty>
      <h2 class="what">No runs yet</h2>
      <p class="dim">This page watches its log directories: a run shows up here as soon as its first value is written.</p>
      <mi-log-directories list></mi-log-directories>
      ${WAYS.map(
        ({ what, command }, i) => html`
          <h3>${what}</h3>
          <div>
            <pre tabindex="0">${command}</pre>
            <button aria-label="Copy the command" @click=${() => this.copy(i)}>${this.copied === i ? 'copied' : icon('copy')}</button>
          </div>
        `,
      )}
    </section>`;
  }

  private async copy(index: number): Promise<void> {
    try {
      await navigator.clipboard.writeText(WAYS[index]?.command ?? '');
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
