import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LogDirectories } from '../data/api';
import { visible } from '../data/shown-text';
import { api, live } from '../shell/app';
import { icon } from '../shell/icons';
import { common } from '../shell/tokens';

/** How often the directories are asked for: a fault is no event of a run. */
const ASK_MILLIS = 5000;

/** What keeps a log directory from being read, and on request which ones there are. */
@customElement('mi-log-directories')
export class LogDirectoriesNote extends LitElement {
  static override styles = [
    common,
    css`
      p {
        margin: 0;
        padding: 6px 16px;
        overflow-wrap: anywhere;
      }
      .fault {
        color: var(--mi-amber);
        background: var(--mi-hover);
      }
      code {
        font: 12px var(--mi-mono);
      }
      :host([list]) p {
        padding: 4px 0;
      }
    `,
  ];

  /** Whether directories without a fault are named too. */
  @property({ type: Boolean, reflect: true }) list = false;
  @state() private known: LogDirectories | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.ask(), ASK_MILLIS);
    void live.ready.then(() => this.ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override render(): TemplateResult {
    const { logdirs, faults } = this.known ?? { logdirs: [], faults: [] };
    return html`
      ${faults.map((fault) => html`<p class="fault" role="alert" data-fault>${icon('warning')} ${visible(fault)}</p>`)}
      ${this.list ? logdirs.map(({ path }) => html`<p class="dim">Watched: <code>${visible(path)}</code></p>`) : null}
    `;
  }

  private async ask(): Promise<void> {
    if (document.visibilityState === 'visible') {
      // Without an answer the last one stays, and the live mark says that the server is away.
      this.known = await api.logDirectories().catch(() => this.known);
    }
  }
}
