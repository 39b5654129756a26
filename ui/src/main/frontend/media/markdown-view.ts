import { css, html, nothing, type TemplateResult } from 'lit';
import { readMarkdown, type Piece } from './markdown';

type Shown = TemplateResult | string;

/** Markdown as templates: every text in it is text, so that nothing of it can become markup. */
export function markdown(text: string): TemplateResult {
  const pieces = readMarkdown(text);
  return pieces === null ? html`<pre class="plain">${text}</pre>` : html`<div class="md">${all(pieces)}</div>`;
}

function all(pieces: readonly Piece[] | undefined): Shown[] {
  return (pieces ?? []).map(one);
}

function one(piece: Piece): Shown {
  const { text = '', children } = piece;
  switch (piece.kind) {
    case 'text':
      return text;
    case 'source':
      return html`<code class="source" title="HTML is shown, not run">${text}</code>`;
    case 'break':
      return html`<br />`;
    case 'rule':
      return html`<hr />`;
    case 'strong':
      return html`<strong>${all(children)}</strong>`;
    case 'em':
      return html`<em>${all(children)}</em>`;
    case 'del':
      return html`<del>${all(children)}</del>`;
    case 'code':
      return html`<code>${text}</code>`;
    case 'pre':
      return html`<pre>${text}</pre>`;
    case 'paragraph':
      return html`<p>${all(children)}</p>`;
    case 'quote':
      return html`<blockquote>${all(children)}</blockquote>`;
    case 'heading':
      return html`<div class="h h${piece.depth}" role="heading" aria-level=${Math.min(6, (piece.depth ?? 1) + 3)}>${all(children)}</div>`;
    case 'link':
      return link(piece.href, all(children));
    case 'image':
      return html`<span class="image" title="Images of other servers are not loaded">image: ${link(piece.href, [text === '' ? (piece.href ?? 'without address') : text])}</span>`;
    case 'list':
      return piece.ordered ? html`<ol start=${piece.start ?? 1}>${all(children)}</ol>` : html`<ul>${all(children)}</ul>`;
    case 'item':
      return html`<li>${piece.checked === undefined ? nothing : html`<input type="checkbox" disabled .checked=${piece.checked} aria-label="Task" />`}${all(children)}</li>`;
    case 'table':
      return html`<div class="wide"><table><tbody>${all(children)}</tbody></table></div>`;
    case 'row':
      return html`<tr>${all(children)}</tr>`;
    case 'cell':
      return piece.head ? html`<th style=${align(piece)}>${all(children)}</th>` : html`<td style=${align(piece)}>${all(children)}</td>`;
  }
}

function align({ align }: Piece): string {
  return `text-align:${align ?? 'left'}`;
}

/** Where the address was no web or mail address there is no link, only its text. */
function link(href: string | undefined, inner: Shown[]): TemplateResult {
  return href === undefined
    ? html`<span class="dead" title="Its address is no web or mail address">${inner}</span>`
    : html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow" title=${href.slice(0, 2000)}>${inner}</a>`;
}

export const markdownStyle = css`
  .md {
    overflow-wrap: anywhere;
    line-height: 1.5;
  }
  .md .h {
    font-weight: 600;
    margin: 12px 0 4px;
  }
  .md .h1 {
    font-size: 20px;
  }
  .md .h2 {
    font-size: 16px;
  }
  .md .h3 {
    font-size: 14px;
  }
  .md p,
  .md ul,
  .md ol,
  .md blockquote,
  .md pre,
  .md .wide {
    margin: 0 0 8px;
  }
  .md ul,
  .md ol {
    padding-left: 24px;
  }
  .md blockquote {
    border-left: 3px solid var(--mi-line);
    padding-left: 12px;
    color: var(--mi-dim);
  }
  .md code,
  .md pre,
  .plain {
    font: 12px/1.5 var(--mi-mono);
    background: var(--mi-hover);
    border-radius: 4px;
  }
  .md code {
    padding: 1px 4px;
    white-space: pre-wrap;
  }
  .md code.source {
    color: var(--mi-amber);
  }
  .md pre,
  .plain {
    padding: 8px;
    overflow: auto;
  }
  .plain {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .md .wide {
    overflow-x: auto;
  }
  .md table {
    border-collapse: collapse;
  }
  .md th,
  .md td {
    border: 1px solid var(--mi-line);
    padding: 2px 8px;
  }
  .md .dead {
    text-decoration: underline dotted var(--mi-amber);
  }
  .md .image {
    color: var(--mi-dim);
  }
  .md > *:first-child:first-child {
    margin-top: 0;
  }
  .md > *:last-child:last-child {
    margin-bottom: 0;
  }
`;
