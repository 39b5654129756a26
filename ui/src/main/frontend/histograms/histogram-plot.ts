import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { growY, type Range } from '../data/axis';
import type { Int } from '../data/exact-json';
import type { HistogramView } from '../data/url-state';
import { Watch, theme } from '../shell/app';
import { OnResize } from '../shell/on-resize';
import { common } from '../shell/tokens';
import { draw, type Paints } from './histogram-drawing';
import { edgeRange, type Histogram } from './histogram-model';
import { layOut, placeAt, type Picture, type Place } from './histogram-picture';

/** Where a viewer points, and on which side of the plot there is room to tell what is there. */
export interface Pointed extends Place {
  x: number;
  width: number;
}

/**
 * Histograms over their steps as a picture. Fires `mi-point` with what is pointed at, or null, and
 * `mi-choose` with the index of a step that was clicked.
 */
@customElement('mi-histogram-plot')
export class HistogramPlot extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        position: relative;
        min-height: 0;
        overflow: hidden;
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      canvas:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  /** By step; the same array as long as nothing has changed. */
  @property({ attribute: false }) histograms: readonly Histogram[] = [];
  @property() view: HistogramView = 'offset';
  /** A step that is marked. */
  @property({ attribute: false }) chosen: Int | null = null;
  /** Without axes, pointer and keys. */
  @property({ type: Boolean }) plain = false;
  @property() label = '';
  private picture: Picture | null = null;
  private place: Place | null = null;
  private range: Range | null = null;
  private drawnFor = '';

  constructor() {
    super();
    new OnResize(this, () => this.requestUpdate());
    new Watch(this, theme);
  }

  /** How the picture was laid out, null before there is one. */
  get laidOut(): Picture | null {
    return this.picture;
  }

  protected override render(): TemplateResult {
    return this.plain
      ? html`<canvas role="img" aria-label=${this.label}></canvas>`
      : html`<canvas
          role="img"
          tabindex="0"
          aria-label="${this.label}. Arrow keys go from bucket to bucket and from step to step."
          @pointermove=${(e: PointerEvent) => this.point(e)}
          @pointerleave=${() => this.tell(null)}
          @blur=${() => this.tell(null)}
          @click=${() => this.choose()}
          @keydown=${(e: KeyboardEvent) => this.press(e)}
        ></canvas>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    const { clientWidth: width, clientHeight: height } = this;
    const drawnFor = `${this.view} ${width}×${height} ${this.plain}`;
    if (changed.has('histograms') || drawnFor !== this.drawnFor) {
      this.drawnFor = drawnFor;
      const edges = edgeRange(this.histograms);
      // Room is made in steps, so that a live picture stands still while values come.
      this.range = edges && growY(edges, this.range, false);
      this.picture = this.range && width > 0 && height > 0 ? layOut(this.histograms, this.view, this.range, { width, height }, this.plain) : null;
      if (this.place && this.place.index >= this.histograms.length) {
        this.tell(null);
      }
      this.dispatchEvent(new Event('mi-laid-out'));
    }
    this.paint(width, height);
  }

  private paint(width: number, height: number): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const ctx = canvas?.getContext('2d');
    if (!canvas || !ctx) {
      return;
    }
    const ratio = devicePixelRatio;
    // A picture out of view holds no pixels.
    const [wide, high] = this.picture ? [Math.round(width * ratio), Math.round(height * ratio)] : [0, 0];
    if (canvas.width !== wide || canvas.height !== high) {
      canvas.width = wide;
      canvas.height = high;
    }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, width, height);
    if (this.picture) {
      const chosen = this.histograms.findIndex(({ step }) => step === this.chosen);
      draw(ctx, this.picture, this.paints(), { place: this.place, chosen, plain: this.plain });
    }
  }

  private paints(): Paints {
    const style = getComputedStyle(this);
    const token = (name: string): string => style.getPropertyValue(`--mi-${name}`).trim();
    return { surface: token('surface'), text: token('text'), dim: token('dim'), grid: token('grid'), accent: token('accent'), font: token('font'), dark: theme.dark };
  }

  private point(e: PointerEvent): void {
    this.tell(this.picture && placeAt(this.picture, e.offsetX, e.offsetY), e.offsetX);
  }

  private tell(place: Place | null, x = this.clientWidth / 2): void {
    if (place || this.place) {
      this.place = place;
      const detail: Pointed | null = place && { ...place, x, width: this.clientWidth };
      this.dispatchEvent(new CustomEvent('mi-point', { detail }));
      this.requestUpdate();
    }
  }

  private choose(): void {
    if (this.place) {
      this.dispatchEvent(new CustomEvent('mi-choose', { detail: this.place.index }));
    }
  }

  private press(e: KeyboardEvent): void {
    const steps = { ArrowUp: -1, ArrowDown: 1 }[e.key];
    const buckets = { ArrowLeft: -1, ArrowRight: 1 }[e.key];
    if (steps !== undefined || buckets !== undefined) {
      e.preventDefault();
      this.tell(this.moved(steps ?? 0, buckets ?? 0));
    } else if (e.key === 'Enter') {
      this.choose();
    }
  }

  /** From the last step's first bucket, if nothing is pointed at. */
  private moved(steps: number, buckets: number): Place | null {
    const last = this.histograms.length - 1;
    const index = this.place ? Math.min(last, Math.max(0, this.place.index + steps)) : last;
    const count = this.histograms[index]?.counts.length ?? 0;
    const bucket = this.place ? this.place.bucket + buckets : 0;
    return last < 0 ? null : { index, bucket: Math.min(count - 1, Math.max(0, bucket)) };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-histogram-plot': HistogramPlot;
  }
}
