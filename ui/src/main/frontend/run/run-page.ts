import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Run, Tag } from '../data/api';
import type { GraphAnswer } from '../data/graphs';
import type { ImageRow, MediaKind, MediaRows, TensorRow, TextRow } from '../data/media';
import type { LineageRow } from '../data/lineage';
import { toHistogram, type Histogram } from '../histograms/histogram-model';
import { RunMetrics } from '../runs/run-metrics';
import { STANDARD as PROFILE, formatChoice as formatProfile } from '../profile/profile-url';
import { Watch, api, ledgers, live, profileApi, runs, tags, theme, view } from '../shell/app';
import { statusStyle } from '../shell/status-dot';
import { common } from '../shell/tokens';
import { Asked } from './asked';
import { overviewOf, type Missing, type Overview } from './overview-model';
import { previewCard, whenAnswered, type Preview } from './preview';
import { graphPreview, histogramPreview, imagePreview, lineagePreview, profilePreview, scalarPreview, tensorPreview, textPreview, type Newest, type Profiled } from './previews';
import { runHead } from './run-head';
import { runStyle } from './run-style';

/** Ridges of the preview. */
const RIDGES = 24;
/** A list of values is asked for whole up to this length, so that its newest is known. */
const LIST_MAX = 500;
/** As {@link LIST_MAX}, where every value is read from its file. */
const READ_MAX = 20;

/** The page of one run: a small live preview of everything that it has. */
@customElement('mi-run-page')
export class RunPage extends LitElement {
  static override styles = [common, statusStyle, runStyle];

  /** The run's id, or the beginning of it that tells it apart. */
  @property() run = '';
  private readonly metrics = new RunMetrics(api, live);
  private readonly histograms = new Asked<Histogram[]>();
  private readonly images = new Asked<Newest<ImageRow>[]>();
  private readonly texts = new Asked<Newest<TextRow>[]>();
  private readonly tensors = new Asked<Newest<TensorRow>[]>();
  private readonly graphs = new Asked<GraphAnswer[]>();
  private readonly lineage = new Asked<LineageRow[]>();
  private readonly profile = new Asked<Profiled | 'none'>();
  private ends: (() => void)[] = [];

  constructor() {
    super();
    const all = [this.histograms, this.images, this.texts, this.tensors, this.graphs, this.lineage, this.profile];
    new Watch(this, runs, view, theme, tags, ledgers, this.metrics, ...all);
    this.outdateAll = () => all.forEach((asked) => asked.outdate());
  }

  private readonly outdateAll: () => void;

  override connectedCallback(): void {
    super.connectedCallback();
    const again = (): void => {
      this.outdateAll();
      this.requestUpdate();
    };
    this.ends = [live.on('reset', again), live.on('state', ({ state }) => state === 'open' && live.interrupted && again())];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
  }

  /** Pages that the product has, by slug. */
  private get pages(): string[] {
    return (this.closest('mi-shell') as unknown as { pages: { slug: string }[] } | null)?.pages.map(({ slug }) => slug) ?? [];
  }

  protected override render(): TemplateResult {
    if (runs.loadedAt === null) {
      return runs.error
        ? html`<div class="none" role="alert"><p><b>The runs could not be read.</b> ${runs.error.message}</p></div>`
        : html`<div class="grid" aria-busy="true" aria-label="Loading">${Array.from({ length: 6 }, () => html`<div class="skeleton card"></div>`)}</div>`;
    }
    const run = runs.all.find(({ id }) => this.run !== '' && id.startsWith(this.run));
    if (!run) {
      return html`<div class="none" data-no-run><p><b>No run has this address.</b></p><p><a href="runs${view.query}" ?router-ignore=${live.interrupted}>All runs</a></p></div>`;
    }
    const found = tags.of(run);
    const children = runs.all.filter(({ parent }) => parent === run.id);
    return html`<div class="scroll">
      ${runHead(run, children, ledgers.of(run))}
      ${found ? this.renderPreviews(run, children, overviewOf([...found])) : this.renderWaiting(run)}
    </div>`;
  }

  private renderWaiting(run: Run): TemplateResult {
    return tags.failed(run.id)
      ? html`<div class="none" role="alert"><p><b>What this run has could not be read.</b> The page asks again when the server answers.</p></div>`
      : html`<div class="grid" aria-busy="true">${Array.from({ length: 4 }, () => html`<div class="skeleton card"></div>`)}</div>`;
  }

  private renderPreviews(run: Run, children: readonly Run[], overview: Overview): TemplateResult {
    const previews = this.previews(run, children, overview);
    const shown = new Set(previews.map(({ kind }) => kind));
    const others = [...overview.counts].filter(([kind]) => !shown.has(kind) && !(kind === 'hparams' && shown.has('lineage')));
    return html`
      ${previews.length === 0 ? html`<div class="none"><p><b>Nothing was read of this run yet.</b></p><button class="framed" @click=${() => view.go({ ledger: run.id })}>Open the ledger</button></div>` : null}
      <div class="grid">${previews.map((preview) => previewCard(run.id, preview))}</div>
      ${others.length > 0 ? html`<p class="others" data-others>Also here, listed but not drawn: ${others.map(([kind, count]) => `${kind} (${count})`).join(', ')}</p>` : null}
      ${overview.missing.filter(({ kind }) => !shown.has(kind)).length > 0 ? this.renderMissing(overview.missing.filter(({ kind }) => !shown.has(kind))) : null}
    `;
  }

