import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { PointsEvent } from '../data/live';
import { NAMES_MAX } from '../data/live-hub';
import { bytes, localTime, short } from '../data/format';
import { api, live } from './app';
import { common } from './tokens';

/** A delay beyond this is no delay of the line: an old file is being read. */
const DELAY_SECONDS_MAX = 60;
/** How long a measured delay is worth showing. */
const DELAY_FRESH_MILLIS = 10_000;
const HEALTH_MILLIS = 5000;

/** The live mark of the top bar: whether this page hears the server, and how far behind it is. */
@customElement('mi-live-mark')
export class LiveMark extends LitElement {
  static override styles = [
    common,
    css`
      span[role='status'] {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        white-space: nowrap;
      }
      i {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--mi-control);
      }
      .open i {
        background: var(--mi-green);
      }
      .lost,
      .unheard,
      .behind {
        color: var(--mi-amber);
      }
      .lost i {
        background: var(--mi-amber);
      }
    `,
  ];

  @state() private stream = live.state;
  @state() private unheard = live.unheard;
  @state() private delayMillis: number | null = null;
  @state() private behindBytes = 0;
  /** Whether it is no other than it was: what is not read then waits for something. */
  @state() private standsStill = false;
  private delayAt = 0;
  /** Server's clock minus this one's, in seconds. */
  private offset = 0;
  private ends: (() => void)[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    const timer = setInterval(() => void this.ask(), HEALTH_MILLIS);
    this.ends = [
      live.on('state', (stream) => (this.stream = stream)),
      live.on('unheard', (runs) => (this.unheard = runs)),
      live.on('points', (event) => this.measure(event)),
      () => clearInterval(timer),
    ];
    void live.ready.then(() => this.ask());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
  }

  protected override render(): TemplateResult {
    const { stream } = this;
    if (stream.state === 'lost') {
      const since = localTime(stream.since / 1000).slice(11);
      return html`<span role="status" class="lost" data-live="lost" title="Reconnecting by itself; the last data stay.">
        <i></i>no connection since ${since}</span
      >`;
    }
    if (stream.state === 'connecting') {
      return html`<span role="status" data-live="connecting" class="dim"><i></i>connecting</span>`;
    }
    return html`<span role="status" data-live="open" class="open"><i></i>live</span>${this.renderUnheard()}${this.renderDelay()}`;
  }

  private renderUnheard(): TemplateResult | null {
    return this.unheard === 0
      ? null
      : html`<span class="unheard" data-unheard=${this.unheard} title="Points of at most ${NAMES_MAX} running runs are streamed; show fewer runs, or load the page again to see the others' newest points">
          · but ${this.unheard} running runs</span
        >`;
  }

  private renderDelay(): TemplateResult | null {
    if (this.behindBytes > 0) {
      return this.standsStill
        ? html`<span class="dim" data-waiting title="A file ends within a record or cannot be read; the ledger of its run says which">
            · ${bytes(this.behindBytes)} not readable yet</span
          >`
        : html`<span class="behind" title="Bytes of event files that are not read yet">
            · ${bytes(this.behindBytes)} to read</span
          >`;
    }
    return this.delayMillis === null
      ? null
      : html`<span class="dim" title="From the moment that the job noted a value to this page"> · ${delay(this.delayMillis)} behind</span>`;
  }

  private measure(event: PointsEvent): void {
    const last = event.wallTime.at(-1);
    const now = Date.now();
    const delay = last === undefined ? NaN : now / 1000 + this.offset - last;
    // Once a second is enough to read.
    if (delay < DELAY_SECONDS_MAX && now - this.delayAt > 1000) {
      this.delayMillis = Math.max(0, Math.round(delay * 100) * 10);
      this.delayAt = now;
    }
  }

  private async ask(): Promise<void> {
    if (document.visibilityState === 'hidden') {
      return;
    }
    if (Date.now() - this.delayAt > DELAY_FRESH_MILLIS) {
      this.delayMillis = null;
    }
    try {
      const asked = Date.now();
      const health = await api.health();
      this.offset = health.now - (asked + Date.now()) / 2000;
      this.standsStill = health.ingest.behindBytes === this.behindBytes;
      this.behindBytes = health.ingest.behindBytes;
    } catch {
      // The stream's own state says that the server is away.
    }
  }
}

function delay(millis: number): string {
  return millis < 1000 ? `${millis} ms` : `${short(millis / 1000, 2)} s`;
}
