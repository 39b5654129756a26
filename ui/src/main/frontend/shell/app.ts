import type { LitElement, ReactiveController } from 'lit';
import { Api, type Run } from '../data/api';
import { Catalogue } from '../data/catalogue';
import type { Changes } from '../data/changes';
import { DebugApi } from '../data/debug';
import { Families } from '../data/families';
import { Http } from '../data/http';
import { Live } from '../data/live';
import { ProfileApi } from '../data/profiles';
import { RunColours } from '../data/run-colours';
import { defaultSelection } from '../data/run-list';
import { RunStore } from '../data/run-store';
import { resolveIds } from '../data/url-state';
import { Theme } from './theme';
import { UrlView } from './url-view';

/** What all components of a page share, made once. */
const base = new URL('api/v1/', document.baseURI).href;
export const api = new Api(base);
export const debugApi = new DebugApi(new Http(base));
export const profileApi = new ProfileApi(new Http(base));
export const live = new Live(new URL('events', base).href);
export const runs = new RunStore(api, live);
/** A growing run may get new tags at any time, and no card can be drawn without them. */
export const tags = new Catalogue((run) => api.tags(run), live, 2000, 4);
/** New trouble in a run's files is told by an event; nothing waits for it. */
export const ledgers = new Catalogue((run) => api.ledger(run), live, 60_000, 1);
live.on('ledger', ({ run, corrupt, notes }) => {
  const known = ledgers.known(run);
  if (known && (known.totals.corrupt !== corrupt || known.totals.notes !== notes)) {
    ledgers.outdate(run);
  }
});
live.on('run', ({ id, status }) => {
  // Ledgers of runs that are over are not streamed, and their files may yet be replaced or deleted.
  if (id !== undefined && (status === 'finished' || status === 'failed')) {
    ledgers.outdate(id);
  }
});
export const view = new UrlView();
export const theme = new Theme();
export const colours = new RunColours(localStorage);

/** Ids of the runs that are shown, in the order of the list; colours are assigned to them. */
export function selectedIds(): string[] {
  const prefixes = view.state.runs;
  const ids = prefixes === null ? defaultSelection(runs.all) : resolveIds(prefixes, runs.all.map((run) => run.id));
  colours.assign(ids);
  return ids;
}

let familiesFor: readonly Run[] | null = null;
let found = new Families([]);

/** Which runs belong together; found anew when the runs have changed. */
export function families(): Families {
  if (familiesFor !== runs.all) {
    familiesFor = runs.all;
    found = new Families(runs.all);
  }
  return found;
}

/** Whether the members of a run stand below it as rows of their own. */
export function isUnfolded(id: string): boolean {
  return view.state.unfolded.includes(id.slice(0, 8));
}

/** The run that stands for this one: the head that it is folded into, or itself. */
export function standsFor(id: string): string {
  const head = families().headOf(id);
  return head === undefined || isUnfolded(head) ? id : head;
}

/** The run that this one is folded into, undefined where it stands for itself. */
export function foldedInto(id: string): Run | undefined {
  const head = standsFor(id);
  return head === id ? undefined : runs.get(head);
}

/** The runs that are shown, in the order of the list, each with what is folded into it. */
export function selectedRuns(): Run[] {
  const ids = selectedIds();
  const chosen = new Set(ids);
  return ids.flatMap((id) => {
    const run = runs.get(id);
    const members = isUnfolded(id) ? [] : families().shownWith(id).filter((member) => !chosen.has(member.id));
    return run ? [run, ...members] : [];
  });
}

/** Shows a run or hides it, with what is folded into it. */
export function toggleRun(run: string): void {
  const ids = selectedIds();
  const id = standsFor(run);
  view.go({ runs: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id] });
}

/** Opens a run whose members are folded into it, or closes it. */
export function toggleFold(id: string): void {
  const prefix = id.slice(0, 8);
  const { unfolded } = view.state;
  const opening = !isUnfolded(id);
  view.go({
    unfolded: opening ? [...unfolded, prefix] : unfolded.filter((other) => other !== prefix),
    runs: families().chosenAfter(id, opening, selectedIds()),
  });
}

/** The colour of a run, or of the run that it is folded into, in the theme of now. */
export function colourOf(run: string): string {
  return colours.of(standsFor(run))[theme.dark ? 'dark' : 'light'];
}

/** Renders its host again whenever one of its sources has changed. */
export class Watch implements ReactiveController {
  private readonly sources: readonly Changes[];
  private ends: (() => void)[] = [];

  constructor(
    private readonly host: LitElement,
    ...sources: Changes[]
  ) {
    this.sources = sources;
    host.addController(this);
  }

  hostConnected(): void {
    this.ends = this.sources.map((source) => source.onChange(() => this.host.requestUpdate()));
  }

  hostDisconnected(): void {
    this.ends.forEach((end) => end());
    this.ends = [];
  }
}
