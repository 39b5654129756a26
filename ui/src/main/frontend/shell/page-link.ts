import { html, type TemplateResult } from 'lit';
import { formatState, type ViewState } from '../data/url-state';
import { live, view } from './app';

/** A link to a page with another choice. */
export function pageLink(page: string, change: Partial<ViewState>, content: TemplateResult | string, title = ''): TemplateResult {
  const query = formatState({ ...view.state, ledger: null, full: null, ...change });
  return html`<a href="${page}${query === '' ? '' : `?${query}`}" title=${title} ?router-ignore=${live.interrupted} @click=${(e: MouseEvent) => take(e, change)}>${content}</a>`;
}

/** The page that a link leads to reads the state of this one: it goes along, unless the link opens elsewhere. */
function take(e: MouseEvent, change: Partial<ViewState>): void {
  e.stopPropagation();
  if (!e.ctrlKey && !e.metaKey && !e.shiftKey) {
    view.adjust(change);
  }
}
