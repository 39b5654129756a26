import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { short } from '../data/format';
import { elided, visible } from '../data/shown-text';
import type { LineageRow } from '../data/lineage';
import { Watch, api, colourOf, foldedInto, live, runs, selectedRuns, standsFor, theme, toggleRun, view } from '../shell/app';
import { icon } from '../shell/icons';
import { onKeys } from '../shell/keyboard';
import { runName, runNameStyle } from '../shell/run-name';
import { common } from '../shell/tokens';
import { ROW_PIXELS, VirtualRows } from '../shell/virtual-rows';
import { lineageCell } from './lineage-cells';
import { columnsOf, differs, namesOfHeads, numeric, rowsShown, type Brush, type Column, type Group } from './lineage-model';
import { LineageStore } from './lineage-store';
import { lineageStyle } from './lineage-style';
import { formatChoice, parseChoice, type LineageChoice } from './lineage-url';
import { axisOf, type ParallelAxis } from './parallel-axis';
import './parallel-coordinates';
import type { BrushDetail } from './parallel-coordinates';
import './pipeline-dialog';

/** More axes than this cannot be told apart on a page. */
const AXES_MAX = 12;
const TITLE_CHARS_MAX = 24;
const GROUPS: Record<Group, string> = { model: 'Model', hparams: 'Hyperparameters', data: 'Data', user: 'Said by the program', metrics: 'Metrics' };

/** The Lineage page: what each model was made of and how good it became, as a table and as lines. */
@customElement('mi-lineage-page')
export class LineagePage extends LitElement {
  static override styles = [common, runNameStyle, lineageStyle];

  @state() private current: string | null = null;
  @state() private pipeline: LineageRow | null = null;
  @state() private beside: string | null = null;
  private readonly store = new LineageStore(api, runs);
  private readonly virtual = new VirtualRows(this);
  private endKeys: () => void = () => {};
  /** Ids of the runs that are shown on other pages. */
  private shown: ReadonlySet<string> = new Set();
  /** Names of runs that stand for the one row folded into them. */
  private namedFor: ReadonlyMap<string, string> = new Map();

  constructor() {
    super();
    new Watch(this, runs, view, theme, this.store);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.store.start();
    this.endKeys = onKeys({ filter: () => this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus() });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.store.stop();
    this.endKeys();
  }

  private get choice(): LineageChoice {
    return parseChoice(view.state.lineage);
  }

  protected override render(): TemplateResult {
    const { rows, error } = this.store;
    if (rows === null) {
      return error ? this.renderError(error.message) : this.renderSkeleton();
    }
    if (rows.length === 0) {
      return renderEmpty();
    }
    this.shown = new Set(selectedRuns().map(({ id }) => id));
    this.namedFor = namesOfHeads(rows, foldedInto);
    const { sort, brushes, toggled } = this.choice;
    const all = columnsOf(rows);
    const columns = all.filter((column) => standard(column, rows) !== toggled.includes(column.key));
    const kept = rowsShown(rows, all, { filter: view.state.runFilter, brushes, sort });
    const axes = columns.map((column) => axisOf(column, rows)).filter((axis): axis is ParallelAxis => axis !== null);
    return html`
      ${this.renderBar(rows, kept, all, columns)} ${this.renderChips(all, brushes)}
      ${axes.length > AXES_MAX ? html`<p class="said amber">Lines are drawn over the last ${AXES_MAX} of ${axes.length} columns: hide some to see others.</p>` : null}
      ${axes.length > 1
        ? html`<mi-parallel-coordinates
            .axes=${axes.slice(-AXES_MAX)}
            .rows=${rows}
            .kept=${new Set(kept.map(({ run }) => run))}
            .brushes=${brushes}
            .current=${this.current}
            .colour=${(row: LineageRow) => this.colour(row)}
            @mi-brush=${(e: CustomEvent<BrushDetail>) => this.brush(e.detail)}
          ></mi-parallel-coordinates>`
        : null}
      ${this.renderTable(kept, columns, rows)} ${this.renderPipeline(rows)}
    `;
  }

  private colour(row: LineageRow): string {
    return this.shown.has(row.run) ? colourOf(row.run) : theme.dark ? '#8d96a5' : '#6b7380';
  }

