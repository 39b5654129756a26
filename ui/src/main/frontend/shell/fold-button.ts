import { html, type TemplateResult } from 'lit';
import { FOLDED_SHOWN_MAX } from '../data/families';
import { grouped } from '../data/format';
import { isUnfolded, toggleFold } from './app';

/** Opens a run into which others are folded, or closes it. */
export function foldButton(run: string, members: number): TemplateResult {
  const open = isUnfolded(run);
  const all = members <= FOLDED_SHOWN_MAX ? 'all' : `the first ${FOLDED_SHOWN_MAX}`;
  return html`<button
    class="fold"
    aria-expanded=${open}
    title="Folded into this run: ranks, and what its writer made for its own bookkeeping; ${all} are shown with it"
    @click=${() => toggleFold(run)}
  >
    ${open ? 'fold' : `+${grouped(members)}`}
  </button>`;
}
