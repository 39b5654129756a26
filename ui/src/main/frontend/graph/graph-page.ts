import { LitElement, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Run, Tag } from '../data/api';
import type { GraphAnswer, GraphBox } from '../data/graphs';
import { grouped } from '../data/format';
import { elided } from '../data/shown-text';
import { Watch, api, runs, selectedRuns, tags, theme, view } from '../shell/app';
import { onKeys } from '../shell/keyboard';
import { common } from '../shell/tokens';
import './graph-canvas';
import type { GraphCanvas } from './graph-canvas';
import { scopesAround } from './graph-model';
import './graph-outline';
import './graph-panel';
import type { Followed } from './graph-panel';
import './graph-search';
import { GraphStore } from './graph-store';
import { graphStyle } from './graph-style';
import { formatChoice, parseChoice, type Chosen, type GraphChoice } from './graph-url';

/** So many runs are asked whether they have a graph, if nobody says which to show. */
const LOOKED_THROUGH = 40;

/** The Graph page: one graph of one run, whose scopes open in place. */
@customElement('mi-graph-page')
export class GraphPage extends LitElement {
  static override styles = [common, graphStyle];

  private readonly store = new GraphStore(api);
  /** A node that is being looked for: what holds it is opened when it is known. */
  private sought: Chosen | null = null;
  private revealed: unknown = null;
  private endKeys: () => void = () => undefined;

  constructor() {
    super();
    new Watch(this, runs, tags, view, theme, this.store);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.endKeys = onKeys({ filter: () => this.renderRoot.querySelector('mi-graph-search')?.focus() });
    this.sought = this.choice.chosen;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.endKeys();
  }

  private get choice(): GraphChoice {
    return parseChoice(view.state.graph);
  }

  /** The run that is chosen, else the first of those shown, then of all, that has a graph. */
  private get run(): Run | null {
    const { run } = this.choice;
    if (run !== null) {
      return runs.all.find(({ id }) => id.startsWith(run)) ?? null;
    }
    const shown = selectedRuns();
    const candidates = [...shown, ...runs.all.filter((one) => !shown.includes(one))].slice(0, LOOKED_THROUGH);
    return candidates.find((one) => (tags.of(one) ?? []).some(isGraph)) ?? null;
  }

  /** Whether some run has not yet said which tags it has. */
  private get waiting(): boolean {
    return runs.loadedAt === null || runs.all.slice(0, LOOKED_THROUGH).some((run) => tags.of(run) === null && !tags.failed(run.id));
  }

  protected override render(): TemplateResult {
    if (runs.loadedAt === null && runs.error) {
      return html`<div class="none" role="alert"><p><b>The runs could not be read.</b> ${runs.error.message}</p></div>`;
    }
    const { run } = this;
    if (!run) {
      return this.choice.run !== null && runs.loadedAt !== null
        ? html`<div class="none" data-no-run><p><b>No run has this address.</b></p><button class="framed" @click=${() => this.change({ run: null, tag: null, open: null, chosen: null })}>Show another</button></div>`
        : this.waiting
          ? html`<div class="skeleton block" role="status" aria-busy="true" aria-label="Looking for graphs"></div>`
          : renderEmpty();
    }
    const found = tags.of(run);
    const graphs = found?.filter(isGraph) ?? [];
    const tag = graphs.find(({ tag: name }) => name === this.choice.tag) ?? graphs[0];
    this.ask(run, tag ?? null, graphs);
    return html`${this.renderBar(run, tag ?? null, graphs)} ${tag ? this.renderGraph(run, tag) : found ? renderEmpty() : html`<div class="skeleton block" aria-busy="true"></div>`}`;
  }

  private ask(run: Run, tag: Tag | null, graphs: readonly Tag[]): void {
    if (graphs.length > 0) {
      this.store.wantList(run.id, graphs.map(({ points }) => points).join(' '));
    }
    if (tag) {
      this.store.wantLayout({ run: run.id, tag: tag.tag, points: tag.points, open: this.choice.open });
      const { chosen } = this.choice;
      const box = this.chosenBox;
      this.store.wantNode(run.id, tag.tag, box && (box.kind === 'fold' || box.kind === 'rest') ? null : chosen);
    }
  }

  private get chosenIndex(): number {
    const { chosen } = this.choice;
    return chosen ? (this.store.scene?.find(chosen.name, chosen.scope) ?? -1) : -1;
  }

