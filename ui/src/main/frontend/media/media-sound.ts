import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SoundRow } from '../data/media';
import { common } from '../shell/tokens';
import { soundFacts } from './media-facts';

/** One sound: a player, its length and rate, or why it is not played. */
@customElement('mi-media-sound')
export class MediaSound extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      audio {
        display: block;
        width: 300px;
        max-width: 100%;
        height: 40px;
      }
      .fault {
        width: 300px;
        max-width: 100%;
        padding: 8px;
        border: 1px dashed var(--mi-control);
        border-radius: 4px;
        overflow-wrap: anywhere;
      }
      .fault b {
        display: block;
        color: var(--mi-amber);
        font-weight: 500;
        margin-bottom: 4px;
      }
      .facts {
        font-size: 11px;
        color: var(--mi-dim);
        margin-top: 4px;
      }
    `,
  ];

  @property({ attribute: false }) row: SoundRow | null = null;
  @property({ attribute: false }) label = '';
  @state() private asked = '';
  @state() private broken = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('row') && changed.get('row')?.url !== this.row?.url) {
      this.broken = false;
    }
  }

  protected override render(): TemplateResult | null {
    const { row } = this;
    if (row === null) {
      return null;
    }
    const fault = this.broken ? 'Malformed sound: the browser cannot play it' : this.asked === row.url ? '' : (row.fault ?? '');
    return html`${fault === '' ? this.renderPlayer(row) : this.renderFault(row, fault)}
      <div class="facts" data-sound>${soundFacts(row)}</div>`;
  }

  private renderPlayer(row: SoundRow): TemplateResult {
    return html`<audio controls preload="metadata" src=${row.url} aria-label=${this.label} @error=${() => (this.broken = true)}></audio>`;
  }

  private renderFault(row: SoundRow, why: string): TemplateResult {
    return html`<div class="fault" data-fault>
      <b>${why.slice(0, 1000)}</b>
      ${this.broken ? null : html`<button class="framed" @click=${() => (this.asked = row.url)}>Play it all the same</button>`}
      <a href=${row.url} download>Save its bytes</a>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-media-sound': MediaSound;
  }
}
