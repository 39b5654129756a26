import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { cardStyle } from '../cards/card-style';
import { tooltipStyle } from '../cards/tooltip-style';
import type { Wish } from '../cards/wishes';
import { grouped, short } from '../data/format';
import { elided, splitTag, visible } from '../data/shown-text';
import { Watch, colourOf, runs, theme, view } from '../shell/app';
import { icon } from '../shell/icons';
import { common } from '../shell/tokens';
import { histogramCardStyle } from './histogram-card-style';
import { specials, type Histogram } from './histogram-model';
import './histogram-plot';
import type { Pointed } from './histogram-plot';
import type { Held, HistogramStore } from './histogram-store';
import { histogramTooltip, specialText } from './histogram-tooltip';

const NONE_DRAWN: readonly Histogram[] = [];

/** The histograms of a tag of one run. */
@customElement('mi-histogram-card')
export class HistogramCard extends LitElement {
  static override styles = [common, cardStyle, tooltipStyle, histogramCardStyle];

  @property({ attribute: false }) wish: Wish | null = null;
  @property({ attribute: false }) store: HistogramStore | null = null;
  /** Whether other runs are shown beside this one. */
  @property({ type: Boolean }) named = false;
  @property({ type: Boolean, reflect: true }) full = false;
  /** Whether it is on the screen, or nearly. */
  @state() inView = false;
  @state() private at: Pointed | null = null;
  private readonly sight = new IntersectionObserver((entries) => this.seen(entries), { rootMargin: '200px' });
  private watch: Watch | null = null;

  constructor() {
    super();
    new Watch(this, theme, view);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.sight.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sight.disconnect();
  }

  protected override willUpdate(): void {
    if (this.store && !this.watch) {
      this.watch = new Watch(this, this.store);
    }
  }

  private get held(): Held | null {
    return (this.wish && this.store?.get(this.wish)) ?? null;
  }

  protected override render(): TemplateResult {
    const { wish, held } = this;
    const tag = wish?.tag.tag ?? '';
    const [group, last] = splitTag(tag);
    const full = view.state.full === tag;
    const expand = full ? 'Back to all cards' : 'Over the whole page';
    return html`<section aria-label=${elided(tag, 120)}>
      <header>
        <h3 title=${visible(tag.slice(0, 20_000))} tabindex="-1"><span class="dim">${elided(group, 40)}</span>${elided(last, 80)}</h3>
        ${this.named && wish ? this.renderRun(wish) : null}
        <button aria-label="${expand}: ${elided(tag, 80)}" title="${expand} (f)" data-expand @click=${() => view.go({ full: full ? null : tag })}>
          ${icon(full ? 'shrink' : 'expand')}
        </button>
      </header>
      ${this.renderPlot(held, tag)} ${held ? this.renderFacts(held) : html`<footer></footer>`} ${this.renderState(held)}
      <div class="over">${this.renderTooltip(held)}</div>
    </section>`;
  }

  private renderRun({ run }: Wish): TemplateResult {
    const { id, name } = runs.get(run.id) ?? run;
    return html`<span class="run" title=${visible(name).slice(0, 2000)}><i style="background:${colourOf(id)}"></i>${elided(splitTag(name)[1], 24)}</span>`;
  }

  private renderPlot(held: Held | null, tag: string): TemplateResult {
    const drawn = this.inView && held ? held.histograms : NONE_DRAWN;
    return html`<mi-histogram-plot
      class="plot"
      .histograms=${drawn}
      .view=${view.state.histogramView}
      .chosen=${view.state.step}
      .label="Histograms of ${elided(tag, 80)}"
      @mi-point=${(e: CustomEvent<Pointed | null>) => (this.at = e.detail)}
      @mi-choose=${(e: CustomEvent<number>) => this.choose(e.detail)}
      @mi-laid-out=${() => this.note()}
    ></mi-histogram-plot>`;
  }

