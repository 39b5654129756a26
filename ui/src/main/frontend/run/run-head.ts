import { html, type TemplateResult } from 'lit';
import type { Run } from '../data/api';
import type { Ledger } from '../data/ledger';
import { counted, duration, grouped, isoTime, localTime, NONE } from '../data/format';
import { durationSeconds } from '../data/run-list';
import { elided, visible } from '../data/shown-text';
import { colourOf, live, view } from '../shell/app';
import { statusDot } from '../shell/status-dot';

/** Sub-runs that are named; more are counted. */
const CHILDREN_MAX = 6;

/** Who the run is and how it goes. */
export function runHead(run: Run, children: readonly Run[], ledger: Ledger | null): TemplateResult {
  const trouble = ledger ? ledger.totals.corrupt + ledger.totals.notes : 0;
  return html`<header>
    <h2 title=${visible(run.name).slice(0, 2000)}><i class="paint" style="background:${colourOf(run.id)}"></i>${elided(run.name, 120)}</h2>
    <dl>
      ${fact('Status', html`${statusDot(run.status)} ${run.status}`)}
      ${fact('Steps', run.lastStep === null ? NONE : html`${grouped(run.firstStep)} … <span data-last-step=${String(run.lastStep)}>${grouped(run.lastStep)}</span>`)}
      ${fact('Duration', run.started === null ? NONE : duration(durationSeconds(run)))}
      ${fact('Started', run.started === null ? NONE : html`<span title=${isoTime(run.started)}>${localTime(run.started)}</span>`)}
      ${fact('Attempts', grouped(run.attempts))} ${fact('Scalar points', grouped(run.points))} ${fact('Written by', run.producer ?? NONE)}
      ${fact(
        'Ledger',
        html`<button class="link ${trouble > 0 ? 'amber' : ''}" @click=${() => view.go({ ledger: run.id })}>
          ${ledger === null ? 'open' : trouble > 0 ? counted(trouble, 'remark') : 'nothing skipped'}
        </button>`,
      )}
      ${children.length > 0 ? fact('Sub-runs', html`${children.slice(0, CHILDREN_MAX).map(child)} ${children.length > CHILDREN_MAX ? `+ ${children.length - CHILDREN_MAX}` : null}`) : null}
    </dl>
  </header>`;
}

function fact(title: string, value: TemplateResult | string): TemplateResult {
  return html`<div><dt>${title}</dt><dd>${value}</dd></div>`;
}

function child(run: Run): TemplateResult {
  return html`<a href="run/${run.id}${view.query}" ?router-ignore=${live.interrupted}>${elided(run.name.slice(run.name.lastIndexOf('/') + 1), 30)}</a> `;
}
