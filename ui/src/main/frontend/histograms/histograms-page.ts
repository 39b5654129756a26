import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { cardGroups, columnsOf, insteadOfCards } from '../cards/card-groups';
import { cardsStyle } from '../cards/cards-style';
import { collectWishes, type Wish } from '../cards/wishes';
import { matches } from '../data/tag-groups';
import { Watch, api, live, runs, selectedRuns, tags, theme, view } from '../shell/app';
import { onKeys } from '../shell/keyboard';
import { OnResize } from '../shell/on-resize';
import { common } from '../shell/tokens';
import './histogram-card';
import { HistogramStore, keyOf } from './histogram-store';
import './histogram-toolbar';

/** Steps that have room in a card, and in one over the whole page. */
const SAMPLE = { card: 48, full: 240 } as const;

/** The Histograms page: a card for each tag of each shown run. */
@customElement('mi-histograms-page')
export class HistogramsPage extends LitElement {
  static override styles = [common, cardsStyle];

  @state() private current = -1;
  @state() private columns = 3;
  private readonly store = new HistogramStore(api, live);
  private wishes = new Map<string, Wish[]>();
  private ends: (() => void)[] = [];

  constructor() {
    super();
    new OnResize(this, () => (this.columns = columnsOf(this.clientWidth)));
    new Watch(this, runs, view, theme, tags);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ends = [
      onKeys({
        filter: () => this.renderRoot.querySelector('mi-histogram-toolbar')?.focusFilter(),
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

  protected override render(): TemplateResult {
    const shown = selectedRuns();
    this.wishes = collectWishes(shown, 'histogram');
    const { tagFilter, full } = view.state;
    const matching = [...this.wishes].filter(([tag]) => matches(tag, tagFilter));
    const alone = full === null ? undefined : this.wishes.get(full);
    const several = shown.length > 1;
    return html`
      <mi-histogram-toolbar .matching=${matching.length} .all=${this.wishes.size}></mi-histogram-toolbar>
      ${alone
        ? html`<div class="only" style="--columns:${Math.ceil(Math.sqrt(alone.length))}" @mi-sight=${() => this.ask()}>
            ${alone.map((wish) => this.renderCard(wish, several, true))}
          </div>`
        : html`<div class="scroll" @mi-sight=${() => this.ask()}>
            ${insteadOfCards(shown, { all: this.wishes.size, matching: matching.length }, 'histogram') ??
            cardGroups({
              columns: this.columns,
              byTag: new Map(matching),
              key: keyOf,
              render: (wish) => this.renderCard(wish, several, false),
            })}
          </div>`}
    `;
  }

  protected override updated(): void {
    this.ask();
  }

  private renderCard(wish: Wish, named: boolean, full: boolean): TemplateResult {
    return html`<mi-histogram-card .wish=${wish} .store=${this.store} ?named=${named} ?full=${full}></mi-histogram-card>`;
  }

  /** Asks for the histograms of the cards in view, as far as their tags have grown. */
  private ask(): void {
    const wanted = this.cards.flatMap(({ inView, wish }) => (inView && wish ? [wish] : []));
    const { steps, full } = view.state;
    this.store.want(wanted, { steps, sample: full === null ? SAMPLE.card : SAMPLE.full });
  }

  private get cards(): HTMLElementTagNameMap['mi-histogram-card'][] {
    return [...this.renderRoot.querySelectorAll('mi-histogram-card')];
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
    const tag = this.cards[Math.max(0, this.current)]?.wish?.tag.tag ?? null;
    view.go({ full: view.state.full === null ? tag : null });
  }
}