  /** What the picture does not say by itself. */
  private renderFacts({ histograms, of, faults }: Held): TemplateResult {
    const special = specialText(specials(histograms));
    const left = of - histograms.length - faults.length;
    return html`<footer>
      ${this.renderBins()} ${left > 0 ? html`<span data-sampled title="Evenly chosen, with the first and the last. Narrow the steps to see more of them.">${grouped(histograms.length)} of ${grouped(of)} steps</span>` : null}
      ${special ? html`<span class="nan" data-specials title="In the steps that are drawn; they lie in no bucket">${special}</span>` : null}
      ${faults.length > 0 && histograms.length > 0 ? html`<span class="amber" data-faults=${faults.length} title=${faults.map(({ step, reason }) => `step ${step}: ${reason}`).slice(0, 20).join('\n')}>${grouped(faults.length)} unreadable: ${visible(faults[0]?.reason ?? '').slice(0, 200)}</span>` : null}
    </footer>`;
  }

  private renderBins(): TemplateResult | null {
    const picture = this.renderRoot.querySelector('mi-histogram-plot')?.laidOut;
    if (!picture) {
      return null;
    }
    if (!picture.bins) {
      return html`<span data-bands title="The value below which 1, 5, 25, 50, 75, 95, 99 % of the finite values lie: exact at the edges of buckets, linear within a bucket">1 · 5 · 25 · <b>50</b> · 75 · 95 · 99 %, linear in buckets</span>`;
    }
    const { edges, own } = picture.bins;
    const width = short(Number((((edges.at(-1) ?? 0) - (edges[0] ?? 0)) / (edges.length - 1)).toPrecision(6)), 3);
    const title = own
      ? 'Every step has the same buckets'
      : 'Steps have buckets of their own: drawn on bins that all share, values spread evenly within a bucket. What is under the pointer is read from the producer’s buckets.';
    const scale = picture.view === 'heat' ? `, colour by √share to ${short(picture.peak * 100, 3)} %` : '';
    return html`<span data-bins=${edges.length - 1} data-own=${own} title=${title}>${own ? '' : 'redrawn on '}${grouped(edges.length - 1)} ${own ? 'buckets' : 'common bins'} of ${width}${scale}</span>`;
  }

  private renderState(held: Held | null): TemplateResult | null {
    if (!held) {
      return html`<div class="skeleton state" aria-label="Loading"></div>`;
    }
    if (held.error !== null) {
      return html`<p class="state" role="alert">Not loaded: ${visible(held.error).slice(0, 400)}</p>`;
    }
    if (held.histograms.length === 0 && held.faults.length > 0) {
      return html`<p class="state" role="alert" data-faults=${held.faults.length}>
        <b>${held.faults.length === 1 ? 'This histogram' : `All ${grouped(held.faults.length)} histograms`} could not be read.</b><br />
        ${held.faults.slice(0, 3).map(({ step, reason }) => html`step ${grouped(step)}: ${visible(reason).slice(0, 300)}<br />`)}
      </p>`;
    }
    if (held.histograms.length === 0) {
      return html`<p class="state center">No histogram at these steps</p>`;
    }
    return held.histograms.every((h) => h.counts.length === 0) ? html`<p class="state center">No finite value at these steps</p>` : null;
  }

  private renderTooltip(held: Held | null): TemplateResult | null {
    const h = this.at && held?.histograms[this.at.index];
    return this.at && h ? histogramTooltip(h, this.at, view.state.histogramView === 'bands') : null;
  }

  private choose(index: number): void {
    const step = this.held?.histograms[index]?.step ?? null;
    view.go({ step: view.state.step === step ? null : step });
  }

  /** The picture is there: its bins are told, and tests can wait for it. */
  private note(): void {
    const histograms = this.held?.histograms ?? [];
    this.dataset['tag'] = elided(this.wish?.tag.tag ?? '', 200);
    this.dataset['run'] = this.wish?.run.id ?? '';
    this.dataset['steps'] = String(histograms.length);
    this.dataset['lastStep'] = String(histograms.at(-1)?.step ?? '');
    this.requestUpdate();
  }

  private seen(entries: IntersectionObserverEntry[]): void {
    const inView = entries.at(-1)?.isIntersecting ?? false;
    if (inView !== this.inView) {
      this.inView = inView;
      this.dispatchEvent(new CustomEvent('mi-sight', { bubbles: true, composed: true }));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-histogram-card': HistogramCard;
  }
}
