import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { GraphBox } from '../data/graphs';
import { elided, visible } from '../data/shown-text';
import { common } from '../shell/tokens';
import { ROW_PIXELS, VirtualRows } from '../shell/virtual-rows';
import { virtualRowsStyle } from '../shell/virtual-rows-style';
import { secondLine } from './graph-painter';
import type { Scene } from './graph-model';

/**
 * Everything that is seen of a graph, as a tree: what the canvas is for eyes, this is for readers and
 * keys. Fires the same events as the canvas.
 */
@customElement('mi-graph-outline')
export class GraphOutline extends LitElement {
  static override styles = [
    common,
    virtualRowsStyle,
    css`
      .row {
        gap: 4px;
        padding-right: 8px;
      }
      .sign {
        flex: none;
        width: 20px;
        min-height: 22px;
        padding: 0;
        color: var(--mi-dim);
      }
      .name,
      .what {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .name {
        flex: 1 1 auto;
        min-width: 45%;
      }
      .what {
        flex: 0 1 auto;
        text-align: right;
        font-size: 11px;
        color: var(--mi-dim);
      }
      :not([data-kind='node']) > .what {
        flex: none;
      }
      .amber {
        color: var(--mi-amber);
      }
    `,
  ];

  @property({ attribute: false }) scene: Scene | null = null;
  @property({ type: Number }) chosen = -1;
  private order: readonly number[] = [];
  private readonly virtual = new VirtualRows(this);

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('scene')) {
      this.order = this.scene?.outline() ?? [];
    }
  }

  protected override updated(changed: Map<string, unknown>): void {
    const row = this.order.indexOf(this.chosen);
    if (changed.has('chosen') && row >= 0) {
      this.virtual.reveal(row);
    }
  }

  protected override render(): TemplateResult {
    const { first, end } = this.virtual.window(this.order.length);
    const active = this.order.indexOf(this.chosen);
    return html`<div class="scroll" data-scroll tabindex="-1" @scroll=${this.virtual.onScroll}>
      <div
        class="rows"
        role="tree"
        tabindex="0"
        aria-label="What is shown of the graph"
        aria-activedescendant=${active >= first && active < end ? `row${this.chosen}` : ''}
        style="height:${this.order.length * ROW_PIXELS}px"
        @keydown=${(e: KeyboardEvent) => this.key(e)}
      >
        ${repeat(
          this.order.slice(first, end),
          (index) => index,
          (index, i) => this.renderRow(index, first + i),
        )}
      </div>
    </div>`;
  }

  private renderRow(index: number, row: number): TemplateResult | null {
    const box = this.scene?.box(index);
    if (!box) {
      return null;
    }
    const depth = this.scene?.depth[index] ?? 0;
    const opens = box.kind === 'scope' || box.kind === 'fold';
    return html`<div
      class="row"
      role="treeitem"
      id="row${index}"
      aria-level=${depth + 1}
      aria-selected=${index === this.chosen}
      aria-expanded=${opens ? box.open : 'undefined'}
      data-kind=${box.kind}
      data-name=${box.name.slice(0, 200)}
      style="top:${row * ROW_PIXELS}px;padding-left:${8 + Math.min(depth, 12) * 12}px"
      title=${visible(box.name).slice(0, 2000)}
      @click=${() => this.tell('mi-choose', index)}
      @dblclick=${() => opens && this.tell('mi-toggle', index)}
    >
      ${opens
        ? html`<button class="sign" tabindex="-1" aria-label="${box.open ? 'Close' : 'Open'} ${elided(box.label, 60)}" @click=${(e: Event) => this.toggle(e, index)}>${box.open ? '−' : '+'}</button>`
        : html`<span class="sign"></span>`}
      <span class="name">${elided(box.label, 60)}</span>
      <span class="what">${this.what(box)}</span>
    </div>`;
  }

  private what(box: GraphBox): TemplateResult {
    return html`${box.missing > 0 ? html`<span class="amber">${box.missing} missing</span> ` : null}${elided(secondLine(box), 30)}`;
  }

  private toggle(e: Event, index: number): void {
    e.stopPropagation();
    this.tell('mi-toggle', index);
  }

  private tell(event: 'mi-choose' | 'mi-toggle', index: number): void {
    this.dispatchEvent(new CustomEvent(event, { detail: index }));
  }

  private key(e: KeyboardEvent): void {
    const row = this.order.indexOf(this.chosen);
    const box = this.scene?.box(this.chosen);
    const opens = box !== undefined && (box.kind === 'scope' || box.kind === 'fold');
    const to = { ArrowDown: row + 1, ArrowUp: Math.max(0, row - 1), Home: 0, End: this.order.length - 1 }[e.key];
    if (to !== undefined) {
      this.tell('mi-choose', this.order[to] ?? this.chosen);
    } else if (opens && ((e.key === 'ArrowRight' && !box.open) || (e.key === 'ArrowLeft' && box.open) || e.key === 'Enter')) {
      this.tell('mi-toggle', this.chosen);
    } else if ((e.key === 'ArrowLeft' || e.key === 'Escape') && box && box.parent >= 0) {
      this.tell(e.key === 'Escape' ? 'mi-toggle' : 'mi-choose', box.parent);
    } else {
      return;
    }
    e.preventDefault();
    e.stopPropagation();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-graph-outline': GraphOutline;
  }
}
