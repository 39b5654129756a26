import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Run } from '../data/api';
import { mainMetrics } from '../data/main-metrics';
import { rowsOf, type Row, type SortKey } from '../data/run-list';
import { Watch, api, isUnfolded, ledgers, live, runs, selectedIds, selectedRuns, tags, theme, toggleRun, view } from '../shell/app';
import { onKeys } from '../shell/keyboard';
import { runNameStyle } from '../shell/run-name';
import { statusStyle } from '../shell/status-dot';
import { common } from '../shell/tokens';
import { ROW_PIXELS, VirtualRows } from '../shell/virtual-rows';
import './empty-state';
import './log-directories';
import { headCells, runCells, type RowContext } from './run-cells';
import { RunMetrics } from './run-metrics';
import { runsStyle } from './runs-style';

/** How often "3 m ago" is told anew. */
const CLOCK_MILLIS = 5000;
/** Metrics beside the name, by width of the page. */
const METRICS_MAX = 4;
const METRIC_PIXELS = 190;
const OTHER_PIXELS = 800;

/** The Runs page: every run as a row, live. */
@customElement('mi-runs-page')
export class RunsPage extends LitElement {
  static override styles = [common, statusStyle, runNameStyle, runsStyle];

  @state() private now = Date.now() / 1000;
  @state() private cursor = -1;
  private readonly metrics = new RunMetrics(api, live);
  private readonly virtual = new VirtualRows(this);
  private shownMetrics: string[] = [];
  private settled = false;
  private ends: (() => void)[] = [];

