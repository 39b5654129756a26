import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { elided } from '../data/shown-text';
import '../graph/graph-canvas';
import type { GraphCanvas } from '../graph/graph-canvas';
import { scopesAround, type Scene } from '../graph/graph-model';
import '../graph/graph-search';
import { GraphStore } from '../graph/graph-store';
import type { Chosen } from '../graph/graph-url';
import { Watch, api, theme } from '../shell/app';
import { OnResize } from '../shell/on-resize';
import { common } from '../shell/tokens';
import { boxMarks, seenAt } from './box-progress';
import './step-list';
import type { StepOrder } from './step-order';

/**
 * The graph of a job with what has run, what runs next and what is to come. Scopes that hold the
 * node that runs next, or the one that is chosen, open by themselves. Fires `mi-choose` with the
 * name of a node.
 */
@customElement('mi-debug-graph')
export class DebugGraph extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        background: var(--mi-surface);
      }
      .bar {
        flex: none;
        display: flex;
        align-items: center;
        gap: 8px;
        padding: 6px 8px;
        border-bottom: 1px solid var(--mi-line);
      }
      mi-graph-search {
        flex: 1;
        min-width: 80px;
        max-width: 240px;
        margin-left: auto;
      }
      mi-graph-canvas,
      mi-step-list {
        flex: 1;
      }
      .legend {
        flex: none;
        display: flex;
        flex-wrap: wrap;
        gap: 2px 16px;
        padding: 4px 12px;
        border-top: 1px solid var(--mi-line);
        color: var(--mi-dim);
        font-size: 12px;
      }
      .legend span {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        white-space: nowrap;
      }
      .legend i {
        font-style: normal;
        color: var(--mi-text);
      }
      .legend .next {
        color: var(--mi-accent);
      }
      .legend .pending {
        width: 16px;
        height: 10px;
        border: 1px dashed var(--mi-control);
        border-radius: 3px;
      }
      .legend .hit {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: var(--mi-red);
      }
      .none {
        padding: 16px;
      }
      .skeleton {
        flex: 1;
        margin: 12px;
      }
    `,
  ];

  @property() run = '';
  @property() tag = '';
  @property({ attribute: false }) order: StepOrder | null = null;
  /** The node that runs next; null while the job runs. */
  @property() current: string | null = null;
  @property() chosen: string | null = null;
  @property({ attribute: false }) hits: ReadonlySet<string> = new Set();
  @state() private view: 'graph' | 'order' = 'graph';
  /** Names of open scopes and folds; null = what makes a good first view. */
  @state() private open: readonly string[] | null = null;
  private readonly store = new GraphStore(api);
  /** What the view has to go to once it is laid out. */
  private sought: string | null = null;

  constructor() {
    super();
    new OnResize(this, () => {
      this.sought = this.chosen ?? this.current;
      this.requestUpdate();
    });
    new Watch(this, theme, this.store);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('run') || changed.has('tag')) {
      this.open = null;
    }
    const name = this.chosen ?? this.current;
    if (name !== null && (changed.has('chosen') || changed.has('current') || changed.has('order'))) {
      this.seek(name);
    }
    if (this.run !== '' && this.tag !== '') {
      this.store.wantLayout({ run: this.run, tag: this.tag, points: 1, open: this.open });
    }
  }

  private seek(name: string): void {
    this.sought = name;
    const scope = this.order?.node(name)?.scope ?? name.slice(0, Math.max(0, name.lastIndexOf('/')));
    const open = this.openNames;
    const more = scopesAround(scope).filter((around) => !open.includes(around));
    if (more.length > 0) {
      this.holdStill();
      this.open = [...open, ...more];
    }
  }

  private get openNames(): readonly string[] {
    return this.open ?? this.store.scene?.boxes.flatMap(({ open, name }) => (open ? [name] : [])) ?? [];
  }

  /** What is seen of the place where the viewer looks stays where it is when scopes open. */
  private holdStill(): void {
    const { canvas } = this;
    const { scene } = this.store;
    const name = this.current ?? this.chosen;
    const box = canvas && scene && name !== null && this.order ? scene.box(seenAt(scene, this.order, name)) : undefined;
    if (canvas && box) {
      canvas.anchorKey = { name: box.name, scope: box.kind !== 'node' };
    }
  }

  protected override updated(): void {
    const { scene, busy } = this.store;
    const { sought, order } = this;
    if (!scene || busy || sought === null || this.view !== 'graph') {
      return;
    }
    this.sought = null;
    const index = order ? seenAt(scene, order, sought) : scene.find(sought, false);
    if (index >= 0) {
      void this.canvas?.updateComplete.then(() => this.canvas?.reveal(index));
    }
  }

  private get canvas(): GraphCanvas | null {
    return this.renderRoot.querySelector('mi-graph-canvas');
  }

  protected override render(): TemplateResult {
    const tab = (view: 'graph' | 'order', title: string, what: string): TemplateResult =>
      html`<button class="framed" aria-pressed=${this.view === view} title=${what} @click=${() => this.show(view)}>${title}</button>`;
    return html`<div class="bar">
        ${tab('graph', 'Graph', 'What the step computes')} ${tab('order', 'Order', 'All nodes in the order in which they run')}
        <mi-graph-search .run=${this.run} .tag=${this.tag} @mi-link=${(e: CustomEvent<Chosen>) => this.found(e.detail)}></mi-graph-search>
      </div>
      ${this.view === 'order' ? this.renderOrder() : this.renderGraph()} ${this.current === null ? null : this.renderLegend()}`;
  }

  /** The signs of graph and list; the list has no outlines. */
  private renderLegend(): TemplateResult {
    return html`<div class="legend" data-legend>
      <span><i aria-hidden="true">✓</i> has run</span>
      <span><i class="next" aria-hidden="true">▶</i> runs next</span>
      ${this.view === 'graph' ? html`<span><i class="pending" aria-hidden="true"></i> to come</span>` : html`<span><i aria-hidden="true">▪</i> holds its value</span>`}
      <span><i class="hit" aria-hidden="true"></i> watchpoint hit</span>
    </div>`;
  }

  private renderOrder(): TemplateResult {
    return html`<mi-step-list .order=${this.order} .current=${this.current} .chosen=${this.chosen} .hits=${this.hits} @mi-choose=${(e: CustomEvent<string>) => this.choose(e.detail)}></mi-step-list>`;
  }

  private renderGraph(): TemplateResult {
    const { scene, error } = this.store;
    if (error.layout !== null) {
      return html`<div class="none" role="alert">
        <p><b>The graph could not be shown.</b> ${elided(error.layout, 400)}</p>
        <button class="framed" @click=${() => this.store.again()}>Ask again</button>
      </div>`;
    }
    return scene ? this.renderCanvas(scene) : html`<div class="skeleton" role="status" aria-busy="true" aria-label="Laying out the graph"></div>`;
  }

  private renderCanvas(scene: Scene): TemplateResult {
    const { order, chosen } = this;
    return html`<mi-graph-canvas
      .scene=${scene}
      .chosen=${chosen !== null && order ? seenAt(scene, order, chosen) : -1}
      .marks=${order ? boxMarks(scene, order, this.current, this.hits) : null}
      label="Graph of the job"
      named="The list under Order names every node."
      @mi-choose=${(e: CustomEvent<number>) => this.pick(e.detail)}
      @mi-toggle=${(e: CustomEvent<number>) => this.toggle(e.detail)}
    ></mi-graph-canvas>`;
  }

  private show(view: 'graph' | 'order'): void {
    this.view = view;
    this.sought = this.chosen ?? this.current;
  }

  private found({ name, scope }: Chosen): void {
    if (scope) {
      this.seek(`${name}/`);
      this.sought = null;
    } else {
      this.choose(name);
    }
  }

  private pick(index: number): void {
    const box = this.store.scene?.box(index);
    if (box?.kind === 'node') {
      this.choose(box.name);
    } else if (index >= 0 && box && !box.open) {
      this.toggle(index);
    }
  }

  private choose(name: string): void {
    this.dispatchEvent(new CustomEvent('mi-choose', { detail: name }));
  }

  private toggle(index: number): void {
    const box = this.store.scene?.box(index);
    if (!box || (box.kind !== 'scope' && box.kind !== 'fold')) {
      return;
    }
    if (this.canvas) {
      this.canvas.anchorKey = { name: box.name, scope: true };
    }
    const names = this.openNames;
    this.open = box.open ? names.filter((name) => name !== box.name) : [...names, box.name];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-debug-graph': DebugGraph;
  }
}
