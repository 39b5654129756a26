import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Run } from '../data/api';
import { counted, grouped } from '../data/format';
import { groupTags, matches } from '../data/tag-groups';
import { Watch, api, live, runs, selectedRuns, tags, theme, view } from '../shell/app';
import { onKeys } from '../shell/keyboard';
import { common } from '../shell/tokens';
import './media-card';
import { emptyStyle, nothingOf } from './media-empty';
import { MediaStore } from './media-store';
import './media-toolbar';
import { TABS, parseChoice, type Tab } from './media-url';
import { stepsOf } from './steps';

/** Cards on one page; more tags are counted and named as left out. */
const CARDS_MAX = 120;

/** The Media page: images, sounds, texts and tensors of the shown runs, one card a tag. */
@customElement('mi-media-page')
export class MediaPage extends LitElement {
  static override styles = [
    common,
    emptyStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
        min-width: 0;
      }
      .scroll {
        flex: 1;
        min-height: 0;
        overflow: hidden auto;
        padding: 4px 12px 24px;
      }
      .cards {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        align-items: stretch;
      }
      .cards.text > *,
      .cards.tensors > * {
        flex: 1 1 100%;
      }
      .skeleton {
        width: 234px;
        height: 300px;
        border-radius: 6px;
      }
      .left-out {
        color: var(--mi-amber);
        margin: 8px 4px;
      }
    `,
  ];

  private readonly store = new MediaStore(api, live);
  private readonly inView = new Set<string>();
  /** Per tab and tag the runs that have it. */
  private found = new Map<Tab, Map<string, Run[]>>();
  private tab: Tab = 'images';
  private endKeys: () => void = () => {};

  constructor() {
    super();
    new Watch(this, runs, view, theme, tags, this.store);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.endKeys = onKeys({
      filter: () => this.toolbar?.focusFilter(),
      earlier: () => this.toolbar?.move(-1),
      later: () => this.toolbar?.move(1),
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endKeys();
  }

  private get toolbar(): HTMLElementTagNameMap['mi-media-toolbar'] | null {
    return this.renderRoot.querySelector('mi-media-toolbar');
  }

  protected override render(): TemplateResult {
    const shown = selectedRuns();
    this.found = findTags(shown);
    const counts = new Map([...this.found].map(([tab, all]) => [tab, all.size]));
    this.tab = parseChoice(view.state.media).tab ?? TABS.find(({ tab }) => counts.has(tab))?.tab ?? 'images';
    const here = this.found.get(this.tab) ?? new Map<string, Run[]>();
    const matching = [...here.keys()].filter((tag) => matches(tag, view.state.tagFilter));
    return html`
      <mi-media-toolbar .counts=${counts} .tab=${this.tab} .matching=${matching.length} .steps=${this.steps()}></mi-media-toolbar>
      <div class="scroll" @mi-sight=${(e: CustomEvent) => this.sight(e)}>${this.renderBody(shown, here, matching)}</div>
    `;
  }

  protected override updated(): void {
    this.ask();
  }

  private get kind(): (typeof TABS)[number]['kind'] {
    return TABS.find(({ tab }) => tab === this.tab)?.kind ?? 'image';
  }

  /** Of the cards in view and of those that were: a slider that grows shorter would jump. */
  private steps(): ReturnType<typeof stepsOf> {
    const lists = [...(this.found.get(this.tab) ?? [])].flatMap(([tag, all]) => all.map((run) => this.store.of(this.kind, run.id, tag)?.rows ?? []));
    return stepsOf(lists);
  }

  private renderBody(shown: readonly Run[], here: ReadonlyMap<string, Run[]>, matching: readonly string[]): TemplateResult {
    if (runs.loadedAt === null) {
      return runs.error ? says('The runs could not be read.', `${runs.error.message}. The page asks again as soon as the server answers.`) : skeleton();
    }
    if (runs.all.length === 0) {
      return html`<div class="none"><p><b>No runs yet.</b></p><p><a href="runs${view.query}" ?router-ignore=${live.interrupted}>What would bring one here</a></p></div>`;
    }
    if (shown.length === 0) {
      return says('No run is shown.', 'Check runs in the panel at the left, or on the Runs page.');
    }
    if (here.size === 0) {
      const waiting = shown.some((run) => tags.of(run) === null && !tags.failed(run.id));
      return waiting ? skeleton() : nothingOf(this.tab, shown);
    }
    if (matching.length === 0) {
      return says('No tag matches the filter.', `${grouped(here.size)} tags are here.`);
    }
    return this.renderCards(here, groupTags(matching).flatMap((group) => group.tags));
  }

  private renderCards(here: ReadonlyMap<string, Run[]>, all: readonly string[]): TemplateResult {
    const { step, zoom } = parseChoice(view.state.media);
    const left = all.length - CARDS_MAX;
    return html`<div class="cards ${this.tab}">
        ${repeat(
          all.slice(0, CARDS_MAX),
          (tag) => `${this.tab} ${tag}`,
          (tag) =>
            html`<mi-media-card .tag=${tag} .kind=${this.kind} .runs=${here.get(tag) ?? []} .store=${this.store} .step=${step} .zoom=${zoom}></mi-media-card>`,
        )}
      </div>
      ${left > 0 ? html`<p class="left-out" data-left-out=${left}>${counted(left, 'more tag')} left out: filter by name to see them.</p>` : null}`;
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

  private ask(): void {
    const { kind } = this;
    const here = this.found.get(this.tab);
    this.store.want([...this.inView].flatMap((tag) => (here?.get(tag) ?? []).map((run) => ({ kind, run: run.id, tag }))));
  }
}

/** Per tab and tag the runs that have it, in the order of the runs. */
function findTags(shown: readonly Run[]): Map<Tab, Map<string, Run[]>> {
  const found = new Map<Tab, Map<string, Run[]>>();
  for (const run of shown) {
    for (const { tag, kind } of tags.of(run) ?? []) {
      const tab = TABS.find((one) => one.kind === kind)?.tab;
      if (tab) {
        const byTag = found.get(tab) ?? new Map<string, Run[]>();
        found.set(tab, byTag.set(tag, [...(byTag.get(tag) ?? []), run]));
      }
    }
  }
  return found;
}

function says(what: string, todo: string): TemplateResult {
  return html`<div class="none"><p><b>${what}</b></p><p class="dim">${todo}</p></div>`;
}

function skeleton(): TemplateResult {
  return html`<div class="cards" aria-busy="true" aria-label="Loading">${Array.from({ length: 4 }, () => html`<div class="skeleton"></div>`)}</div>`;
}
