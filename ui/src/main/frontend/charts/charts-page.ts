import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { cardGroups, columnsOf, insteadOfCards } from '../cards/card-groups';
import { cardsStyle } from '../cards/cards-style';
import { collectWishes, type Wish } from '../cards/wishes';
import type { Run } from '../data/api';
import { matches } from '../data/tag-groups';
import { Watch, api, foldedInto, ledgers, live, runs, selectedRuns, tags, theme, view } from '../shell/app';
import { onKeys } from '../shell/keyboard';
import { OnResize } from '../shell/on-resize';
import { common } from '../shell/tokens';
import './chart-card';
import { ChartStore } from './chart-store';
import type { SeriesView } from './held-series';
import './chart-toolbar';
import './series-ledger';

/** Widths of plots are rounded up to this, so that resizing asks for new data rarely. */
const WIDTH_STEP = 200;

/** The Charts page: the scalars of the shown runs, one card a tag. */
@customElement('mi-charts-page')
export class ChartsPage extends LitElement {
  static override styles = [common, cardsStyle];

  @state() private current = -1;
  @state() private columns = 3;
  private readonly store = new ChartStore(api, live);
  private readonly inView = new Set<string>();
  private wishes = new Map<string, Wish[]>();
  private ends: (() => void)[] = [];

  constructor() {
    super();
    new OnResize(this, () => this.measure());
    new Watch(this, runs, view, theme, tags);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = [
      onKeys({
        filter: () => this.toolbar?.focusFilter(),
        smoothing: () => this.toolbar?.focusSmoothing(),
        log: () => view.go({ log: !view.state.log }),
        next: () => this.move(1),
        previous: () => this.move(-1),
        full: () => this.toggleFull(),
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
  }

  private get toolbar(): HTMLElementTagNameMap['mi-chart-toolbar'] | null {
    return this.renderRoot.querySelector('mi-chart-toolbar');
  }

  protected override render(): TemplateResult {
    const shown = selectedRuns();
    this.wishes = collectWishes(shown, 'scalar');
    const { tagFilter, full, facts } = view.state;
    const matching = [...this.wishes.keys()].filter((tag) => matches(tag, tagFilter));
    if (full !== null && this.wishes.has(full)) {
      return html`<div class="only" @mi-sight=${(e: CustomEvent) => this.sight(e)}>${this.renderCard(full, true)}</div>
        ${this.renderFacts(facts)}`;
    }
    return html`
      <mi-chart-toolbar .matching=${matching.length} .all=${this.wishes.size}></mi-chart-toolbar>
      <div class="scroll" @mi-sight=${(e: CustomEvent) => this.sight(e)}>${this.renderBody(shown, matching)}</div>
      ${this.renderFacts(facts)}
    `;
  }

  private renderFacts(tag: string | null): TemplateResult | null {
    const wishes = tag === null ? undefined : this.wishes.get(tag);
    return wishes ? html`<mi-series-ledger .tag=${tag} .wishes=${wishes} .store=${this.store}></mi-series-ledger>` : null;
  }

  protected override updated(): void {
    this.ask();
  }

  private renderBody(shown: readonly Run[], matching: readonly string[]): TemplateResult {
    return (
      insteadOfCards(shown, { all: this.wishes.size, matching: matching.length }, 'scalar') ??
      cardGroups({
        columns: this.columns,
        byTag: new Map(matching.map((tag) => [tag, [tag]])),
        key: (tag) => tag,
        render: (tag) => this.renderCard(tag, false),
      })
    );
  }

  private renderCard(tag: string, full: boolean): TemplateResult {
    return html`<mi-chart-card
      .tag=${tag}
      .wishes=${this.wishes.get(tag) ?? []}
      .store=${this.store}
      ?full=${full}
    ></mi-chart-card>`;
  }

  private sight(e: CustomEvent): void {
    const { tag, inView } = e.detail as { tag: string; inView: boolean };
    if (inView) {
      this.inView.add(tag);
    } else {
      this.inView.delete(tag);
    }
    this.ask();
  }

  /** Asks for the series of the cards in view, and to hear of their new points. */
  private ask(): void {
    const { axis, zoom, attempts, tensorBoard, smoothing } = view.state;
    const wanted = [...this.inView].flatMap((tag) => this.wishes.get(tag) ?? []);
    if (wanted.length === 0) {
      return;
    }
    const card = this.renderRoot.querySelector('mi-chart-card');
    const width = Math.max(WIDTH_STEP, Math.ceil((card?.clientWidth ?? 800) / WIDTH_STEP) * WIDTH_STEP);
    const how: SeriesView = { axis, zoom, attempts, tensorBoard, smoothing, width };
    const growing = selectedRuns().filter((run) => run.status !== 'finished' && run.status !== 'failed');
    // A stream takes a limited number of runs: those that are folded into others stand last.
    const folded = (run: Run): number => (foldedInto(run.id) ? 1 : 0);
    growing.sort((a, b) => folded(a) - folded(b));
    live.want(growing.map((run) => run.id), [...this.inView]);
    this.store.want(wanted, how);
    new Set(wanted.map(({ run }) => run)).forEach((run) => ledgers.of(run));
  }

  private measure(): void {
    this.columns = columnsOf(this.clientWidth);
  }

  private get cards(): HTMLElementTagNameMap['mi-chart-card'][] {
    return [...this.renderRoot.querySelectorAll('mi-chart-card')];
  }

  private move(by: number): void {
    const { cards } = this;
    cards[this.current]?.classList.remove('current');
    this.current = Math.max(0, Math.min(cards.length - 1, this.current + by));
    const card = cards[this.current];
    card?.classList.add('current');
    card?.scrollIntoView({ block: 'nearest' });
  }

  private toggleFull(): void {
    const tag = this.cards[Math.max(0, this.current)]?.tag ?? null;
    view.go({ full: view.state.full === null ? tag : null });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-chart-card': import('./chart-card').ChartCard;
  }
}
