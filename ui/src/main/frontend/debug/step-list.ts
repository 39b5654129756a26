import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { elided, visible } from '../data/shown-text';
import { OnResize } from '../shell/on-resize';
import { common } from '../shell/tokens';
import { ROW_PIXELS, VirtualRows } from '../shell/virtual-rows';
import { virtualRowsStyle } from '../shell/virtual-rows-style';
import type { StepNode, StepOrder } from './step-order';

const SIGNS = { done: '\u2713', current: '\u25b6', part: '', pending: '' } as const;
const WORDS = { done: 'has run', current: 'runs next', part: '', pending: 'to come' } as const;

/** What runs before and after a node is seen with it. */
const AROUND = 4;

/** All nodes of a step in the order in which they run. Fires `mi-choose` with the name of one. */
@customElement('mi-step-list')
export class StepList extends LitElement {
  static override styles = [
    common,
    virtualRowsStyle,
    css`
      .row {
        gap: 8px;
        padding: 0 12px 0 8px;
      }
      [data-progress='current'] {
        color: var(--mi-accent);
        font-weight: 600;
      }
      [data-progress='pending'] {
        color: var(--mi-dim);
      }
      .sign {
        flex: none;
        width: 16px;
        text-align: center;
        font-size: 11px;
      }
      .name {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        direction: rtl;
        text-align: left;
      }
      .op {
        flex: none;
        font-size: 11px;
        color: var(--mi-dim);
        font-weight: 400;
      }
      .hit {
        flex: none;
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--mi-red);
      }
    `,
  ];

  @property({ attribute: false }) order: StepOrder | null = null;
  @property() current: string | null = null;
  @property() chosen: string | null = null;
  @property({ attribute: false }) hits: ReadonlySet<string> = new Set();
  private readonly virtual = new VirtualRows(this);

  constructor() {
    super();
    new OnResize(this, () => this.reveal());
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('chosen') || changed.has('current') || changed.has('order')) {
      this.reveal();
    }
  }

  private reveal(): void {
    const row = this.row(this.chosen ?? this.current);
    if (row >= 0) {
      this.virtual.reveal(row, 0, AROUND);
    }
  }

  private row(name: string | null): number {
    return name === null ? -1 : (this.order?.nodes.findIndex((node) => node.name === name) ?? -1);
  }

  protected override render(): TemplateResult {
    const nodes = this.order?.nodes ?? [];
    const { first, end } = this.virtual.window(nodes.length);
    const active = this.row(this.chosen ?? this.current);
    return html`<div class="scroll" data-scroll tabindex="-1" @scroll=${this.virtual.onScroll}>
      <div
        class="rows"
        role="listbox"
        tabindex="0"
        aria-label="Nodes of the step in the order in which they run"
        aria-activedescendant=${active >= first && active < end ? `node${active}` : ''}
        style="height:${nodes.length * ROW_PIXELS}px"
        @keydown=${(e: KeyboardEvent) => this.key(e)}
      >
        ${repeat(
          nodes.slice(first, end),
          ({ name }) => name,
          (node, i) => this.renderRow(node, first + i),
        )}
      </div>
    </div>`;
  }

  private renderRow(node: StepNode, row: number): TemplateResult {
    const { name, op } = node;
    const progress = this.current === null ? null : (this.order?.progress(name, this.current) ?? null);
    const what = node.source ? 'holds its value' : progress && WORDS[progress];
    return html`<div
      class="row"
      role="option"
      id="node${row}"
      aria-selected=${name === (this.chosen ?? this.current)}
      data-name=${name.slice(0, 200)}
      data-progress=${progress ?? ''}
      style="top:${row * ROW_PIXELS}px"
      title="${visible(name).slice(0, 2000)}${what ? ` (${what})` : ''}"
      @click=${() => this.choose(row)}
    >
      <span class="sign" aria-label=${what ?? ''}>${node.source ? '\u25aa' : progress ? SIGNS[progress] : ''}</span>
      <span class="name"><bdi>${elided(name, 90)}</bdi></span>
      ${this.hits.has(name) ? html`<span class="hit" role="img" aria-label="a watchpoint has hit"></span>` : null}
      <span class="op">${elided(op, 24)}</span>
    </div>`;
  }

  private key(e: KeyboardEvent): void {
    const nodes = this.order?.nodes ?? [];
    const row = this.row(this.chosen ?? this.current);
    const to = { ArrowDown: row + 1, ArrowUp: row - 1, PageDown: row + 10, PageUp: row - 10, Home: 0, End: nodes.length - 1 }[e.key];
    if (to !== undefined) {
      e.preventDefault();
      e.stopPropagation();
      this.choose(Math.max(0, Math.min(nodes.length - 1, to)));
    }
  }

  private choose(row: number): void {
    const name = this.order?.nodes[row]?.name;
    if (name !== undefined) {
      this.dispatchEvent(new CustomEvent('mi-choose', { detail: name }));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-step-list': StepList;
  }
}
