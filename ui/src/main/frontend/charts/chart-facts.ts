import { css, html, type TemplateResult } from 'lit';
import type { Wish } from '../cards/wishes';
import { grouped, NONE } from '../data/format';
import { elided } from '../data/shown-text';
import { colourOf, ledgers, runs, view } from '../shell/app';
import type { ChartStore } from './chart-store';

/** Runs whose counts are listed; the others are one sum. */
const ROWS_MAX = 30;

/** What stands behind a card: raw points, drawn points, what is special and what was left out. */
export function chartFacts(tag: string, wishes: readonly Wish[], store: ChartStore, right: boolean): TemplateResult {
  return html`<div class="facts ${right ? 'right' : ''}" data-facts tabindex="0">
    <table>
      <thead>
        <tr><th>Run</th><th class="n">Points</th><th class="n">Drawn</th><th class="n">NaN</th><th class="n">±Inf</th><th class="n">Superseded</th><th class="n">Attempts</th><th class="n">Skipped</th></tr>
      </thead>
      <tbody>
        ${wishes.slice(0, ROWS_MAX).map((wish) => factsRow(tag, wish, store))}
      </tbody>
    </table>
    ${wishes.length > ROWS_MAX ? html`<p class="dim">and ${grouped(wishes.length - ROWS_MAX)} more runs</p>` : null}
    <p class="dim">
      Points are those of the newest attempt. A drawn point that stands for several keeps their lowest and highest value;
      smoothing runs over drawn points.
    </p>
  </div>`;
}

function factsRow(tag: string, wish: Wish, store: ChartStore): TemplateResult {
  const run = runs.get(wish.run.id) ?? wish.run;
  const series = store.get(run.id, tag)?.newest;
  const full = store.full(run.id, tag);
  const ledger = ledgers.of(run);
  const facts = ledger?.tags.find((t) => t.tag === tag && t.kind === 'scalar');
  const skipped = ledger?.totals.corruptBytes;
  const doubt = (n: number | undefined): TemplateResult =>
    html`<td class="n ${n !== undefined && n > 0 ? 'amber' : ''}">${n === undefined ? NONE : grouped(n)}</td>`;
  return html`<tr data-facts-run=${run.id}>
    <td class="run"><i style="background:${colourOf(run.id)}"></i>${elided(run.name, 36)}</td>
    <td class="n" data-raw=${full?.count ?? ''}>${grouped(full?.count)}</td>
    <td class="n" data-drawn=${series?.length ?? ''}>${grouped(series?.length)}</td>
    ${doubt(facts?.nan)}${doubt(facts?.infinite)}${doubt(facts?.superseded)}
    <td class="n">${wish.tag.attempts}</td>
    <td class="n ${skipped !== undefined && skipped > 0 ? 'amber' : ''}">
      <button title="Ledger of this run" @click=${() => view.go({ ledger: run.id })}>
        ${skipped === undefined ? NONE : skipped === 0 ? 'nothing' : `${grouped(skipped)} B`}
      </button>
    </td>
  </tr>`;
}

export const factsStyle = css`
  .facts {
    position: absolute;
    top: 40px;
    left: 8px;
    width: max-content;
    max-width: 760px;
    max-height: 320px;
    z-index: 6;
    overflow: auto;
    padding: 8px 12px;
    border: 1px solid var(--mi-line);
    border-radius: 6px;
    background: var(--mi-raised);
    box-shadow: var(--mi-shadow-high);
    font-size: 12px;
  }
  .facts.right {
    left: auto;
    right: 8px;
  }
  .facts table {
    border-collapse: collapse;
    width: 100%;
  }
  .facts th {
    font-weight: 500;
    color: var(--mi-dim);
    text-align: left;
  }
  .facts th,
  .facts td {
    padding: 2px 8px 2px 0;
    white-space: nowrap;
  }
  .facts .n {
    text-align: right;
  }
  .facts i {
    display: inline-block;
    width: 8px;
    height: 8px;
    border-radius: 2px;
    margin-right: 6px;
  }
  .facts p {
    margin: 6px 0 0;
    max-width: 56ch;
  }
  .facts button {
    min-height: 18px;
    padding: 0 4px;
    text-decoration: underline dotted;
  }
  .amber {
    color: var(--mi-amber);
  }
`;
