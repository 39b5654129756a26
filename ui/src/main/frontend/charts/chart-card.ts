import { LitElement, html, unsafeCSS, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import uplotStyle from 'uplot/dist/uPlot.min.css?inline';
import { cardStyle } from '../cards/card-style';
import { tooltipStyle } from '../cards/tooltip-style';
import type { Wish } from '../cards/wishes';
import { extent, growX, growY, type Range } from '../data/axis';
import type { Int } from '../data/exact-json';
import { grouped, short } from '../data/format';
import { isDoubtful } from '../data/ledger';
import { elided, splitTag, visible } from '../data/shown-text';
import { Watch, colourOf, ledgers, runs, theme, view } from '../shell/app';
import { icon } from '../shell/icons';
import { common } from '../shell/tokens';
import { chartLine, edgeMarks, notPositive, sampleOf, valueExtent, type ChartLine } from './chart-lines';
import { OLD_ATTEMPTS_MAX, type ChartStore } from './chart-store';
import { chartTooltip, type Hover } from './chart-tooltip';
import { Plot, type Picture } from './plot';
import type { Gestures } from './plot-gestures';

/** One tag of the shown runs as a chart. */
@customElement('mi-chart-card')
export class ChartCard extends LitElement {
  static override styles = [common, unsafeCSS(uplotStyle), cardStyle, tooltipStyle];

  @property({ attribute: false }) tag = '';
  @property({ attribute: false }) wishes: readonly Wish[] = [];
  @property({ attribute: false }) store: ChartStore | null = null;
  /** Over the whole page. */
  @property({ type: Boolean, reflect: true }) full = false;
  @state() private inView = false;
  @state() private hover: Hover | null = null;
  @state() private width = 0;
  private height = 0;
  private plot: Plot | null = null;
  private lines: readonly ChartLine[] = [];
  private shownX: Range | null = null;
  private shownY: Range | null = null;
  /** What the ranges were grown for: another view starts anew. */
  private grownFor = '';
  /** The question that the lines answer, and whether they are not drawn yet. */
  private answered = '';
  private stale = false;
  private readonly sight = new IntersectionObserver((entries) => this.seen(entries), { rootMargin: '200px' });
  private readonly size = new ResizeObserver(() => this.measure());
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
    this.size.disconnect();
    this.plot?.destroy();
    this.plot = null;
    this.answered = '';
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('store') && this.store && !this.watch) {
      this.watch = new Watch(this, this.store, ledgers);
    }
    const asked = this.question();
    if (this.inView && this.width > 0 && asked !== this.answered) {
      this.answered = asked;
      this.lines = this.buildLines();
      this.stale = true;
    }
  }

  protected override render(): TemplateResult {
    const [group, last] = splitTag(this.tag);
    const title = visible(this.tag.slice(0, 20_000));
    const { smoothing, full } = view.state;
    return html`<section aria-label=${elided(this.tag, 120)}>
      <header>
        <h3 title=${title} tabindex="-1"><span class="dim">${elided(group, 40)}</span>${elided(last, 80)}</h3>
        ${smoothing > 0 ? html`<span class="chip" title="Smoothing">≈ ${smoothing}</span>` : null}
        ${this.renderMarks()}
        ${this.renderFigure()}
        <button
          aria-label="${full === this.tag ? 'Back to all cards' : 'Over the whole page'}: ${elided(this.tag, 80)}"
          title="${full === this.tag ? 'Back to all cards' : 'Over the whole page'} (f)"
          data-expand
          @click=${() => view.go({ full: full === this.tag ? null : this.tag })}
        >
          ${icon(full === this.tag ? 'shrink' : 'expand')}
        </button>
      </header>
      ${this.renderSample()}
      <div class="plot" data-plot></div>
      ${this.renderState()}
      <div class="over">${this.renderTooltip()}</div>
    </section>`;
  }

  private renderMarks(): TemplateResult | null {
    const nan = this.lines.reduce((sum, line) => sum + edgeMarks(line).nanCount, 0);
    const hidden = view.state.log ? notPositive(this.lines) : 0;
    return html`${nan > 0 ? html`<span class="chip nan" data-nan=${nan}>${grouped(nan)} NaN</span>` : null}
    ${hidden > 0 ? html`<span class="chip" title="A logarithmic axis cannot show them">${grouped(hidden)} ≤ 0 not shown</span>` : null}
    ${this.renderLeftOut()}`;
  }

  /** Attempts that are not drawn, of a run that was started again very often. */
  private renderLeftOut(): TemplateResult | null {
    const { attempts, tensorBoard } = view.state;
    const most = Math.max(0, ...this.wishes.map(({ run }) => run.attempts - 1));
    return attempts && !tensorBoard && most > OLD_ATTEMPTS_MAX
      ? html`<span class="chip amber" title="Of each run the newest ${OLD_ATTEMPTS_MAX} that were superseded are drawn; the API has all">${OLD_ATTEMPTS_MAX} of ${grouped(most)} older attempts</span>`
      : null;
  }

  /** How many points the card stands for; opens what else there is to know of them. */
  private renderFigure(): TemplateResult {
    const { drawn, count } = sampleOf(this.lines.filter((line) => !line.superseded));
    const doubtful = this.wishes.some(({ run }) => isDoubtful(ledgers.known(run.id), this.tag));
    return html`<button
      class="figure ${doubtful ? 'amber' : ''}"
      aria-label="Counts of ${elided(this.tag, 80)}"
      title="${grouped(count)} points, ${grouped(drawn)} drawn${doubtful ? '; not all is as it should be' : ''}: NaN, restarts, what was skipped"
      data-info
      @click=${() => view.go({ facts: this.tag })}
    >
      ${count > 0 ? short(count, 3) : null} ${icon('info')}
    </button>`;
  }

  /** What is left of the series when they are drawn as elsewhere. */
  private renderSample(): TemplateResult | null {
    if (!view.state.tensorBoard || this.lines.length === 0) {
      return null;
    }
    const { drawn, count } = sampleOf(this.lines);
    const text = `${grouped(drawn)} of ${grouped(count)} points, as TensorBoard would draw them`;
    return html`<p class="sample ${drawn < count ? 'amber' : 'dim'}" title=${text} data-sample=${drawn} data-of=${count}>${text}</p>`;
  }

  private renderState(): TemplateResult | null {
    if (this.lines.length > 0 || !this.inView) {
      const finite = this.lines.length === 0 || valueExtent(this.lines, view.state.zoom, view.state.log) !== null;
      return finite ? null : html`<p class="state center">No finite value here</p>`;
    }
    return this.store?.error
      ? html`<p class="state" role="alert">Not loaded: ${this.store.error}. It is asked again when the server answers.</p>`
      : html`<div class="skeleton state" aria-label="Loading"></div>`;
  }

  private renderTooltip(): TemplateResult | null {
    const { hover, plot } = this;
    const area = this.renderRoot.querySelector<HTMLElement>('.u-over');
    if (!hover || !plot || !area) {
      return null;
    }
    return html`<div class="inset" style="left:${area.offsetLeft}px;width:${area.offsetWidth}px">
      ${chartTooltip(hover, this.lines, plot, view.state.smoothing > 0, area.offsetWidth)}
    </div>`;
  }

  protected override updated(): void {
    const host = this.renderRoot.querySelector<HTMLElement>('[data-plot]');
    if (host && !this.plot) {
      this.size.observe(host);
      const token = (name: string): string => getComputedStyle(this).getPropertyValue(name).trim();
      this.plot = new Plot(host, token, colourOf, this.gestures());
    }
    if (this.stale && this.plot) {
      this.stale = false;
      this.draw(this.plot);
    }
  }

  /** All that the picture depends on: as long as this stays, so does the picture. */
  private question(): string {
    const { axis, log, smoothing, attempts, tensorBoard, zoom, zoomY } = view.state;
    const how = `${axis} ${log} ${smoothing} ${attempts} ${tensorBoard} ${zoom?.join()} ${zoomY?.tag === this.tag && zoomY.range.join()}`;
    return `${this.store?.version(this.tag)} ${this.width}×${this.height} ${theme.dark} ${how} ${this.paints()}`;
  }

  private paints(): string {
    return this.wishes.map(({ run }) => run.id + colourOf(run.id) + (runs.get(run.id)?.status ?? '')).join();
  }

  private draw(plot: Plot): void {
    if (this.lines.length === 0) {
      plot.destroy();
      return;
    }
    const { axis, log, zoom } = view.state;
    const grownFor = `${axis} ${log} ${zoom?.join()} ${this.wishes.map(({ run }) => run.id).join()}`;
    if (grownFor !== this.grownFor) {
      this.shownX = this.shownY = null;
      this.grownFor = grownFor;
    }
    plot.draw(this.picture(), this.width, this.height);
    this.note();
  }

  private buildLines(): ChartLine[] {
    const { axis, smoothing } = view.state;
    const found = this.wishes.flatMap(({ run }) => {
      const held = this.store?.get(run.id, this.tag);
      return held ? [{ ...held, started: run.started ?? held.newest.wall[0] ?? 0 }] : [];
    });
    const old = found.flatMap(({ old: attempts, started }) =>
      attempts.map((series) => chartLine(series, { axis, started, smoothing, superseded: true })),
    );
    const newest = found.map(({ newest: series, started }) => chartLine(series, { axis, started, smoothing, superseded: false }));
    return [...old, ...newest].filter((line) => line.x.length > 0);
  }

  private picture(): Picture {
    const { axis, log, smoothing, zoom, zoomY } = view.state;
    const growing = this.wishes.some(({ run }) => runs.get(run.id)?.status === 'running');
    const dataX = extent(this.lines.map((line) => line.x)) ?? [0, 1];
    const x = zoom ?? growX(dataX, this.shownX, growing);
    const dataY = valueExtent(this.lines, zoom, log);
    const y = dataY ? growY(dataY, this.shownY, log) : log ? ([0.1, 1] as const) : ([0, 1] as const);
    this.shownX = zoom ? null : x;
    this.shownY = y;
    return { lines: this.lines, axis, log, smoothed: smoothing > 0, x, y: zoomY?.tag === this.tag ? zoomY.range : y };
  }

  /** Hooks for tests and for people who look with their browser's tools. */
  private note(): void {
    const newest = this.wishes.flatMap(({ run }) => this.store?.full(run.id, this.tag) ?? []);
    const last = newest.flatMap((series) => series.step.at(-1) ?? []).reduce<Int>((a, b) => (b > a ? b : a), 0);
    this.dataset['tag'] = elided(this.tag, 200);
    this.dataset['points'] = String(newest.reduce((sum, series) => sum + series.count, 0));
    this.dataset['lines'] = String(this.lines.length);
    this.dataset['lastStep'] = String(last);
    this.dataset['drawnAt'] = String(Date.now());
  }

  private seen(entries: IntersectionObserverEntry[]): void {
    const inView = entries.at(-1)?.isIntersecting ?? false;
    if (inView !== this.inView) {
      this.inView = inView;
      this.dispatchEvent(new CustomEvent('mi-sight', { bubbles: true, composed: true, detail: { tag: this.tag, inView } }));
    }
  }

  private measure(): void {
    const host = this.renderRoot.querySelector<HTMLElement>('[data-plot]');
    this.height = host?.clientHeight ?? 0;
    this.width = host?.clientWidth ?? 0;
    this.requestUpdate();
  }

  private gestures(): Gestures {
    return {
      zoomX: (zoom) => view.go({ zoom }),
      slideX: (zoom) => view.adjust({ zoom }),
      zoomY: (range) => view.go({ zoomY: { tag: this.tag, range } }),
      reset: () => view.go({ zoom: null, zoomY: null }),
      hover: (left, top) => {
        if (!this.hover?.pinned) {
          this.hover = { left, top, pinned: false };
        }
      },
      leave: () => {
        if (!this.hover?.pinned) {
          this.hover = null;
        }
      },
      click: () => {
        if (this.hover) {
          this.hover = { ...this.hover, pinned: !this.hover.pinned };
        }
      },
    };
  }
}
