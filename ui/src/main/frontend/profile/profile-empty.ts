import { html, type TemplateResult } from 'lit';
import '../shell/copyable';
import type { Way } from '../shell/copyable';

const WAYS: readonly Way[] = [{ what: 'Train a small network; every 50th step is recorded', command: './mindinsight demo' }];

/**
 * @param wanted whether the profile of a certain run was asked for
 * @param others how many profiles there are
 */
export function renderNoProfile(wanted: boolean, others: number, showAny: () => void): TemplateResult {
  return html`<div class="none" data-empty>
    <h2>${wanted ? 'This run has no profile' : 'No run has a profile yet'}</h2>
    <p class="dim">A profile says where the time of a step went: which ops, which nodes, how long it waited for data. Trainings of our engine record one by themselves.</p>
    ${others > 0 ? html`<button class="framed" @click=${showAny}>Show another run's</button>` : null} <mi-copyable .ways=${WAYS}></mi-copyable>
  </div>`;
}
