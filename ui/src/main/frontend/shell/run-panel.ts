import { LitElement, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PALETTE } from '../data/palette';
import { grouped } from '../data/format';
import { rowsOf, type Row } from '../data/run-list';
import { elided, visible } from '../data/shown-text';
import { Watch, colourOf, colours, isUnfolded, live, runs, selectedIds, selectedRuns, theme, toggleRun, view } from './app';
import { foldButton } from './fold-button';
import { icon } from './icons';
import { panelStyle } from './run-panel-style';
import { runName, runNameStyle } from './run-name';
import { statusDot, statusStyle } from './status-dot';
import { common } from './tokens';
import { ROW_PIXELS, VirtualRows } from './virtual-rows';

/** The run set of all pages: which runs are shown, in which colour. */
@customElement('mi-run-panel')
export class RunPanel extends LitElement {
  static override styles = [common, statusStyle, runNameStyle, panelStyle];

  private readonly rows = new VirtualRows(this);
  private painting: string | null = null;

  constructor() {
    super();
    new Watch(this, runs, view, theme);
  }

  protected override render(): TemplateResult {
    const { runFilter } = view.state;
    const open = new Set(runs.all.filter((run) => isUnfolded(run.id)).map((run) => run.id));
    const sort = { key: 'name', descending: false } as const;
    const all = rowsOf(runs.all, { filter: runFilter, sort, unfolded: open });
    const count = selectedRuns().length;
    const shown = new Set(selectedIds());
    const { first, end } = this.rows.window(all.length);
    return html`
      <div class="head">
        <h2>Runs <span class="dim" data-shown=${count}>${grouped(count)} of ${grouped(runs.all.length)}</span></h2>
        <button @click=${() => this.showAll(all)} title="Show every run in this list" ?disabled=${all.length === 0}>all</button>
        <button @click=${() => view.go({ runs: [] })} title="Show no run" ?disabled=${shown.size === 0}>none</button>
      </div>
      <input
        type="search"
        aria-label="Filter runs"
        placeholder="Filter runs"
        .value=${runFilter}
        @input=${(e: InputEvent) => view.adjust({ runFilter: (e.target as HTMLInputElement).value })}
      />
      <div class="list" data-scroll tabindex="-1" @scroll=${this.rows.onScroll}>
        <ul style="height:${all.length * ROW_PIXELS}px" aria-label="Runs">
          ${repeat(
            all.slice(first, end),
            ({ run }) => run.id,
            (row, i) => this.renderRow(row, first + i, shown.has(row.run.id)),
          )}
        </ul>
        ${all.length === 0 && runs.loadedAt !== null && runs.all.length > 0
          ? html`<p class="dim">No run matches. <button @click=${() => view.adjust({ runFilter: '' })}>Clear the filter</button></p>`
          : null}
      </div>
      <div id="paints" popover role="group" aria-label="Colour of the run">${this.renderPaints()}</div>
    `;
  }

  private renderRow({ run, children, depth }: Row, index: number, on: boolean): TemplateResult {
    const name = visible(run.name);
    return html`<li
      style="top:${index * ROW_PIXELS}px"
      class=${on ? 'on' : ''}
      data-run=${run.id}
      @dblclick=${() => view.go({ runs: [run.id] })}
    >
      <input
        type="checkbox"
        class="depth${depth}"
        .checked=${on}
        aria-label="Show ${elided(run.name, 80)}"
        title="Show or hide; double click on the name shows this run alone"
        @change=${() => toggleRun(run.id)}
      />
      <button
        class="swatch"
        style="--paint:${on ? colourOf(run.id) : 'transparent'}"
        aria-label="Colour of ${elided(run.name, 80)}"
        title="Change the colour"
        @click=${(e: Event) => this.openPaints(run.id, e.currentTarget as HTMLElement)}
      ></button>
      <span class="name" title=${name.slice(0, 2000)}>${runName(run.name)}</span>
      ${children > 0 ? foldButton(run.id, children) : null}
      <a class="open" href="run/${run.id}${view.query}" ?router-ignore=${live.interrupted} aria-label="All of ${elided(run.name, 80)}" title="All that this run has">${icon('chevron')}</a>
      ${statusDot(run.status)}
    </li>`;
  }

  private renderPaints(): TemplateResult[] {
    return PALETTE.map(
      (paint, i) =>
        html`<button
          style="--paint:${theme.dark ? paint.dark : paint.light}"
          aria-label="Colour ${i + 1}"
          @click=${() => this.paint(i)}
        ></button>`,
    );
  }

  private get paints(): HTMLElement {
    return this.renderRoot.querySelector<HTMLElement>('#paints') as HTMLElement;
  }

  private openPaints(run: string, at: HTMLElement): void {
    this.painting = run;
    const { left, bottom } = at.getBoundingClientRect();
    this.paints.style.left = `${left}px`;
    this.paints.style.top = `${Math.min(bottom + 4, innerHeight - 170)}px`;
    this.paints.showPopover();
  }

  private paint(index: number): void {
    if (this.painting !== null) {
      colours.choose(this.painting, index);
      this.paints.hidePopover();
      view.adjust({});
    }
  }

  private showAll(rows: Row[]): void {
    view.go({ runs: rows.map(({ run }) => run.id) });
  }
}