  private get chosenBox(): GraphBox | null {
    return this.store.scene?.box(this.chosenIndex) ?? null;
  }

  private renderBar(run: Run, tag: Tag | null, graphs: readonly Tag[]): TemplateResult {
    const { colour } = this.choice;
    return html`<div class="bar">
      <label>Run ${this.renderRuns(run)}</label>
      <label
        >Graph
        <select aria-label="Graph" @change=${(e: Event) => this.change({ run: run.id, tag: (e.target as HTMLSelectElement).value, open: null, chosen: null })}>
          ${graphs.map((one) => html`<option value=${one.tag} ?selected=${one === tag}>${this.graphTitle(one)}</option>`)}
        </select></label
      >
      ${tag ? html`<mi-graph-search .run=${run.id} .tag=${tag.tag} @mi-link=${(e: CustomEvent<Chosen>) => this.seek(e.detail)}></mi-graph-search>` : null}
      <label
        >Colour
        <select aria-label="Colour" @change=${(e: Event) => this.change({ colour: (e.target as HTMLSelectElement).value === 'op' ? 'op' : 'scope' })}>
          <option value="scope" ?selected=${colour === 'scope'}>by scope</option>
          <option value="op" ?selected=${colour === 'op'}>by op</option>
        </select></label
      >
      <span class="space"></span>
      <span class="busy" aria-live="polite">${this.store.busy && this.store.scene ? 'Laying out…' : ''}</span>
      <button class="framed" aria-label="Zoom out" title="Zoom out (−)" @click=${() => this.canvas?.zoomBy(0.8)}>−</button>
      <button class="framed" title="The whole graph (0)" @click=${() => this.canvas?.fit()}>Fit</button>
      <button class="framed" aria-label="Zoom in" title="Zoom in (+)" @click=${() => this.canvas?.zoomBy(1.25)}>+</button>
    </div>`;
  }

  private renderRuns(run: Run): TemplateResult {
    return html`<select aria-label="Run" @change=${(e: Event) => this.change({ run: (e.target as HTMLSelectElement).value, tag: null, open: null, chosen: null })}>
      ${runs.all.map((one) => html`<option value=${one.id} ?selected=${one === run}>${elided(one.name, 60)}</option>`)}
    </select>`;
  }

  private graphTitle({ tag, kind }: Tag): string {
    const known = this.store.graphs?.find((one: GraphAnswer) => one.tag === tag && one.kind === kind);
    const name = { __run_graph__: 'Computation', __data_graph__: 'Data pipeline' }[tag] ?? elided(tag, 40);
    return known ? `${name} · ${known.fault === undefined ? `${grouped(known.nodes)} nodes` : 'not readable'}` : name;
  }

  private renderGraph(run: Run, tag: Tag): TemplateResult {
    const { scene, error } = this.store;
    if (error.layout !== null) {
      return html`<div class="none" role="alert" data-fault>
        <p><b>This graph could not be shown.</b> ${error.layout}</p>
        <button class="framed" @click=${() => this.store.again()}>Ask again</button>
      </div>`;
    }
    if (!scene) {
      return html`<div class="skeleton block" role="status" aria-busy="true" aria-label="Laying out the graph"></div>`;
    }
    if (scene.boxes.length === 0) {
      return html`<div class="none" data-no-nodes><p><b>This graph has no nodes.</b> Its producer recorded what ran, but not from what.</p>${scene.layout.notes.map((note) => html`<p>${note}</p>`)}</div>`;
    }
    const index = this.chosenIndex;
    const { chosen, colour } = this.choice;
    return html`
      ${scene.layout.notes.length > 0 ? html`<ul class="notes" tabindex="0" aria-label="Notes">${scene.layout.notes.map((note) => html`<li>${elided(note, 400)}</li>`)}</ul>` : null}
      <div class="work ${chosen ? 'detailed' : ''}" data-boxes=${scene.boxes.length}>
        <mi-graph-outline .scene=${scene} .chosen=${index} @mi-choose=${(e: CustomEvent<number>) => this.choose(e.detail, true)} @mi-toggle=${(e: CustomEvent<number>) => this.toggle(e.detail)}></mi-graph-outline>
        <mi-graph-canvas
          .scene=${scene}
          .chosen=${index}
          .colour=${colour}
          .label="Graph ${elided(tag.tag, 60)} of ${elided(run.name, 60)}"
          @mi-choose=${(e: CustomEvent<number>) => this.choose(e.detail, false)}
          @mi-toggle=${(e: CustomEvent<number>) => this.toggle(e.detail)}
        ></mi-graph-canvas>
        ${chosen
          ? html`<mi-graph-panel
              .box=${this.chosenBox}
              .found=${this.store.node}
              .error=${error.node}
              .profiled=${(tags.of(run) ?? []).some(({ kind }) => kind === 'profile') ? run.id : null}
              @mi-follow=${(e: CustomEvent<Followed>) => this.follow(e.detail)}
              @mi-open=${() => this.toggle(index)}
              @mi-close=${() => this.change({ chosen: null })}
            ></mi-graph-panel>`
          : null}
      </div>
    `;
  }