  private renderBar(rows: readonly LineageRow[], kept: readonly LineageRow[], all: Column[], shown: Column[]): TemplateResult {
    const { runFilter } = view.state;
    return html`<div class="bar">
      <input
        type="search"
        aria-label="Filter runs"
        placeholder="Filter runs  ( / )"
        .value=${runFilter}
        @input=${(e: InputEvent) => view.adjust({ runFilter: (e.target as HTMLInputElement).value })}
      />
      <span class="dim" aria-live="polite" data-kept=${kept.length}>${kept.length} of ${rows.length} runs</span>
      ${this.store.error ? html`<span class="amber">Not up to date: ${this.store.error.message}</span>` : null}
      <span class="space"></span>
      ${this.renderColumnMenu(all, shown)}
      <a class="go" href="charts${view.queryWith({ runs: runsOf(kept) })}" ?router-ignore=${live.interrupted} @click=${(e: MouseEvent) => takeAlong(e, kept)}>Charts of these</a>
    </div>`;
  }

  private renderColumnMenu(all: readonly Column[], shown: readonly Column[]): TemplateResult {
    return html`<details>
      <summary>Columns ${shown.length}/${all.length}</summary>
      <div class="menu">
        ${Object.entries(GROUPS).map(([group, title]) => {
          const columns = all.filter((column) => column.group === group);
          return columns.length === 0
            ? null
            : html`<h3>${title}</h3>
                ${columns.map((column) => html`<label><input type="checkbox" .checked=${shown.includes(column)} @change=${() => this.toggle(column)} />${elided(column.title, 60)}</label>`)}`;
        })}
      </div>
    </details>`;
  }

  private renderChips(all: readonly Column[], brushes: ReadonlyMap<string, Brush>): TemplateResult | null {
    const known = all.filter(({ key }) => brushes.has(key));
    return known.length === 0
      ? null
      : html`<div class="chips">
          ${known.map(({ key, title }) => {
            const brush = brushes.get(key);
            const said = brush && ('values' in brush ? brush.values.map((v) => elided(v, 20)).join(', ') : `${short(brush.from)} … ${short(brush.to)}`);
            return html`<button title="Take this filter away" @click=${() => this.brush({ key, brush: null })}>${elided(title, 30)}: ${said} ${icon('close')}</button>`;
          })}
        </div>`;
  }

  private renderTable(kept: readonly LineageRow[], columns: readonly Column[], rows: readonly LineageRow[]): TemplateResult {
    const { first, end } = this.virtual.window(kept.length);
    const numbers = new Set(columns.filter((column) => numeric(column, rows)).map(({ key }) => key));
    const widths = columns.length === 0 ? '' : `--lineage-columns: ${columns.map((c) => `${columnWidth(c, numbers.has(c.key))}px`).join(' ')}`;
    return html`<div class="scroll" data-scroll tabindex="-1" @scroll=${this.virtual.onScroll}>
      <div role="table" aria-label="Lineage" aria-rowcount=${kept.length + 1} style=${widths}>
        <div role="row" class="head">
          <div role="columnheader"><span class="unseen">Shown</span></div>
          ${this.renderHead('name', 'Name', false)}
          ${columns.map((column) => this.renderHead(column.key, column.title, numbers.has(column.key)))}
        </div>
        <div class="rows" role="rowgroup" style="height:${kept.length * ROW_PIXELS}px">
          ${repeat(
            kept.slice(first, end),
            ({ run }) => run,
            (row, i) => this.renderRow(row, first + i, columns, numbers, this.shown.has(row.run)),
          )}
        </div>
      </div>
      ${kept.length === 0 ? html`<p class="none">No run is kept by filter and brushes. <button class="framed" @click=${() => this.clear()}>Clear them</button></p>` : null}
    </div>`;
  }

  private renderHead(key: string, title: string, number: boolean): TemplateResult {
    const { sort } = this.choice;
    const order = sort.key !== key ? 'none' : sort.descending ? 'descending' : 'ascending';
    return html`<div role="columnheader" aria-sort=${order} class=${number ? 'n' : ''}>
      <button title=${visible(title).slice(0, 2000)} data-sort=${key.slice(0, 60)} @click=${() => this.sortBy(key, number)}>
        <span>${elided(title, TITLE_CHARS_MAX)}</span>${order === 'none' ? '' : order === 'descending' ? '↓' : '↑'}
      </button>
    </div>`;
  }

