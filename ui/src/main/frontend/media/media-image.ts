import { LitElement, css, html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { ImageRow } from '../data/media';
import { common } from '../shell/tokens';
import { FIT_HEIGHT, drawnSize, imageFacts, reserve } from './media-facts';
import type { Zoom } from './media-url';


/** One image: its real pixels, its size, or why it is not shown. */
@customElement('mi-media-image')
export class MediaImage extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        min-width: 0;
        max-width: 100%;
      }
      .frame {
        width: fit-content;
        max-width: 100%;
        overflow: auto;
        border-radius: 4px;
        background: repeating-conic-gradient(var(--mi-hover) 0 25%, transparent 0 50%) 0 0 / 16px 16px;
      }
      img {
        display: block;
        max-width: none;
      }
      img.pixels {
        image-rendering: pixelated;
      }
      .fault {
        width: ${FIT_HEIGHT}px;
        max-width: 100%;
        min-height: 64px;
        max-height: ${FIT_HEIGHT}px;
        overflow: auto;
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

  @property({ attribute: false }) row: ImageRow | null = null;
  @property({ attribute: false }) label = '';
  @property({ attribute: false }) zoom: Zoom = 'fit';
  /** The address that the viewer asked for in spite of what is wrong with it. */
  @state() private asked = '';
  /** What the browser made of the bytes. */
  @state() private broken = '';
  @state() private natural: [width: number, height: number] | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('row') && changed.get('row')?.url !== this.row?.url) {
      this.broken = '';
      this.natural = null;
    }
  }

  protected override render(): TemplateResult | null {
    const { row } = this;
    if (row === null) {
      return null;
    }
    const why = this.broken !== '' ? this.broken : this.asked === row.url ? null : reserve(row);
    return html`${why === null ? this.renderImage(row) : this.renderFault(row, why)}
      <div class="facts">${imageFacts(row)}</div>`;
  }

  private renderImage(row: ImageRow): TemplateResult {
    const [width, height] = this.natural ?? [row.width, row.height];
    const drawn = drawnSize(width, height, this.zoom);
    return html`<div class="frame">
      <img
        class=${drawn.width > width ? 'pixels' : ''}
        src=${row.url}
        alt=${this.label}
        style="width:${drawn.width}px;height:${drawn.height}px"
        decoding="async"
        loading="lazy"
        data-image
        @load=${(e: Event) => this.loaded(e.target as HTMLImageElement)}
        @error=${() => (this.broken = 'Malformed image: the browser cannot read it')}
      />
    </div>`;
  }

  private renderFault(row: ImageRow, why: string): TemplateResult {
    return html`<div class="fault" data-fault>
      <b>${why.slice(0, 1000)}</b>
      ${this.broken === '' ? html`<button class="framed" @click=${() => (this.asked = row.url)}>Show it all the same</button>` : null}
      <a href=${row.url} download>Save its bytes</a>
    </div>`;
  }

  private loaded(image: HTMLImageElement): void {
    this.natural = [image.naturalWidth, image.naturalHeight];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-media-image': MediaImage;
  }
}
