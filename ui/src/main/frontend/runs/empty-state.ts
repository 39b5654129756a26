import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../shell/copyable';
import type { Way } from '../shell/copyable';
import { common } from '../shell/tokens';
import './log-directories';

/** What would bring a run here. */
const WAYS: readonly Way[] = [
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
    `,
  ];

  protected override render(): TemplateResult {
    return html`<section data-empty>
      <h2 class="what">No runs yet</h2>
      <p class="dim">This page watches its log directories: a run shows up here as soon as its first value is written.</p>
      <mi-log-directories list></mi-log-directories>
      <mi-copyable .ways=${WAYS}></mi-copyable>
    </section>`;
  }
}
