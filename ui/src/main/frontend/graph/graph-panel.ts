import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { GraphBox, GraphLink, GraphNode, OneGraphNode } from '../data/graphs';
import { grouped } from '../data/format';
import { elided, visible } from '../data/shown-text';
import { icon } from '../shell/icons';
import { STANDARD as PROFILE, formatChoice as formatProfile } from '../profile/profile-url';
import { pageLink } from '../shell/page-link';
import { common } from '../shell/tokens';
import { shapeText } from './graph-model';

/** Links of one list at first; a button shows more. */
const LINKS = 30;
const MORE = 300;
const VALUE_CHARS_MAX = 2000;

/** A link that was followed: of a scope itself, of a node's edge, or of the edges of a scope. */
export interface Followed {
  name: string;
  of: 'scope' | 'edge' | 'edges';
}

/** All about one node or scope. Fires `mi-follow`, `mi-open` and `mi-close`. */
@customElement('mi-graph-panel')
export class GraphPanel extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: 12px 16px 24px;
        background: var(--mi-surface);
        border-left: 1px solid var(--mi-line);
        overflow-wrap: anywhere;
      }
      header {
        display: flex;
        align-items: start;
        gap: 8px;
      }
      h2 {
        flex: 1;
        margin: 2px 0;
        font-size: 14px;
      }
      h3 {
        margin: 16px 0 4px;
        font-size: 12px;
        color: var(--mi-dim);
      }
      .mono,
      pre {
        font: 12px/1.4 var(--mi-mono);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        padding: 2px 0;
      }
      button.link {
        min-height: 22px;
        padding: 0 2px;
        color: var(--mi-accent);
        text-align: left;
        text-decoration: underline;
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      td {
        padding: 3px 8px 3px 0;
        vertical-align: top;
        border-bottom: 1px solid var(--mi-grid);
      }
      td:first-child {
        color: var(--mi-dim);
        max-width: 120px;
      }
      pre {
        margin: 2px 0 8px;
        padding: 6px 8px;
        overflow-x: auto;
        background: var(--mi-page);
        border-radius: 4px;
      }
      .amber {
        color: var(--mi-amber);
      }
    `,
  ];

  @property({ attribute: false }) box: GraphBox | null = null;
  @property({ attribute: false }) found: OneGraphNode | null = null;
  @property() error: string | null = null;
  /** Id of the run, if it has a profile: a node then leads to its time. */
  @property() profiled: string | null = null;
  private most = LINKS;

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('found')) {
      this.most = LINKS;
    }
  }

  protected override render(): TemplateResult {
    const { box, found } = this;
    if (box && (box.kind === 'fold' || box.kind === 'rest')) {
      return this.renderFold(box);
    }
    if (this.error !== null) {
      return html`<div role="alert"><p><b>This node could not be read.</b> ${this.error}</p></div>`;
    }
    if (!found) {
      return html`<div class="skeleton" style="height:16px;width:70%" aria-busy="true"></div>`;
    }
    const { node } = found;
    const scope = node.children !== undefined;
    return html`
      ${this.renderHead(node.name, scope, box)}
      <table>
        ${scope ? html`<tr><td>Holds</td><td data-fact="children">${grouped(node.children ?? 0)} directly${box ? `, ${grouped(box.nodes)} nodes in all` : ''}</td></tr>` : html`<tr><td>Op</td><td data-fact="op"><b>${elided(node.op, 200)}</b></td></tr>`}
        ${node.scope === '' ? null : html`<tr><td>Scope</td><td>${this.renderScope(node)}</td></tr>`}
        ${this.profiled === null || scope ? null : html`<tr><td>Time</td><td>${pageLink('profile', { profile: formatProfile({ ...PROFILE, run: this.profiled, by: 'name', node: node.name }) }, 'in the profile')}</td></tr>`}
        <tr><td>Full name</td><td class="mono" data-fact="name">${visible(node.name).slice(0, VALUE_CHARS_MAX)}</td></tr>
      </table>
      ${node.outputs.length === 0
        ? null
        : html`<h3>Makes</h3>
            <ul class="mono" data-outputs>
              ${node.outputs.map(({ dtype, shape }, i) => html`<li>${node.outputs.length > 1 ? `${i}: ` : ''}${shapeText(dtype || null, shape) || 'not said'}</li>`)}
            </ul>`}
      ${this.renderLinks('Inputs', 'inputs', node.inputs, node.inputs.length)} ${this.renderLinks('Consumers', 'consumers', found.consumers, found.consumerCount)}
      ${this.renderAttributes(node)} ${this.renderSource(node)}
    `;
  }

  private renderHead(name: string, opens: boolean, box: GraphBox | null): TemplateResult {
    return html`<header>
      <h2 title=${visible(name).slice(0, VALUE_CHARS_MAX)}>${elided(name.slice(name.lastIndexOf('/') + 1) || name, 120)}</h2>
      ${opens && box ? html`<button class="framed" @click=${() => this.dispatchEvent(new Event('mi-open'))}>${box.open ? 'Close' : 'Open'}</button>` : null}
      <button aria-label="Close panel" title="Close panel" @click=${() => this.dispatchEvent(new Event('mi-close'))}>${icon('close')}</button>
    </header>`;
  }

  private renderFold(box: GraphBox): TemplateResult {
    return html`${this.renderHead(box.label, box.kind === 'fold', box)}
      <p>
        ${box.kind === 'fold'
          ? html`${grouped(box.nodes)} nodes of the op <b>${elided(box.op, 80)}</b> in one scope, drawn as one so that the rest can be seen.`
          : html`${grouped(box.nodes)} nodes for which a view has no room. The search finds each of them.`}
      </p>`;
  }

  private renderScope({ scope }: GraphNode): TemplateResult {
    return html`<button class="link" @click=${() => this.follow(scope, 'scope')}>${elided(scope, 120)}</button>`;
  }

  private renderLinks(title: string, key: string, links: readonly GraphLink[], count: number): TemplateResult | null {
    if (count === 0) {
      return null;
    }
    return html`<h3>${title} (${grouped(count)})</h3>
      <ul data-links=${key}>
        ${links.slice(0, this.most).map((link) => html`<li>${this.renderLink(link)}</li>`)}
      </ul>
      ${links.length > this.most ? html`<button class="framed" @click=${() => this.showMore()}>Show ${Math.min(MORE, links.length - this.most)} more</button>` : null}
      ${count > links.length && links.length <= this.most ? html`<p class="dim">The first ${grouped(links.length)} are listed.</p>` : null}`;
  }

  private renderLink({ node, slot, control, via, missing }: GraphLink): TemplateResult {
    const said = [slot > 0 ? `output ${slot}` : '', control ? 'only orders' : '', via > 1 ? `${grouped(via)} edges` : ''].filter((part) => part !== '').join(', ');
    return html`${missing
      ? html`<span class="mono">${elided(node, 160)}</span> <span class="amber">${icon('warning')} not in this graph</span>`
      : html`<button class="link mono" @click=${() => this.follow(node, this.found?.node.children === undefined ? 'edge' : 'edges')}>${elided(node, 160)}</button>`}
    <span class="dim">${said}</span>`;
  }

  private renderAttributes({ attributes }: GraphNode): TemplateResult | null {
    const entries = Object.entries(attributes);
    return entries.length === 0
      ? null
      : html`<h3>Attributes</h3>
          <table data-attributes>
            ${entries.map(([name, value]) => html`<tr><td>${elided(name, 60)}</td><td class="mono">${attributeText(value)}</td></tr>`)}
          </table>`;
  }

  private renderSource({ source }: GraphNode): TemplateResult | null {
    return source.length === 0
      ? null
      : html`<h3>Source</h3>
          <div data-source>
            ${source.slice(0, LINKS).map(({ file, line, code }) => html`<div class="mono">${elided(file, 120)}${line > 0 ? `:${line}` : ''}</div>${code === '' ? null : html`<pre tabindex="0">${visible(code).slice(0, VALUE_CHARS_MAX)}</pre>`}`)}
            ${source.length > LINKS ? html`<p class="dim">${source.length - LINKS} outer lines are not shown.</p>` : null}
          </div>`;
  }

  private showMore(): void {
    this.most += MORE;
    this.requestUpdate();
  }

  private follow(name: string, of: Followed['of']): void {
    const detail: Followed = { name, of };
    this.dispatchEvent(new CustomEvent('mi-follow', { detail }));
  }
}

/** An attribute as text; numbers of every size as they are. */
export function attributeText(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, (_key, v: unknown) => (typeof v === 'bigint' ? String(v) : v));
  const shown = visible(text.slice(0, VALUE_CHARS_MAX));
  return text.length > VALUE_CHARS_MAX ? `${shown}\u2026 (${text.length} characters)` : shown;
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-graph-panel': GraphPanel;
  }
}