  private renderRow(row: LineageRow, index: number, columns: readonly Column[], numbers: ReadonlySet<string>, on: boolean): TemplateResult {
    return html`<div
      role="row"
      style="top:${index * ROW_PIXELS}px"
      aria-rowindex=${index + 2}
      data-run=${row.run}
      data-name=${row.name.slice(0, 200)}
      @pointerenter=${() => (this.current = row.run)}
      @pointerleave=${() => (this.current = null)}
    >
      <div role="cell"><input type="checkbox" .checked=${on} aria-label="Show ${elided(row.name, 80)}" @change=${() => toggleRun(row.run)} /></div>
      <div role="cell" class="name" title=${visible(row.name).slice(0, 2000)}>
        <i class="paint" style="background:${on ? colourOf(row.run) : 'transparent'}"></i>${runName(this.namedFor.get(row.run) ?? row.name)}
        ${row.faults ? html`<span class="amber" title=${visible(row.faults.join('\n')).slice(0, 2000)}>${icon('warning')} ${row.faults.length}<span class="unseen">${elided(row.faults.join('; '), 400)}</span></span>` : null}
      </div>
      ${columns.map((column) => lineageCell(row, column, numbers.has(column.key), (one) => (this.pipeline = one)))}
    </div>`;
  }

  private renderPipeline(rows: readonly LineageRow[]): TemplateResult | null {
    const { pipeline } = this;
    if (!pipeline) {
      return null;
    }
    const others = rows.filter(({ dataset, datasetMark }) => dataset !== null && datasetMark !== pipeline.datasetMark);
    return html`<mi-pipeline-dialog
      .row=${pipeline}
      .others=${others}
      .other=${others.find(({ run }) => run === this.beside) ?? null}
      @mi-beside=${(e: CustomEvent<string | null>) => this.compare(e.detail)}
    ></mi-pipeline-dialog>`;
  }

  private compare(run: string | null): void {
    this.beside = run;
    if (run === null) {
      this.pipeline = null;
    }
  }

  private renderSkeleton(): TemplateResult {
    return html`<div class="scroll" aria-busy="true" aria-label="Loading lineage">
      ${Array.from({ length: 12 }, (_, i) => html`<div class="skeleton" style="width:${90 - ((i * 7) % 30)}%"></div>`)}
    </div>`;
  }

  private renderError(message: string): TemplateResult {
    return html`<div class="none" role="alert">
      <p><b>The lineage could not be read.</b> ${message}</p>
      <button class="framed" @click=${() => this.store.load()}>Ask again</button>
    </div>`;
  }

  private change(change: Partial<LineageChoice>): void {
    view.go({ lineage: formatChoice({ ...this.choice, ...change }) });
  }

  private brush({ key, brush }: BrushDetail): void {
    const brushes = new Map(this.choice.brushes);
    if (brush) {
      brushes.set(key, brush);
    } else {
      brushes.delete(key);
    }
    this.change({ brushes });
  }

  private toggle({ key }: Column): void {
    const { toggled } = this.choice;
    this.change({ toggled: toggled.includes(key) ? toggled.filter((one) => one !== key) : [...toggled, key] });
  }

  private clear(): void {
    view.go({ runFilter: '', lineage: formatChoice({ ...this.choice, brushes: new Map() }) });
  }

  private sortBy(key: string, number: boolean): void {
    const { sort } = this.choice;
    this.change({ sort: { key, descending: sort.key === key ? !sort.descending : number } });
  }
}

/** The Charts page shows these runs: the state goes along, unless the link opens elsewhere. */
function takeAlong(e: MouseEvent, kept: readonly LineageRow[]): void {
  if (!e.ctrlKey && !e.metaKey && !e.shiftKey) {
    view.adjust({ runs: runsOf(kept) });
  }
}

/** The runs of rows, those that are folded into another brought along by it. */
function runsOf(rows: readonly LineageRow[]): string[] {
  return [...new Set(rows.map(({ run }) => standsFor(run)))];
}

/** Shown without being asked for: what tells runs apart, and every metric. */
function standard(column: Column, rows: readonly LineageRow[]): boolean {
  return column.group === 'metrics' || rows.length === 1 || differs(column, rows);
}

/** So wide that values fit, and most titles with the arrow of a sorted column. */
function columnWidth({ key, title }: Column, number: boolean): number {
  const usual = key === 'd:datasetMark' ? 260 : number ? 112 : 150;
  return Math.max(usual, Math.min(TITLE_CHARS_MAX, title.length) * 7 + 36);
}

function renderEmpty(): TemplateResult {
  return html`<div class="none" data-empty>
    <h2>No run says what it was made of</h2>
    <p>Lineage comes from MindSpore's lineage files, from hyperparameters (<code>add_hparams</code>, the HParams plugin) and from our writer:</p>
    <pre tabindex="0">
writer.hparams(Map.of("learning rate", 0.01), List.of("test/accuracy"));   // Java
writer.add_hparams({'lr': 0.01}, {'accuracy': 0.97})                        # PyTorch
SummaryCollector('path/to/logs')                                            # MindSpore</pre
    >
  </div>`;
}
