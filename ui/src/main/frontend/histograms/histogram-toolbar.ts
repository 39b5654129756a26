import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { toolbarStyle } from '../cards/toolbar-style';
import type { Steps } from '../data/api';
import { grouped } from '../data/format';
import { parseStep, type HistogramView } from '../data/url-state';
import { Watch, view } from '../shell/app';
import { common } from '../shell/tokens';

const VIEWS: readonly { way: HistogramView; name: string; what: string }[] = [
  { way: 'offset', name: 'Ridges', what: 'A ridge a step, the newest in front' },
  { way: 'front', name: 'On one line', what: 'All steps on one line, the newest in front' },
  { way: 'heat', name: 'Heat map', what: 'Share of the values, by step and value' },
  { way: 'bands', name: 'Bands', what: 'Quantiles over the steps: 1, 5, 25, 50, 75, 95, 99 %' },
];

/** How all histograms of the page are drawn. */
@customElement('mi-histogram-toolbar')
export class HistogramToolbar extends LitElement {
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

  protected override render(): TemplateResult {
    const { tagFilter, histogramView, steps, step } = view.state;
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
      ${step === null ? null : html`<button class="framed" data-unmark title="Mark no step" @click=${() => view.go({ step: null })}>Step ${grouped(step)} ✕</button>`}
      <label>Steps ${this.renderBound('from', 'first')} <span class="dim">to</span> ${this.renderBound('to', 'last')}</label>
      ${steps ? html`<button class="framed" data-all-steps @click=${() => view.go({ steps: null })}>All steps</button>` : null}
      <div class="segments" role="group" aria-label="View">
        ${VIEWS.map(({ way, name, what }) => html`<button aria-pressed=${way === histogramView} data-view=${way} title=${what} @click=${() => view.go({ histogramView: way })}>${name}</button>`)}
      </div>
    `;
  }

  private renderBound(end: keyof Steps, none: string): TemplateResult {
    const value = view.state.steps?.[end] ?? null;
    return html`<input
      type="text"
      inputmode="numeric"
      class="step"
      aria-label="${end === 'from' ? 'First' : 'Last'} step"
      placeholder=${none}
      .value=${value === null ? '' : String(value)}
      @change=${(e: Event) => this.bound(end, e.target as HTMLInputElement)}
    />`;
  }

  /** What is no step, or would turn the stretch around, is left as it was and marked. */
  private bound(end: keyof Steps, field: HTMLInputElement): void {
    const text = field.value.trim();
    const step = parseStep(text);
    const steps = { from: null, to: null, ...view.state.steps, [end]: step };
    const turned = steps.from !== null && steps.to !== null && steps.from > steps.to;
    const wrong = (text !== '' && step === null) || turned;
    field.setCustomValidity(turned ? 'The first step is above the last' : wrong ? 'A step is a whole number' : '');
    field.reportValidity();
    if (!wrong) {
      view.go({ steps: steps.from === null && steps.to === null ? null : steps });
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-histogram-toolbar': HistogramToolbar;
  }
}
