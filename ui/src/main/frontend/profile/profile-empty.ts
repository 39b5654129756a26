import { html, type TemplateResult } from 'lit';
import '../shell/copyable';
import './recorder-control';
import type { Way } from '../shell/copyable';

const WAYS: readonly Way[] = [{ what: 'Train a small network; every 50th step is recorded', command: './mindinsight demo' }];

/**
 * @param wanted the run whose profile was asked for, or the beginning of its id; null for any
 * @param others how many profiles there are
 */
export function renderNoProfile(wanted: string | null, others: number, showAny: () => void): TemplateResult {
  return html`<div class="none" data-empty>
    <h2>${wanted !== null ? 'This run has no profile' : 'No run has a profile yet'}</h2>
    <p class="dim">A profile says where the time of a step went: which ops, which nodes, how long it waited for data. Trainings of our engine record one by themselves.</p>
    <mi-recorder-control .run=${wanted}></mi-recorder-control>
    ${others > 0 ? html`<button class="framed" @click=${showAny}>Show another run's</button>` : null} <mi-copyable .ways=${WAYS}></mi-copyable>
  </div>`;
}
