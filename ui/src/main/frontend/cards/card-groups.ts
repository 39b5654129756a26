import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Run } from '../data/api';
import { counted, grouped } from '../data/format';
import { elided } from '../data/shown-text';
import { groupTags, type TagGroup } from '../data/tag-groups';
import { live, runs, tags, view } from '../shell/app';

/** Cards on one page; more are counted and named as left out. */
const CARDS_MAX = 240;
/** Least width of a card, with the gap beside it. */
const CARD_PIXELS = 348;
const COLUMNS_MAX = 4;

/** Columns of cards that a page of this width has. */
export function columnsOf(pageWidth: number): number {
  return Math.max(1, Math.min(COLUMNS_MAX, Math.floor((pageWidth - 16) / CARD_PIXELS)));
}

/** What the cards of a page are made of. */
export interface Cards<T> {
  columns: number;
  /** Of each tag that is shown, in the order in which they stand. */
  byTag: ReadonlyMap<string, readonly T[]>;
  /** The same as long as the card is the same. */
  key(item: T): string;
  render(item: T): TemplateResult;
}

/** Cards by the prefix of their tag: groups open and close, and stand on one row where they are small. */
export function cardGroups<T>(cards: Cards<T>): TemplateResult {
  let left = CARDS_MAX;
  return html`<div class="groups" style="--columns:${cards.columns}">${groupTags(cards.byTag.keys()).map((group) => {
    const all = group.tags.flatMap((tag) => cards.byTag.get(tag) ?? []);
    const shown = view.state.closed.includes(group.name) ? [] : all.slice(0, left);
    left -= shown.length;
    return renderGroup(group, shown, all.length, cards);
  })}</div>`;
}

function renderGroup<T>({ name, tags: all }: TagGroup, shown: readonly T[], count: number, cards: Cards<T>): TemplateResult {
  const { closed } = view.state;
  const open = !closed.includes(name);
  const toggle = (): void => view.go({ closed: open ? [...closed, name] : closed.filter((c) => c !== name) });
  // Small groups share a row; a closed one is a line of its own.
  const span = open ? Math.max(1, Math.min(cards.columns, shown.length)) : cards.columns;
  const noun = count === all.length ? 'more tag' : 'more card';
  return html`<section class="group" style="grid-column:span ${span}" data-group=${elided(name, 100)}>
    <h2>
      <button aria-expanded=${open} @click=${toggle}>
        <span class="chevron" aria-hidden="true">${open ? '▾' : '▸'}</span> ${name === '' ? 'without a group' : elided(name, 100)} <span class="dim">${grouped(all.length)}</span>
      </button>
    </h2>
    ${open
      ? html`<div class="grid">
            ${repeat(
              shown,
              (item) => cards.key(item),
              (item) => cards.render(item),
            )}
          </div>
          ${shown.length < count ? html`<p class="left-out" data-left-out=${count - shown.length}>${counted(count - shown.length, noun)} left out: filter by name to see them.</p>` : null}`
      : null}
  </section>`;
}

/** How many tags there are of the kind of a page, and how many of them match the filter. */
export interface TagCounts {
  all: number;
  matching: number;
}

/** What stands where the cards would be while there are none; null once there are. */
export function insteadOfCards(shown: readonly Run[], counts: TagCounts, kind: string): TemplateResult | null {
  if (runs.loadedAt === null) {
    return runs.error ? says('The runs could not be read.', `${runs.error.message}. The page asks again as soon as the server answers.`) : skeleton();
  }
  if (runs.all.length === 0) {
    return html`<div class="none"><p><b>No runs yet.</b></p><p><a href="runs${view.query}" ?router-ignore=${live.interrupted}>What would bring one here</a></p></div>`;
  }
  if (shown.length === 0) {
    return says('No run is shown.', 'Check runs in the panel at the left, or on the Runs page.');
  }
  if (counts.all === 0) {
    const waiting = shown.some((run) => tags.of(run) === null && !tags.failed(run.id));
    return waiting ? skeleton() : noneOfKind(shown, kind);
  }
  return counts.matching === 0 ? says('No tag matches the filter.', `${grouped(counts.all)} tags are here.`) : null;
}

function noneOfKind(shown: readonly Run[], kind: string): TemplateResult {
  const kinds = [...new Set(shown.flatMap((run) => tags.of(run)?.map((tag) => tag.kind) ?? []))];
  const here = kinds.length > 0 ? `They hold ${kinds.join(', ')}.` : 'No record of them holds data; their ledger says what was read.';
  const [first] = shown;
  return html`<div class="none" data-none=${kind}>
    <p><b>The shown runs have no ${kind}s.</b> ${here}</p>
    ${first ? html`<button class="framed" @click=${() => view.go({ ledger: first.id })}>Open the ledger</button>` : null}
  </div>`;
}

function says(what: string, todo: string): TemplateResult {
  return html`<div class="none"><p><b>${what}</b></p><p class="dim">${todo}</p></div>`;
}

function skeleton(): TemplateResult {
  return html`<div class="grid" aria-busy="true" aria-label="Loading">
    ${Array.from({ length: 6 }, () => html`<div class="skeleton card"></div>`)}
  </div>`;
}