  private get canvas(): GraphCanvas | null {
    return this.renderRoot.querySelector('mi-graph-canvas');
  }

  /** Once what is looked for is told and laid out, it is shown; what holds it is opened before. */
  protected override updated(): void {
    const { scene, node } = this.store;
    const { sought } = this;
    if (!sought || !scene || this.store.busy || scene === this.revealed) {
      return;
    }
    const index = scene.find(sought.name, sought.scope);
    if (index >= 0) {
      this.sought = null;
      void this.canvas?.updateComplete.then(() => this.canvas?.reveal(index));
    } else if (node && node.node.name === sought.name) {
      this.revealed = scene;
      this.openAround(node.node.scope, node.node.op);
    }
  }

  private openAround(scope: string, op: string): void {
    const { scene } = this.store;
    const around = scopesAround(scope);
    const fold = scene?.boxes.find(({ kind, op: folded, parent }) => kind === 'fold' && folded === op && (scene.box(parent)?.name ?? '') === scope);
    const open = new Set([...this.openNames(), ...around, ...(fold ? [fold.name] : [])]);
    if (this.openNames().length === open.size) {
      this.sought = null; // A limit keeps it from being shown.
    } else {
      this.change({ open: [...open] });
    }
  }

  private openNames(): readonly string[] {
    return this.choice.open ?? this.store.scene?.boxes.flatMap(({ open, name }) => (open ? [name] : [])) ?? [];
  }

  private choose(index: number, show: boolean): void {
    const box = this.store.scene?.box(index);
    this.sought = null;
    this.change({ chosen: box ? { name: box.name, scope: box.kind !== 'node' } : null });
    if (box && show) {
      this.canvas?.reveal(index);
    }
  }

  private toggle(index: number): void {
    const box = this.store.scene?.box(index);
    const { canvas } = this;
    if (!box || box.kind === 'node' || box.kind === 'rest') {
      return;
    }
    if (canvas) {
      canvas.anchorKey = { name: box.name, scope: true };
    }
    const names = this.openNames();
    const open = box.open ? names.filter((name) => name !== box.name) : [...names, box.name];
    this.change({ open, chosen: { name: box.name, scope: true } });
  }

  private seek(chosen: Chosen): void {
    this.sought = chosen;
    this.revealed = null;
    if (this.canvas) {
      this.canvas.anchorKey = null;
    }
    this.change({ chosen });
  }

  /** The edges of a scope lead to scopes as well, which are then seen around it. */
  private follow({ name, of }: Followed): void {
    this.seek({ name, scope: of === 'scope' || (of === 'edges' && (this.store.scene?.find(name, true) ?? -1) >= 0) });
  }

  private change(change: Partial<GraphChoice>): void {
    view.go({ graph: formatChoice({ ...this.choice, ...change }) });
  }
}

function isGraph({ kind }: Tag): boolean {
  return kind === 'graph' || kind === 'data_graph';
}

function renderEmpty(): TemplateResult {
  return html`<div class="none" data-empty>
    <h2>No graph here yet</h2>
    <p>A graph shows what a model computes, and a data graph where its batches come from. Producers write them like this:</p>
    <pre tabindex="0">
writer.graph(model);  writer.dataGraph(pipeline);          // Java, our writer
writer.add_graph(model, images)                             # PyTorch
tf.keras.callbacks.TensorBoard(logs, write_graph=True)      # Keras
SummaryCollector('path/to/logs')                            # MindSpore: both graphs</pre
    >
  </div>`;
}
