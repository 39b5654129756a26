import { html, type TemplateResult } from 'lit';
import type { Health } from '../data/api';
import type { JobRow } from '../data/debug';
import { elided } from '../data/shown-text';
import '../shell/copyable';
import type { Way } from '../shell/copyable';
import { jobTitle } from './job-words';

const WAYS: readonly Way[] = [
  { what: 'Train a small network that can be looked into from its first step', command: './mindinsight demo' },
  { what: 'Start another training beside a server that runs', command: './mindinsight train --model lenet' },
];

const WAYS_WITHOUT_PORT: readonly Way[] = [{ what: 'Start the server anew with a port of its own for jobs', command: './mindinsight start --logdir DIR --debugger-port 0' }];

/** What is known where there is no job to show. */
export interface NoJob {
  /** The job that was asked for; null if none was. */
  wanted: string | null;
  jobs: readonly JobRow[];
  /** Null until it is known. */
  health: Health | null;
  choose: (job: string | null) => void;
}

export function renderNoJob({ wanted, jobs, health, choose }: NoJob): TemplateResult {
  return html`<div class="none" data-empty>
    ${wanted === null ? html`<h2>No job to look into</h2>` : html`<h2>This job is not known here</h2><p>It was started before this server, or has been forgotten since it ended.</p>`}
    ${jobs.length > 0
      ? html`<p>These jobs are:</p>
          <p>${jobs.map((job) => html`<button class="framed" @click=${() => choose(job.id)}>${elided(jobTitle(job), 80)}</button> `)}</p>`
      : html`<p class="dim">
            A job is a training that runs now and has dialled this server${health?.debugger?.port ? ` at port ${health.debugger.port}` : ''}. It can be paused between any two nodes of a step, and every tensor be seen. It needs no flag, and costs nothing until
            someone attaches.
          </p>
          ${health ? renderPort(health) : null} <mi-copyable .ways=${health && (health.debugger === null || health.debugger?.fault) ? WAYS_WITHOUT_PORT : WAYS}></mi-copyable>`}
  </div>`;
}

/** Why no job can come, if that is so. */
function renderPort({ debugger: port }: Health): TemplateResult | null {
  if (port === null) {
    return html`<p class="red" role="alert">This server listens for no jobs: it was started without a debug port (<code>--debugger-port</code>).</p>`;
  }
  return port?.fault ? html`<p class="red" role="alert">No job can dial: ${elided(port.fault, 400)}</p>` : null;
}
