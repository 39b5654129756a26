import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { TensorSlot } from '../data/debug';
import { exact, grouped, short } from '../data/format';
import type { Statistics, TensorSlice } from '../data/media';
import { elided, visible } from '../data/shown-text';
import { tooltipStyle } from '../cards/tooltip-style';
import type { Progress } from '../graph/box-marks';
import { STANDARD as GRAPH, formatChoice as formatGraph } from '../graph/graph-url';
import type { Histogram } from '../histograms/histogram-model';
import '../histograms/histogram-plot';
import type { Pointed } from '../histograms/histogram-plot';
import { histogramTooltip } from '../histograms/histogram-tooltip';
import '../media/tensor-view';
import { shapeText, type Pick as Part } from '../media/tensor-window';
import { Watch, debugApi, theme } from '../shell/app';
import { breakable } from '../shell/breakable';
import { pageLink } from '../shell/page-link';
import { common } from '../shell/tokens';
import { placeText, type StepNode } from './step-order';
import { paneStyle } from './tensor-pane-style';
import { TensorStore, shownSlot, slotTitle, type Stop } from './tensor-store';

const WHEN: Record<Progress, string> = { done: 'has run in this step', current: 'runs next', part: '', pending: 'has not run in this step' };

/**
 * The tensors of one node of a paused job. Fires `mi-slot` with a slot, `mi-part` with the part of
 * the tensor that is shown, and `mi-choose` with a node or null, which follows the job.
 */
@customElement('mi-tensor-pane')
export class TensorPane extends LitElement {
  static override styles = [common, tooltipStyle, paneStyle];

  /** Null while the job runs. */
  @property({ attribute: false }) stop: Stop | null = null;
  @property() node: string | null = null;
  /** What the graph says of the node. */
  @property({ attribute: false }) facts: StepNode | null = null;
  @property({ attribute: false }) progress: Progress | null = null;
  /** Whether the job cannot be paused any more. */
  @property({ type: Boolean }) over = false;
  /** Whether the node is the one that runs next because nobody has chosen another. */
  @property({ type: Boolean }) follows = false;
  @property() slotName: string | null = null;
  @property({ attribute: false }) shownPart: Part | null = null;
  @state() private pointed: Pointed | null = null;
  @state() private saveError = '';
  private readonly store = new TensorStore(debugApi);
  private readonly histograms: [Histogram | null, readonly Histogram[]] = [null, []];

  constructor() {
    super();
    new Watch(this, theme, this.store);
  }

  protected override willUpdate(): void {
    this.store.want(this.stop, this.node);
    const slot = this.store.slots && shownSlot(this.store.slots, this.slotName);
    if (slot && this.stop) {
      this.store.wantHistogram(slot);
    }
  }

  protected override render(): TemplateResult {
    const { node } = this;
    if (node === null) {
      return html`<p class="dim">${this.over ? 'A job that is over has no tensors to look at.' : 'Pause the job, or choose a node: its tensors are shown here.'}</p>`;
    }
    return html`${this.renderHead(node)} ${this.renderBody()}`;
  }

  private renderHead(node: string): TemplateResult {
    return html`<header>
      <h2 title=${visible(node).slice(0, 2000)}>${elided(placeText(node, this.facts?.phase), 60)}</h2>
      ${this.follows ? html`<span class="dim">follows the job</span>` : html`<button class="framed" title="Show the node that runs next, whichever it is" @click=${() => this.tell('mi-choose', null)}>Follow the job</button>`}
      <p class="mono" data-node title=${visible(node).slice(0, 2000)}>${breakable(elided(node, 200))}</p>
      <p class="dim">
        ${[this.facts?.op, this.facts?.source ? 'holds its value' : this.progress ? WHEN[this.progress] : ''].filter((part) => part).join(' · ')}
        ${this.runId === '' ? null : pageLink('graph', { graph: formatGraph({ ...GRAPH, run: this.runId, chosen: { name: node, scope: false } }) }, 'in the graph', 'All about this node')}
      </p>
    </header>`;
  }

  /** Of the run whose graph holds the node, for links. */
  @property() runId = '';

  private renderBody(): TemplateResult {
    const { slots, error, stop } = this.store;
    if (error.slots !== null) {
      return html`<p class="red" role="alert" data-fault>${elided(error.slots, 400)}</p>
        ${this.stop ? html`<button class="framed" @click=${() => this.store.again()}>Ask again</button>` : null}`;
    }
    if (!slots || !stop) {
      return this.stop ? html`<div class="skeleton block" role="status" aria-busy="true" aria-label="Reading tensors"></div>` : html`<p class="dim" data-running>${this.over ? 'The job is over: its values are gone.' : 'The values can be read while the job is paused.'}</p>`;
    }
    const old = this.stop === null || this.stop.step !== stop.step || this.stop.before !== stop.before;
    const slot = shownSlot(slots, this.slotName);
    return html`${old ? html`<p class="old" data-old>Values of the stop in step ${grouped(Number(stop.step))} before ${elided(placeText(stop.before), 60)}.</p>` : null}
      <div class="slots" role="radiogroup" aria-label="Tensors of the node">${slots.map((one) => this.renderSlot(one, slots, one === slot))}</div>
      ${slot ? this.renderTensor(slot, stop) : html`<p class="dim">This node has no tensors.</p>`}`;
  }

