import { html, type TemplateResult } from 'lit';

/** A name that breaks between its parts, after `/` and `_`, before it breaks within them. */
export function breakable(name: string): TemplateResult {
  return html`${name.split(/(?<=[/_])/).map((part) => html`${part}<wbr />`)}`;
}
