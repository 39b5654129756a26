import { css, html, type TemplateResult } from 'lit';
import type { Status } from '../data/api';

/** The mark of a run's status: colour, and a shape for eyes that do not tell the colours apart. */
export function statusDot(status: Status): TemplateResult {
  return html`<i class="status ${status}" role="img" aria-label=${status} title=${status}></i>`;
}

export const statusStyle = css`
  i.status {
    flex: none;
    display: inline-block;
    width: 8px;
    height: 8px;
    border-radius: 50%;
    border: 1.5px solid var(--mi-dim);
  }
  i.status.running {
    background: var(--mi-green);
    border-color: var(--mi-green);
  }
  i.status.stalled {
    background: linear-gradient(90deg, var(--mi-amber) 50%, transparent 50%);
    border-color: var(--mi-amber);
  }
  i.status.failed {
    border-radius: 1px;
    background: var(--mi-red);
    border-color: var(--mi-red);
  }
`;
