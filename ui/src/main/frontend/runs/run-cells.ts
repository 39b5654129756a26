import { html, type TemplateResult } from 'lit';
import type { Run } from '../data/api';
import { ago, duration, exact, grouped, isoTime, localTime, NONE, short } from '../data/format';
import { durationSeconds, type Row, type Sort, type SortKey } from '../data/run-list';
import { elided, splitTag, visible } from '../data/shown-text';
import { colourOf, ledgers, live, toggleRun, view } from '../shell/app';
import { foldButton } from '../shell/fold-button';
import { icon } from '../shell/icons';
import { runName } from '../shell/run-name';
import { statusDot } from '../shell/status-dot';
import type { RunMetrics } from './run-metrics';
import { sparkline } from './sparkline';

const STEP_CHARS_MAX = 9;

/** What the cells of every row share. */
export interface RowContext {
  /** Seconds since the epoch. */
  now: number;
  metrics: readonly string[];
  history: RunMetrics;
}

const HEADS: readonly { key: SortKey; title: string; number: boolean }[] = [
  { key: 'name', title: 'Name', number: false },
  { key: 'status', title: 'Status', number: false },
  { key: 'step', title: 'Step', number: true },
  { key: 'duration', title: 'Duration', number: true },
  { key: 'updated', title: 'Updated', number: true },
];
const TAIL: typeof HEADS = [
  { key: 'points', title: 'Points', number: true },
  { key: 'attempts', title: 'Attempts', number: true },
];

/** The head of the table; a click sorts. */
export function headCells(sort: Sort, metrics: readonly string[], sortBy: (key: SortKey) => void): TemplateResult[] {
  const metricHeads = metrics.map((tag) => ({ key: `m:${tag}` as SortKey, title: tag, number: true }));
  const cell = ({ key, title, number }: (typeof HEADS)[number]): TemplateResult => {
    const order = sort.key !== key ? 'none' : sort.descending ? 'descending' : 'ascending';
    const [group, last] = splitTag(title);
    return html`<div role="columnheader" aria-sort=${order} class=${number ? 'n' : ''}>
      <button data-sort=${key.slice(0, 60)} title=${visible(title).slice(0, 2000)} @click=${() => sortBy(key)}>
        <span><span class="dim">${elided(group, 20)}</span>${elided(last, 28)}</span>${order === 'none' ? '' : order === 'descending' ? '↓' : '↑'}
      </button>
    </div>`;
  };
  return [html`<div role="columnheader"><span class="unseen">Shown</span></div>`, ...[...HEADS, ...metricHeads, ...TAIL].map(cell), html`<div role="columnheader"><span class="unseen">Ledger</span></div>`];
}

/** The cells of a run. */
export function runCells(row: Row, on: boolean, context: RowContext): TemplateResult {
  const { run, children, depth } = row;
  return html`
    <div role="cell">
      <input
        type="checkbox"
        style="accent-color:${on ? colourOf(run.id) : 'auto'}"
        .checked=${on}
        aria-label="Show ${elided(run.name, 80)}"
        @change=${() => toggleRun(run.id)}
      />
    </div>
    <div role="cell" class="name depth${depth}" title=${visible(run.name).slice(0, 2000)}>
      <i class="paint" style="background:${on ? colourOf(run.id) : 'transparent'}"></i>
      <a href="run/${run.id}${view.query}" ?router-ignore=${live.interrupted} data-to-run>${runName(run.name)}</a>
      ${children > 0 ? foldButton(run.id, children) : null}
    </div>
    <div role="cell" class="state ${run.status}">${statusDot(run.status)} ${run.status}</div>
    <div role="cell" class="n" title=${grouped(run.lastStep)}>${step(run)}</div>
    <div role="cell" class="n">${run.started === null ? NONE : duration(durationSeconds(run))}</div>
    <div role="cell" class="n dim" title=${timeTitle(run)}>${ago(run.updated, context.now)}</div>
    ${context.metrics.map((tag) => metricCell(run, tag, on, context.history))}
    <div role="cell" class="n dim" title=${grouped(run.points)}>${short(run.points, 4)}</div>
    <div role="cell" class="n dim">${run.attempts}</div>
    <div role="cell" class="tools">${ledgerButton(run)}</div>
  `;
}

function metricCell(run: Run, tag: string, on: boolean, history: RunMetrics): TemplateResult {
  const series = history.get(run.id, tag);
  const value = series?.value.at(-1);
  if (!series || value === undefined) {
    return html`<div role="cell" class="metric"></div>`;
  }
  const doubtful = Number.isFinite(Number(value)) ? '' : 'amber';
  return html`<div role="cell" class="metric" title="${elided(tag, 200)} = ${exact(value, series.dtype)}">
    ${sparkline(series, on ? colourOf(run.id) : 'var(--mi-control)')}<span class=${doubtful}>${short(value)}</span>
  </div>`;
}

function ledgerButton(run: Run): TemplateResult {
  const ledger = ledgers.of(run);
  const notes = ledger?.notes.filter((note) => !(justBegun(run) && note.startsWith('Truncated:'))) ?? [];
  const trouble = ledger ? ledger.totals.corrupt + ledger.totals.notes - (ledger.notes.length - notes.length) : 0;
  const said = notes[0] ?? ledger?.corrupt[0]?.reason ?? '';
  const title = trouble === 0 ? 'Ledger: what was read and what was not' : visible(said).slice(0, 400);
  return html`<button
    class=${trouble > 0 ? 'amber' : 'quiet'}
    data-trouble=${trouble}
    aria-label="Ledger of ${elided(run.name, 80)}${trouble > 0 ? `: ${trouble} remarks` : ''}"
    title=${title}
    @click=${() => view.go({ ledger: run.id })}
  >
    ${trouble > 0 ? html`${icon('warning')} ${trouble}` : icon('ledger')}
  </button>`;
}

/** A file that was made a moment ago holds no whole record, and that is no trouble. */
function justBegun(run: Run): boolean {
  return run.status === 'running' && run.points === 0;
}

/** A step that fits its column, else its size: the title has every digit. */
function step(run: Run): string {
  const whole = grouped(run.lastStep);
  return whole.length <= STEP_CHARS_MAX ? whole : short(run.lastStep);
}

function timeTitle(run: Run): string {
  return run.updated === null ? '' : `${localTime(run.updated)}\n${isoTime(run.updated)}`;
}
