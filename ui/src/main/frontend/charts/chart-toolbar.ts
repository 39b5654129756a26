import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { toolbarStyle } from '../cards/toolbar-style';
import type { Axis } from '../data/axis';
import { grouped } from '../data/format';
import { Watch, view } from '../shell/app';
import { common } from '../shell/tokens';

const AXES: readonly { axis: Axis; title: string }[] = [
  { axis: 'step', title: 'Step' },
  { axis: 'relative', title: 'Relative' },
  { axis: 'wall', title: 'Wall time' },
];

/** How all cards of the page are drawn. */
@customElement('mi-chart-toolbar')
export class ChartToolbar extends LitElement {
  static override styles = [common, toolbarStyle];

  /** Tags that match the filter, and all. */
  @property({ type: Number }) matching = 0;
  @property({ type: Number }) all = 0;

  constructor() {
    super();
    new Watch(this, view);
  }

  focusFilter(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus();
  }

  focusSmoothing(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=range]')?.focus();
  }

  protected override render(): TemplateResult {
    const { tagFilter, smoothing, axis, log, attempts, tensorBoard, zoom, zoomY } = view.state;
    return html`
      <input
        type="search"
        aria-label="Filter tags"
        placeholder="Filter tags  ( / )"
        .value=${tagFilter}
        @input=${(e: InputEvent) => view.adjust({ tagFilter: (e.target as HTMLInputElement).value })}
      />
      <span class="dim" aria-live="polite" data-matching=${this.matching}>
        ${tagFilter === '' ? `${grouped(this.all)} ${this.all === 1 ? 'tag' : 'tags'}` : `${grouped(this.matching)} of ${grouped(this.all)}`}
      </span>
      <span class="space"></span>
      ${zoom || zoomY ? html`<button class="framed" data-unzoom @click=${() => view.go({ zoom: null, zoomY: null })}>Show everything</button>` : null}
      <label>
        Smoothing
        <input
          type="range"
          min="0"
          max="0.99"
          step="0.01"
          .value=${String(smoothing)}
          @input=${(e: InputEvent) => view.adjust({ smoothing: Number((e.target as HTMLInputElement).value) })}
        />
        <output>${smoothing === 0 ? 'off' : smoothing.toFixed(2)}</output>
      </label>
      <div class="segments" role="group" aria-label="Horizontal axis">
        ${AXES.map((choice) => html`<button aria-pressed=${choice.axis === axis} data-axis=${choice.axis} @click=${() => view.go({ axis: choice.axis, zoom: null })}>${choice.title}</button>`)}
      </div>
      <button class="framed" aria-pressed=${log} data-log title="Logarithmic values (l)" @click=${() => view.go({ log: !log })}>Log y</button>
      <button
        class="framed"
        aria-pressed=${attempts}
        data-attempts
        ?disabled=${tensorBoard}
        title=${tensorBoard ? 'TensorBoard knows no attempts' : 'Also draw attempts that a restart has superseded'}
        @click=${() => view.go({ attempts: !attempts })}
      >
        Attempts
      </button>
      <button
        class="framed"
        aria-pressed=${tensorBoard}
        data-tensorboard
        title="Draw the points that TensorBoard would: 1,000 of each series, chosen by chance, whatever the zoom"
        @click=${() => view.go({ tensorBoard: !tensorBoard })}
      >
        As TensorBoard
      </button>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-chart-toolbar': ChartToolbar;
  }
}