  private renderMissing(missing: readonly Missing[]): TemplateResult {
    return html`<section class="missing" data-missing>
      <h3>What this run could have as well</h3>
      <table>
        ${missing.map(({ kind, title, calls }) => html`<tr data-missing-kind=${kind}><td>${title}</td><td>${calls.map((call) => html`<code>${call}</code> `)}</td></tr>`)}
      </table>
    </section>`;
  }

  /** The previews of what is there; each asks for itself, and one that fails says so alone. */
  private previews(run: Run, children: readonly Run[], overview: Overview): Preview[] {
    const { pages } = this;
    const page = (slug: string): string | null => (pages.includes(slug) ? slug : null);
    const count = (kind: string): number => overview.counts.get(kind) ?? 0;
    const previews: (Preview | null)[] = [
      this.scalars(run, overview, count('scalar')),
      this.histogramOf(run, overview.histogram, count('histogram')),
      this.newest(run, overview.images, this.images, { read: rowsOf('image'), most: LIST_MAX }, { kind: 'image', title: 'Images', count: count('image'), page: page('media') }, imagePreview),
      ...(['graph', 'data_graph'] as const).map((kind) => this.graph(run, kind, count(kind), page('graph'))),
      this.lineageOf(run, children, page('lineage')),
      this.profileOf(run, count('profile'), page('profile')),
      this.newest(run, overview.texts, this.texts, { read: rowsOf('text'), most: READ_MAX }, { kind: 'text', title: 'Texts', count: count('text'), page: page('media') }, textPreview),
      this.newest(run, overview.tensors, this.tensors, { read: rowsOf('tensor'), most: READ_MAX }, { kind: 'tensor', title: 'Tensors', count: count('tensor'), page: page('media') }, tensorPreview),
    ];
    return previews.filter((preview) => preview !== null);
  }

  private scalars(run: Run, { scalars }: Overview, count: number): Preview | null {
    if (scalars.length === 0) {
      return null;
    }
    this.metrics.want(scalars.map((tag) => ({ run: run.id, tag })));
    this.metrics.follow([run], scalars);
    return { kind: 'scalar', title: 'Scalars', count, page: 'charts', body: scalarPreview(run, scalars, this.metrics) };
  }

  private histogramOf(run: Run, tag: Tag | null, count: number): Preview | null {
    if (!tag) {
      return null;
    }
    this.histograms.ask(run.id, `${tag.tag} ${tag.points}`, async () => (await api.histograms(run.id, tag.tag, { from: null, to: null }, RIDGES)).histograms.map(toHistogram));
    return { kind: 'histogram', title: 'Histograms', count, page: 'histograms', body: whenAnswered(this.histograms, (all) => histogramPreview(tag, all)) };
  }

  private graph(run: Run, kind: GraphAnswer['kind'], count: number, page: string | null): Preview | null {
    if (count === 0) {
      return null;
    }
    this.graphs.ask(run.id, 'all', () => api.graphs(run.id));
    return { kind, title: kind === 'graph' ? 'Graph' : 'Data pipeline', count, page, body: whenAnswered(this.graphs, (all) => graphPreview(all, kind)) };
  }

  private lineageOf(run: Run, children: readonly Run[], page: string | null): Preview | null {
    const ids = new Set([run, ...children].filter((one) => tags.of(one)?.some(({ kind }) => ['lineage', 'hparams', 'data_graph'].includes(kind))).map(({ id }) => id));
    if (ids.size === 0) {
      return null;
    }
    this.lineage.ask(run.id, [...ids].join(), async () => (await api.lineage()).filter((row) => ids.has(row.run)));
    return { kind: 'lineage', title: 'Lineage', count: 0, page, body: whenAnswered(this.lineage, lineagePreview) };
  }

  private profileOf(run: Run, count: number, page: string | null): Preview | null {
    if (count === 0) {
      return null;
    }
    this.profile.ask(run.id, String(run.lastStep), () => profiled(run.id));
    return { kind: 'profile', title: 'Profile', count: 0, page, change: { profile: formatProfile({ ...PROFILE, run: run.id }) }, body: whenAnswered(this.profile, profilePreview) };
  }

  private newest<T>(
    run: Run,
    wanted: readonly Tag[],
    asked: Asked<Newest<T>[]>,
    { read, most }: { read: (run: string, tag: string, limit: number | null) => Promise<T[]>; most: number },
    ...[head, show]: [Omit<Preview, 'body'>, (all: readonly Newest<T>[]) => TemplateResult]
  ): Preview | null {
    if (wanted.length === 0) {
      return null;
    }
    asked.ask(run.id, wanted.map(({ tag, points }) => `${tag} ${points}`).join(), () => Promise.all(wanted.map((tag) => newestOf(run, tag, read, most))));
    return { ...head, body: whenAnswered(asked, show) };
  }
}

/** What the preview of a profile is made from. */
async function profiled(run: string): Promise<Profiled | 'none'> {
  const [first] = await profileApi.profiles(run);
  return first ? { profile: first, types: await profileApi.operators(first.id, 'type'), steps: await profileApi.steps(first.id) } : 'none';
}

/** How values of a kind are asked for. */
function rowsOf<K extends MediaKind>(kind: K): (run: string, tag: string, limit: number | null) => Promise<MediaRows[K][]> {
  return async (run, tag, limit) => (await api.values(kind, run, tag, limit)).rows;
}

async function newestOf<T>(run: Run, tag: Tag, read: (run: string, tag: string, limit: number | null) => Promise<T[]>, most: number): Promise<Newest<T>> {
  const newest = tag.points <= most;
  const all = await read(run.id, tag.tag, newest ? null : 1);
  return { tag, value: all.at(-1) ?? null, newest };
}