  constructor() {
    super();
    new Watch(this, runs, view, theme, tags, ledgers, this.metrics);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const clock = setInterval(() => (this.now = Date.now() / 1000), CLOCK_MILLIS);
    this.ends = [
      () => clearInterval(clock),
      onKeys({
        filter: () => this.filterBox?.focus(),
        next: () => this.move(1),
        previous: () => this.move(-1),
        check: () => this.atCursor((run) => toggleRun(run.id)),
        open: () => this.atCursor((run) => this.open(run)),
      }),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.ends.forEach((end) => end());
  }

  private get filterBox(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input[type=search]');
  }

  private get rows(): Row[] {
    const { runFilter, sort } = view.state;
    const open = new Set(runs.all.filter((run) => isUnfolded(run.id)).map((run) => run.id));
    return rowsOf(runs.all, { filter: runFilter, sort, unfolded: open }, (run, tag) => this.metrics.last(run, tag));
  }

  protected override render(): TemplateResult {
    if (runs.loadedAt === null) {
      return runs.error ? this.renderError(runs.error.message) : this.renderSkeleton();
    }
    if (runs.all.length === 0) {
      return html`<mi-empty-state></mi-empty-state>`;
    }
    const rows = this.rows;
    const { first, end } = this.virtual.window(rows.length);
    const inView = rows.slice(first, end);
    this.ask(inView.map(({ run }) => run));
    const shown = new Set(selectedIds());
    const context: RowContext = { now: this.now, metrics: this.shownMetrics, history: this.metrics };
    return html`
      ${this.renderBar(rows.length, selectedRuns().length)}
      <mi-log-directories></mi-log-directories>
      <div class="scroll" data-scroll tabindex="-1" @scroll=${this.virtual.onScroll}>
        <div role="table" aria-label="Runs" aria-rowcount=${rows.length + 1} style=${metricColumns(this.shownMetrics.length)}>
          <div role="row" class="head">${headCells(view.state.sort, this.shownMetrics, (key) => this.sortBy(key))}</div>
          <div class="rows" role="rowgroup" style="height:${rows.length * ROW_PIXELS}px">
            ${repeat(
              inView,
              ({ run }) => run.id,
              (row, i) => this.renderRow(row, first + i, shown, context),
            )}
          </div>
        </div>
        ${rows.length === 0 ? html`<p class="none">No run matches “${view.state.runFilter}”. <button class="framed" @click=${() => view.adjust({ runFilter: '' })}>Clear the filter</button></p>` : null}
      </div>
    `;
  }

  private renderBar(matching: number, shown: number): TemplateResult {
    const { runFilter } = view.state;
    return html`<div class="bar">
      <input
        type="search"
        aria-label="Filter runs"
        placeholder="Filter runs  ( / )"
        .value=${runFilter}
        @input=${(e: InputEvent) => view.adjust({ runFilter: (e.target as HTMLInputElement).value })}
      />
      <span class="dim" aria-live="polite">${runFilter === '' ? '' : `${matching} of ${runs.all.length}`}</span>
      <span class="space"></span>
      ${runs.error ? html`<span class="amber">Not up to date: ${runs.error.message}</span>` : null}
      <a class="go" href="charts${view.query}" ?router-ignore=${live.interrupted} data-to-charts>Charts of ${shown} ${shown === 1 ? 'run' : 'runs'}</a>
    </div>`;
  }

  private renderRow(row: Row, index: number, shown: ReadonlySet<string>, context: RowContext): TemplateResult {
    const { run } = row;
    const classes = `${shown.has(run.id) ? 'on' : ''} ${index === this.cursor ? 'cursor' : ''}`;
    return html`<div
      role="row"
      class=${classes}
      style="top:${index * ROW_PIXELS}px"
      aria-rowindex=${index + 2}
      data-run=${run.id}
      data-name=${run.name.slice(0, 200)}
      data-status=${run.status}
      data-points=${run.points}
      data-last-step=${String(run.lastStep ?? '')}
      @click=${() => (this.cursor = index)}
    >
      ${runCells(row, shown.has(run.id), context)}
    </div>`;
  }

  private renderSkeleton(): TemplateResult {
    return html`<div class="bar"></div>
      <div class="scroll" aria-busy="true" aria-label="Loading runs">
        ${Array.from({ length: 12 }, (_, i) => html`<div class="skeleton" style="width:${90 - ((i * 7) % 30)}%"></div>`)}
      </div>`;
  }

  private renderError(message: string): TemplateResult {
    return html`<div class="none" role="alert">
      <p><b>The runs could not be read.</b> ${message}</p>
      <p class="dim">Nothing is lost: the page asks again as soon as the server answers.</p>
      <button class="framed" @click=${() => runs.load()}>Ask again</button>
    </div>`;
  }

  /** Asks for what the rows in view need: their tags, what is wrong with their files, their metrics. */
  private ask(inView: readonly Run[]): void {
    const known = inView.map((run) => ({ run, names: scalarNames(run) }));
    inView.forEach((run) => ledgers.of(run));
    const room = Math.floor((this.clientWidth - OTHER_PIXELS) / METRIC_PIXELS);
    const max = Math.min(METRICS_MAX, Math.max(1, room));
    const found = mainMetrics(known.flatMap(({ names }) => (names ? [names] : [])), max);
    // Once all rows in view have said what they hold, columns stay, for as long as one of them has any.
    const settled = this.settled && this.shownMetrics.length <= max && found.some((tag) => this.shownMetrics.includes(tag));
    if (!settled) {
      this.shownMetrics = found;
      this.settled = found.length > 0 && known.every(({ run, names }) => names !== null || tags.failed(run.id));
    }
    const pairs = known.flatMap(({ run, names }) =>
      this.shownMetrics.filter((tag) => names?.includes(tag)).map((tag) => ({ run: run.id, tag })),
    );
    this.metrics.want(pairs);
    this.metrics.follow(inView, this.shownMetrics);
  }

  private sortBy(key: SortKey): void {
    const { sort } = view.state;
    const descending = sort.key === key ? !sort.descending : key !== 'name' && key !== 'status';
    view.go({ sort: { key, descending } });
  }

  private move(by: number): void {
    this.cursor = Math.max(0, Math.min(this.rows.length - 1, this.cursor + by));
    this.virtual.reveal(this.cursor, ROW_PIXELS);
  }

  private atCursor(action: (run: Run) => void): void {
    const row = this.rows[this.cursor];
    if (row) {
      action(row.run);
    }
  }

  private open(run: Run): void {
    view.go({ runs: [run.id] });
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLAnchorElement>('a.go')?.click());
  }
}

function scalarNames(run: Run): string[] | null {
  return tags.of(run)?.filter(({ kind }) => kind === 'scalar').map(({ tag }) => tag) ?? null;
}

/** No columns at all are no `repeat`, which wants at least one. */
function metricColumns(count: number): string {
  return count === 0 ? '' : `--metric-columns: repeat(${count}, 164px)`;
}
