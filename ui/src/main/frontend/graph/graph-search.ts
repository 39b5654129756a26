import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { GraphMatches } from '../data/graphs';
import { grouped } from '../data/format';
import { elided } from '../data/shown-text';
import { api } from '../shell/app';
import { common } from '../shell/tokens';

/** A pause in typing after which is searched. */
const PAUSE_MILLIS = 200;
const LISTED = 50;

/** Searches a graph. Fires `mi-link` with the node or scope that was chosen. */
@customElement('mi-graph-search')
export class GraphSearch extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        position: relative;
        display: block;
      }
      input {
        width: 100%;
      }
      .found {
        position: absolute;
        left: 0;
        top: 32px;
        z-index: 4;
        width: min(520px, 70vw);
        max-height: 60vh;
        overflow: auto;
        border: 1px solid var(--mi-line);
        border-radius: 6px;
        background: var(--mi-raised);
        box-shadow: var(--mi-shadow-high);
        padding: 4px;
      }
      .found button {
        display: flex;
        gap: 12px;
        width: 100%;
        text-align: left;
      }
      .found button span:first-child {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      p {
        margin: 4px 8px;
      }
    `,
  ];

  @property() run = '';
  @property() tag = '';
  @state() private listed: GraphMatches | null = null;
  @state() private error: string | null = null;
  private text = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  override focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  protected override render(): TemplateResult {
    return html`<input
        type="search"
        aria-label="Search nodes"
        placeholder="Search nodes  ( / )"
        @input=${(e: InputEvent) => this.type((e.target as HTMLInputElement).value)}
        @keydown=${(e: KeyboardEvent) => this.key(e)}
      />
      ${this.listed || this.error !== null ? this.renderFound() : null}`;
  }

  private renderFound(): TemplateResult {
    const matches = this.listed;
    return html`<div class="found" role="region" aria-label="Matches" data-matches=${matches?.total ?? 0} @keydown=${(e: KeyboardEvent) => this.walk(e)}>
      ${this.error !== null ? html`<p role="alert">${this.error}</p>` : null}
      ${matches?.matches.map(
        ({ name, op }) =>
          html`<button data-match=${name.slice(0, 200)} @click=${() => this.choose(name, op === 'scope')}>
            <span>${elided(name, 90)}</span><span class="dim">${elided(op, 24)}</span>
          </button>`,
      )}
      ${matches ? html`<p class="dim" aria-live="polite">${matches.total > matches.matches.length ? `The first ${matches.matches.length} of ${grouped(matches.total)}: type more` : `${grouped(matches.total)} found`}</p>` : null}
    </div>`;
  }

  private type(text: string): void {
    this.text = text.trim();
    clearTimeout(this.timer);
    if (this.text === '') {
      this.close();
    } else {
      this.timer = setTimeout(() => void this.search(this.text), PAUSE_MILLIS);
    }
  }

  private async search(text: string): Promise<void> {
    try {
      const matches = await api.graphSearch(this.run, this.tag, text, LISTED);
      if (text === this.text) {
        this.listed = matches;
        this.error = null;
      }
    } catch (e) {
      this.listed = null;
      this.error = e instanceof Error ? e.message : String(e);
    }
  }

  private key(e: KeyboardEvent): void {
    if (e.key === 'ArrowDown' || e.key === 'Enter') {
      const first = this.renderRoot.querySelector<HTMLButtonElement>('.found button');
      if (e.key === 'Enter') {
        first?.click();
      } else {
        first?.focus();
      }
      e.preventDefault();
    } else if (e.key === 'Escape') {
      this.close();
    }
  }

  private walk(e: KeyboardEvent): void {
    const buttons = [...this.renderRoot.querySelectorAll<HTMLButtonElement>('.found button')];
    const at = buttons.indexOf(e.target as HTMLButtonElement);
    if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
      const to = at + (e.key === 'ArrowDown' ? 1 : -1);
      (to < 0 ? this : buttons[to])?.focus();
      e.preventDefault();
      e.stopPropagation();
    } else if (e.key === 'Escape') {
      this.close();
      this.focus();
    }
  }

  private choose(name: string, scope: boolean): void {
    this.close();
    this.dispatchEvent(new CustomEvent('mi-link', { detail: { name, scope } }));
  }

  private close(): void {
    this.listed = null;
    this.error = null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-graph-search': GraphSearch;
  }
}
