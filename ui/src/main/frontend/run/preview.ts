import { html, type TemplateResult } from 'lit';
import { grouped } from '../data/format';
import { visible } from '../data/shown-text';
import type { ViewState } from '../data/url-state';
import { pageLink } from '../shell/page-link';
import type { Asked } from './asked';

/** A preview of one kind of value, and the way to its page. */
export interface Preview {
  kind: string;
  title: string;
  /** How many tags there are of it. */
  count: number;
  /** Path of its page; null while the product has none. */
  page: string | null;
  wide?: boolean;
  /** What to choose on its page, beside the run. */
  change?: Partial<ViewState>;
  body: TemplateResult;
}

/** A card that previews one kind. */
export function previewCard(run: string, { kind, title, count, page, wide, body, change }: Preview): TemplateResult {
  return html`<section class="preview ${wide ? 'wide' : ''}" data-preview=${kind}>
    <h3>
      ${page ? pageLink(page, { runs: [run], ...change }, title) : html`<span>${title}</span>`}
      <span class="dim">${count > 0 ? grouped(count) : ''}</span>
    </h3>
    ${body}
  </section>`;
}

/** What came, or that it is on its way, or why it did not come. */
export function whenAnswered<T>(asked: Asked<T>, show: (value: T) => TemplateResult): TemplateResult {
  const failed = asked.error === null ? null : html`<p class="failed" role="alert" data-failed>Not loaded: ${visible(asked.error).slice(0, 300)}</p>`;
  return asked.value === null ? (failed ?? html`<div class="skeleton" aria-label="Loading"></div>`) : html`${show(asked.value)}${failed}`;
}
