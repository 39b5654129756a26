import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Run } from '../data/api';
import { counted, grouped } from '../data/format';
import { elided } from '../data/shown-text';
import { groupTags, matches, type TagGroup } from '../data/tag-groups';
import { Watch, api, ledgers, live, runs, selectedRuns, tags, theme, view } from '../shell/app';
import { onKeys } from '../shell/keyboard';
import { common } from '../shell/tokens';
import './chart-card';
import { ChartStore, type SeriesView, type Wish } from './chart-store';
import './chart-toolbar';
import { chartsStyle } from './charts-style';

/** Cards on one page; more tags are counted and named as left out. */
const CARDS_MAX = 240;
/** Least width of a card, with the gap beside it. */
const CARD_PIXELS = 348;
const COLUMNS_MAX = 4;
/** Widths of plots are rounded up to this, so that resizing asks for new data rarely. */
const WIDTH_STEP = 200;

/** The Charts page: the scalars of the shown runs, one card a tag. */
@customElement('mi-charts-page')
export class ChartsPage extends LitElement {
  static override styles = [common, chartsStyle];

  @state() private current = -1;
  @state() private columns = 3;
  private readonly store = new ChartStore(api, live);
  private readonly inView = new Set<string>();
  private readonly size = new ResizeObserver(() => this.measure());
  private wishes = new Map<string, Wish[]>();
  private ends: (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, runs, view, theme, tags);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.size.observe(this);
    this.ends = [
      () => this.size.disconnect(),
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
    this.wishes = collectWishes(shown);
    const { tagFilter, full } = view.state;
    const matching = [...this.wishes.keys()].filter((tag) => matches(tag, tagFilter));
    if (full !== null && this.wishes.has(full)) {
      return html`<div class="only" @mi-sight=${(e: CustomEvent) => this.sight(e)}>${this.renderCard(full, true)}</div>`;
    }
    return html`
      <mi-chart-toolbar .matching=${matching.length} .all=${this.wishes.size}></mi-chart-toolbar>
      <div class="scroll" @mi-sight=${(e: CustomEvent) => this.sight(e)}>${this.renderBody(shown, matching)}</div>
    `;
  }

  protected override updated(): void {
    this.ask();
  }

  private renderBody(shown: readonly Run[], matching: readonly string[]): TemplateResult {
    if (runs.loadedAt === null) {
      return runs.error ? says('The runs could not be read.', `${runs.error.message}. The page asks again as soon as the server answers.`) : skeleton();
    }
    if (runs.all.length === 0) {
      return html`<div class="none"><p><b>No runs yet.</b></p><p><a href="runs${view.query}" ?router-ignore=${live.interrupted}>What would bring one here</a></p></div>`;
    }
    if (shown.length === 0) {
      return says('No run is shown.', 'Check runs in the panel at the left, or on the Runs page.');
    }
    if (this.wishes.size === 0) {
      const waiting = shown.some((run) => tags.of(run) === null && !tags.failed(run.id));
      return waiting ? skeleton() : this.renderNoScalars(shown);
    }
    if (matching.length === 0) {
      return says('No tag matches the filter.', `${grouped(this.wishes.size)} tags are here.`);
    }
    let left = CARDS_MAX;
    return html`<div class="groups" style="--columns:${this.columns}">${groupTags(matching).map((group) => {
      const cards = view.state.closed.includes(group.name) ? 0 : Math.min(left, group.tags.length);
      left -= cards;
      return this.renderGroup(group, cards);
    })}</div>`;
  }

  private renderNoScalars(shown: readonly Run[]): TemplateResult {
    const kinds = [...new Set(shown.flatMap((run) => tags.of(run)?.map(({ kind }) => kind) ?? []))];
    const here = kinds.length > 0 ? `They hold ${kinds.join(', ')}.` : 'No record of them holds data; their ledger says what was read.';
    const [first] = shown;
    return html`<div class="none" data-no-scalars>
      <p><b>The shown runs have no scalars.</b> ${here}</p>
      ${first ? html`<button class="framed" @click=${() => view.go({ ledger: first.id })}>Open the ledger</button>` : null}
    </div>`;
  }

  private renderGroup({ name, tags: all }: TagGroup, cards: number): TemplateResult {
    const { closed } = view.state;
    const open = !closed.includes(name);
    const toggle = (): void => view.go({ closed: open ? [...closed, name] : closed.filter((c) => c !== name) });
    // Small groups share a row; a closed one is a line of its own.
    const span = open ? Math.max(1, Math.min(this.columns, cards)) : this.columns;
    return html`<section class="group" style="grid-column:span ${span}" data-group=${elided(name, 100)}>
      <h2>
        <button aria-expanded=${open} @click=${toggle}>
          <span class="chevron" aria-hidden="true">${open ? '▾' : '▸'}</span> ${name === '' ? 'without a group' : elided(name, 100)} <span class="dim">${grouped(all.length)}</span>
        </button>
      </h2>
      ${open
        ? html`<div class="grid">
              ${repeat(
                all.slice(0, cards),
                (tag) => tag,
                (tag) => this.renderCard(tag, false),
              )}
            </div>
            ${cards < all.length ? html`<p class="left-out" data-left-out=${all.length - cards}>${counted(all.length - cards, 'more tag')} left out: filter by name to see them.</p>` : null}`
        : null}
    </section>`;
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
    const { axis, zoom, attempts } = view.state;
    const wanted = [...this.inView].flatMap((tag) => this.wishes.get(tag) ?? []);
    if (wanted.length === 0) {
      return;
    }
    const card = this.renderRoot.querySelector('mi-chart-card');
    const width = Math.max(WIDTH_STEP, Math.ceil((card?.clientWidth ?? 800) / WIDTH_STEP) * WIDTH_STEP);
    const how: SeriesView = { axis, zoom, attempts, width };
    const growing = selectedRuns().filter((run) => run.status !== 'finished' && run.status !== 'failed');
    live.want(growing.map((run) => run.id), [...this.inView]);
    this.store.want(wanted, how);
    new Set(wanted.map(({ run }) => run)).forEach((run) => ledgers.of(run));
  }

  private measure(): void {
    const columns = Math.floor((this.clientWidth - 16) / CARD_PIXELS);
    this.columns = Math.max(1, Math.min(COLUMNS_MAX, columns));
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

/** Per tag the runs that have it, in the order of the runs. */
function collectWishes(shown: readonly Run[]): Map<string, Wish[]> {
  const wishes = new Map<string, Wish[]>();
  for (const run of shown) {
    for (const tag of tags.of(run) ?? []) {
      if (tag.kind === 'scalar') {
        const wish = { run, tag };
        const others = wishes.get(tag.tag);
        if (others) {
          others.push(wish);
        } else {
          wishes.set(tag.tag, [wish]);
        }
      }
    }
  }
  return wishes;
}

function says(what: string, todo: string): TemplateResult {
  return html`<div class="none"><p><b>${what}</b></p><p class="dim">${todo}</p></div>`;
}

function skeleton(): TemplateResult {
  return html`<div class="grid" aria-busy="true" aria-label="Loading charts">
    ${Array.from({ length: 6 }, () => html`<div class="skeleton card"></div>`)}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-chart-card': import('./chart-card').ChartCard;
  }
}
