import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Run } from '../data/api';
import type { Int } from '../data/exact-json';
import { counted, grouped, isoTime } from '../data/format';
import type { MediaKind, MediaRow, TextRow } from '../data/media';
import { elided, splitTag, visible } from '../data/shown-text';
import { Watch, colourOf, theme } from '../shell/app';
import { runName, runNameStyle } from '../shell/run-name';
import { common } from '../shell/tokens';
import { markdownStyle } from './markdown-view';
import { mediaCardStyle } from './media-card-style';
import './media-image';
import './media-sound';
import type { MediaList, MediaStore } from './media-store';
import { texts } from './media-text';
import type { Zoom } from './media-url';
import { rowsAt, stepsOf } from './steps';
import './tensor-view';

/** Images or sounds of one step that are shown; the rest is counted. */
const ITEMS_MAX = 64;
/** Values that could not be read, named one by one; the rest is counted. */
const FAULTS_MAX = 3;

/** One tag of the shown runs: what each run has at the chosen step, side by side. */
@customElement('mi-media-card')
export class MediaCard extends LitElement {
  static override styles = [common, runNameStyle, markdownStyle, mediaCardStyle];

  @property({ attribute: false }) tag = '';
  @property({ attribute: false }) kind: MediaKind = 'image';
  /** Those that have the tag. */
  @property({ attribute: false }) runs: readonly Run[] = [];
  @property({ attribute: false }) store: MediaStore | null = null;
  /** Null: the newest. */
  @property({ attribute: false }) step: Int | null = null;
  @property({ attribute: false }) zoom: Zoom = 'fit';
  @state() private source = false;
  private readonly sight = new IntersectionObserver((entries) => this.seen(entries), { rootMargin: '200px' });
  private watch: Watch | null = null;

  constructor() {
    super();
    new Watch(this, theme);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sight.disconnect();
    this.tell(false);
  }

  private seen(entries: IntersectionObserverEntry[]): void {
    this.tell(entries.at(-1)?.isIntersecting ?? false);
  }

  private tell(inView: boolean): void {
    this.dispatchEvent(new CustomEvent('mi-sight', { detail: { tag: this.tag, inView }, bubbles: true, composed: true }));
  }

  protected override render(): TemplateResult {
    if (this.store && !this.watch) {
      this.watch = new Watch(this, this.store);
      this.watch.hostConnected();
    }
    const [group, last] = splitTag(this.tag);
    return html`<section data-tag=${this.tag.slice(0, 200)} data-kind=${this.kind}>
      <header>
        <h3 title=${visible(this.tag).slice(0, 2000)}><span class="dim">${elided(group, 80)}</span>${elided(last, 120)}</h3>
        ${this.kind === 'text' ? html`<button aria-pressed=${this.source} @click=${() => (this.source = !this.source)}>Source</button>` : null}
      </header>
      <div class="panes">${this.runs.map((run) => this.renderPane(run))}</div>
    </section>`;
  }

  private renderPane(run: Run): TemplateResult {
    const list = this.store?.of(this.kind, run.id, this.tag) ?? null;
    return html`<div class="pane ${this.kind}" data-run=${run.id} data-name=${run.name.slice(0, 200)}>
      <div class="run"><i style="background:${colourOf(run.id)}"></i>${runName(run.name)}</div>
      ${list === null ? html`<div class="skeleton" aria-busy="true"></div>` : this.renderList(list)}
    </div>`;
  }

  private renderList(list: MediaList): TemplateResult {
    const rows = rowsAt(list.rows, this.step);
    const [first] = rows;
    return html`${list.error ? html`<p class="red" data-fault>${list.error.message.slice(0, 1000)}</p>` : null}
      ${first ? this.renderStep(first, rows, list) : this.renderNothing(list)} ${renderFaults(list)}`;
  }

  private renderStep(first: MediaRow, rows: readonly MediaRow[], list: MediaList): TemplateResult {
    const steps = stepsOf([list.rows]).length;
    const attempts = new Set(rows.map(({ attempt }) => attempt));
    return html`<div class="step dim" title=${isoTime(first.wallTime)} data-step=${String(first.step)}>
        step ${grouped(first.step)}${steps > 1 ? ` · ${counted(steps, 'step')}` : ''}${attempts.size === 1 && first.attempt > 1 ? ` · attempt ${first.attempt}` : ''}
      </div>
      <div class="items">${rows.slice(0, ITEMS_MAX).map((row, i) => this.renderItem(row, i, rows.length))}</div>
      ${rows.length > ITEMS_MAX ? html`<p class="amber" data-left-out=${rows.length - ITEMS_MAX}>${grouped(rows.length - ITEMS_MAX)} more of this step are not shown.</p>` : null}`;
  }

  private renderItem(row: MediaRow, index: number, count: number): TemplateResult {
    const label = `${elided(this.tag, 100)}, step ${row.step}${count > 1 ? `, ${index + 1} of ${count}` : ''}`;
    switch (this.kind) {
      case 'image':
        return html`<mi-media-image .row=${row} .label=${label} .zoom=${this.zoom}></mi-media-image>`;
      case 'audio':
        return html`<mi-media-sound .row=${row} .label=${label}></mi-media-sound>`;
      case 'text':
        return html`<div class="text" data-text>${texts(row as TextRow, this.source)}</div>`;
      case 'tensor':
        return html`<mi-tensor-view .row=${row}></mi-tensor-view>`;
    }
  }

  private renderNothing(list: MediaList): TemplateResult | null {
    const [first] = stepsOf([list.rows]);
    return first === undefined ? (list.error || list.faults.length > 0 ? null : html`<p class="dim">Nothing is here.</p>`) : html`<p class="dim" data-before>Nothing yet at this step; its first is ${grouped(first)}.</p>`;
  }
}

function renderFaults({ faults }: MediaList): TemplateResult | null {
  return faults.length === 0
    ? null
    : html`<ul class="faults" data-fault>
        ${faults.slice(0, FAULTS_MAX).map(({ step, reason }) => html`<li>Step ${grouped(step)}: ${reason.slice(0, 500)}</li>`)}
        ${faults.length > FAULTS_MAX ? html`<li>${counted(faults.length - FAULTS_MAX, 'more value')} could not be read.</li>` : null}
      </ul>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-media-card': MediaCard;
  }
}