  private renderSlot(one: TensorSlot, slots: readonly TensorSlot[], on: boolean): TemplateResult {
    const { slot, name, dtype, shape, available, statistics } = one;
    const special = statistics ? statistics.nan + statistics.posInf + statistics.negInf : 0;
    return html`<button
      role="radio"
      aria-checked=${on}
      tabindex=${on ? 0 : -1}
      data-slot=${slot}
      title="${visible(name).slice(0, 2000)}${statistics ? ': mean ± standard deviation' : ''}"
      @click=${() => this.tell('mi-slot', slot)}
      @keydown=${(e: KeyboardEvent) => this.key(e, slot, slots)}
    >
      <b>${slotTitle(slot, slots)}</b>
      <span class="what" title=${dtype}>${shapeText(shape)}</span>
      <span class="mean ${special > 0 ? 'special' : 'dim'}">
        ${available ? inShort(statistics, special) : 'not there yet'}
      </span>
      ${slot.startsWith('input:') ? html`<span class="from mono">${elided(name, 60)}</span>` : null}
    </button>`;
  }

  private renderTensor(slot: TensorSlot, stop: Stop): TemplateResult {
    if (!slot.available) {
      return html`<p class="dim" data-unavailable>This value has not been computed in this step yet. Run the node (F10), or look at its inputs.</p>`;
    }
    const { node } = this;
    const url = JSON.stringify([stop, node, slot.slot]);
    const row = { dtype: slot.dtype, shape: slot.shape, statistics: slot.statistics, url };
    return html`${slot.name !== node && slot.slot.startsWith('input:') ? html`<p class="dim">from <button class="link mono" @click=${() => this.tell('mi-choose', slot.name.replace(/:\d+$/, ''))}>${elided(slot.name, 80)}</button></p>` : null}
      <mi-tensor-view
        .row=${row}
        .shownPart=${this.shownPart}
        .read=${(_url: string, slice: string): Promise<TensorSlice> => debugApi.tensor(stop.job, node ?? '', slot.slot, slice)}
        .save=${() => void this.save(slot.slot)}
        @mi-pick=${(e: CustomEvent<Part>) => this.tell('mi-part', e.detail)}
      ></mi-tensor-view>
      ${this.saveError === '' ? null : html`<p class="red" role="alert">${elided(this.saveError, 400)}</p>`} ${slot.statistics && slot.statistics.count > 1 ? this.renderHistogram(slot) : null}`;
  }

  private renderHistogram(slot: TensorSlot): TemplateResult {
    const { histogram, error } = this.store;
    if (error.histogram !== null) {
      return html`<p class="red" role="alert">${elided(error.histogram, 400)}</p>`;
    }
    if (!histogram) {
      return html`<div class="skeleton plot" aria-busy="true"></div>`;
    }
    if (histogram !== this.histograms[0]) {
      this.histograms.splice(0, 2, histogram, [histogram]);
    }
    return histogram.counts.length === 0
      ? html`<p class="dim">No finite value: no histogram.</p>`
      : html`<div class="plot" data-histogram=${histogram.count}>
          <mi-histogram-plot
            .histograms=${this.histograms[1]}
            view="front"
            .label="Histogram of ${elided(slot.name, 60)}: from ${exact(histogram.min ?? NaN)} to ${exact(histogram.max ?? NaN)}"
            @mi-point=${(e: CustomEvent<Pointed | null>) => (this.pointed = e.detail)}
          ></mi-histogram-plot>
          ${this.pointed ? histogramTooltip(histogram, this.pointed, false) : null}
        </div>`;
  }

  private async save(slot: string): Promise<void> {
    const { stop, node } = this.store;
    if (!stop || node === null) {
      return;
    }
    try {
      const url = URL.createObjectURL(await debugApi.npy(stop.job, node, slot));
      const link = document.createElement('a');
      link.href = url;
      link.download = `${node.replace(/[^\w.-]+/g, '_')}-${slot.replace(':', '_')}-step-${stop.step}.npy`;
      link.click();
      URL.revokeObjectURL(url);
      this.saveError = '';
    } catch (e) {
      this.saveError = e instanceof Error ? e.message : String(e);
    }
  }

  private key(e: KeyboardEvent, slot: string, slots: readonly TensorSlot[]): void {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[e.key];
    if (by === undefined) {
      return;
    }
    e.preventDefault();
    e.stopPropagation();
    const at = slots.findIndex((one) => one.slot === slot);
    const next = slots[(at + by + slots.length) % slots.length];
    if (next) {
      this.tell('mi-slot', next.slot);
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`[data-slot="${next.slot}"]`)?.focus());
    }
  }

  private tell(event: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}

/** What tells most of a tensor in a few letters. */
function inShort(of: Statistics | null, special: number): string {
  if (!of || of.count === 0) {
    return of ? 'no elements' : '';
  }
  if (special > 0) {
    return `${grouped(special)} not finite`;
  }
  return of.count === 1 ? short(of.mean, 6) : `mean ${short(of.mean, 3)} ± ${short(of.std, 3)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-tensor-pane': TensorPane;
  }
}
