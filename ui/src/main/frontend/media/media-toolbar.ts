import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Int } from '../data/exact-json';
import { grouped } from '../data/format';
import { Watch, view } from '../shell/app';
import { icon } from '../shell/icons';
import { common } from '../shell/tokens';
import { TABS, ZOOMS, formatChoice, parseChoice, type MediaChoice, type Tab } from './media-url';
import { moved, placeOf } from './steps';

/** Which kind, which tags, which step, and how large. */
@customElement('mi-media-toolbar')
export class MediaToolbar extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
        min-height: 44px;
        padding: 6px 12px;
        white-space: nowrap;
      }
      .segments {
        display: flex;
        border: 1px solid var(--mi-line);
        border-radius: 6px;
        background: var(--mi-surface);
      }
      .segments button {
        border-radius: 5px;
        min-height: 24px;
      }
      input[type='search'] {
        width: 120px;
      }
      .space {
        flex: 1;
      }
      .steps {
        display: flex;
        align-items: center;
        gap: 4px;
      }
      .steps input {
        width: 88px;
        accent-color: var(--mi-accent);
      }
      .steps output {
        min-width: 64px;
      }
      .back svg {
        transform: scaleX(-1);
      }
      .steps button {
        padding: 2px 4px;
      }
    `,
  ];

  /** Tags of each kind. */
  @property({ attribute: false }) counts: ReadonlyMap<Tab, number> = new Map();
  @property({ attribute: false }) tab: Tab = 'images';
  /** Tags of the tab that match the filter. */
  @property({ type: Number }) matching = 0;
  /** All steps of what is in view. */
  @property({ attribute: false }) steps: readonly Int[] = [];

  constructor() {
    super();
    new Watch(this, view);
  }

  focusFilter(): void {
    this.renderRoot.querySelector<HTMLInputElement>('input[type=search]')?.focus();
  }

  /** Goes some steps on; at the newest it stays there as new ones come. */
  move(by: number): void {
    if (this.steps.length > 0) {
      this.choose({ step: moved(this.steps, this.choice.step, by) }, 'adjust');
    }
  }

  private get choice(): MediaChoice {
    return parseChoice(view.state.media);
  }

  private choose(change: Partial<MediaChoice>, how: 'go' | 'adjust' = 'go'): void {
    view[how]({ media: formatChoice({ ...this.choice, ...change }) });
  }

  protected override render(): TemplateResult {
    const { tagFilter } = view.state;
    const all = this.counts.get(this.tab) ?? 0;
    return html`
      <div class="segments" role="group" aria-label="Kind">
        ${TABS.map(
          ({ tab, title }) =>
            html`<button aria-pressed=${tab === this.tab} data-tab=${tab} @click=${() => this.choose({ tab, step: null })}>${title} <span class="dim">${grouped(this.counts.get(tab) ?? 0)}</span></button>`,
        )}
      </div>
      <input
        type="search"
        aria-label="Filter tags"
        placeholder="Filter tags  ( / )"
        .value=${tagFilter}
        @input=${(e: InputEvent) => view.adjust({ tagFilter: (e.target as HTMLInputElement).value })}
      />
      <span class="dim" aria-live="polite" data-matching=${this.matching}>${tagFilter === '' ? '' : `${grouped(this.matching)} of ${grouped(all)}`}</span>
      <span class="space"></span>
      ${this.steps.length > 1 ? this.renderSteps() : null} ${this.tab === 'images' ? this.renderZoom() : null}
    `;
  }

  private renderSteps(): TemplateResult {
    const { step } = this.choice;
    const place = Math.max(0, placeOf(this.steps, step));
    const last = this.steps.length - 1;
    return html`<div class="steps" data-steps=${this.steps.length}>
      <button class="back" aria-label="Earlier step" title="Earlier step (←)" ?disabled=${place === 0} @click=${() => this.move(-1)}>${icon('chevron')}</button>
      <input
        type="range"
        aria-label="Step"
        aria-valuetext="Step ${String(this.steps[place] ?? '')}"
        min="0"
        max=${last}
        step="1"
        .value=${String(place)}
        @input=${(e: InputEvent) => this.slide(Number((e.target as HTMLInputElement).value))}
      />
      <button aria-label="Later step" title="Later step (→)" ?disabled=${place === last && step === null} @click=${() => this.move(1)}>${icon('chevron')}</button>
      <output data-chosen=${String(this.steps[place] ?? '')}>step ${grouped(this.steps[place])}${step === null ? html` <span class="dim">newest</span>` : null}</output>
    </div>`;
  }

  private slide(place: number): void {
    this.choose({ step: place >= this.steps.length - 1 ? null : (this.steps[place] ?? null) }, 'adjust');
  }

  private renderZoom(): TemplateResult {
    const { zoom } = this.choice;
    return html`<div class="segments" role="group" aria-label="Size of images">
      ${ZOOMS.map((one) => html`<button aria-pressed=${one === zoom} data-zoom=${one} @click=${() => this.choose({ zoom: one })}>${one === 'fit' ? 'Fit' : `${one}:1`}</button>`)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-media-toolbar': MediaToolbar;
  }
}
