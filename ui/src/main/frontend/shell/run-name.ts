import { css, html, type TemplateResult } from 'lit';
import { elided, splitTag } from '../data/shown-text';

/** A run's name on one line: where room is short its directory gives way, not what tells it apart. */
export function runName(name: string): TemplateResult {
  const [directory, last] = splitTag(name);
  return html`<span class="run-name"><span class="directory">${elided(directory, 120)}</span><span class="last">${elided(last, 80)}</span></span>`;
}

export const runNameStyle = css`
  .run-name {
    display: flex;
    min-width: 0;
    white-space: pre;
  }
  .run-name span {
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .run-name .directory {
    flex: 0 1000 auto;
    min-width: 24px;
  }
  .run-name .directory:empty {
    min-width: 0;
  }
  .run-name .last {
    flex: 0 1 auto;
    min-width: 0;
  }
`;
