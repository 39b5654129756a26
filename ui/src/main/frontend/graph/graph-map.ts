import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { common } from '../shell/tokens';
import type { Scene } from './graph-model';
import { GraphPainter } from './graph-painter';
import type { Paints } from './graph-paints';
import type { ColourBy } from './graph-url';
import { holdsAll, mapAt, mapOf, mapRect, type MiniMap } from './mini-map';
import { sized } from './sized-canvas';
import { seenOf, type Size, type Viewport } from './viewport';

/** The whole graph, small, with the part that is on the screen. Fires `mi-go` with a place in the graph. */
@customElement('mi-graph-map')
export class GraphMap extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        position: absolute;
        right: 12px;
        bottom: 12px;
        line-height: 0;
      }
      :host([hidden]) {
        display: none;
      }
      canvas {
        border: 1px solid var(--mi-line);
        border-radius: 6px;
        background: var(--mi-surface);
        opacity: 0.92;
        cursor: crosshair;
        touch-action: none;
      }
    `,
  ];

  @property() colour: ColourBy = 'scope';
  private drawn: { canvas: HTMLCanvasElement; map: MiniMap; scene: Scene; paints: Paints; colour: ColourBy } | null = null;

  protected override render(): TemplateResult {
    return html`<canvas
      aria-hidden="true"
      @pointerdown=${(e: PointerEvent) => this.go(e)}
      @pointermove=${(e: PointerEvent) => e.buttons === 1 && this.go(e)}
    ></canvas>`;
  }

  /** Draws the graph once, and the part that is on the screen each time. */
  show(scene: Scene, paints: Paints, view: Viewport, screen: Size): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) {
      return;
    }
    if (!this.drawn || this.drawn.scene !== scene || this.drawn.paints !== paints || this.drawn.colour !== this.colour) {
      this.drawn = { canvas: document.createElement('canvas'), map: mapOf(scene.layout), scene, paints, colour: this.colour };
      this.drawAll(this.drawn);
    }
    const { map, canvas: drawn } = this.drawn;
    this.hidden = holdsAll(seenOf(view, screen), scene.layout);
    canvas.style.width = `${map.width}px`;
    canvas.style.height = `${map.height}px`;
    const ctx = sized(canvas, map);
    if (ctx) {
      const { x, y, width, height } = mapRect(map, view, screen);
      ctx.clearRect(0, 0, map.width, map.height);
      ctx.drawImage(drawn, 0, 0, map.width, map.height);
      ctx.strokeStyle = paints.accent;
      ctx.lineWidth = 1.5;
      ctx.strokeRect(x, y, Math.max(3, width), Math.max(3, height));
    }
  }

  private drawAll({ canvas, map, scene, paints, colour }: NonNullable<GraphMap['drawn']>): void {
    const ctx = sized(canvas, map);
    if (ctx) {
      new GraphPainter(ctx, scene, paints, { chosen: -1, pointed: -1, colour, edges: [], boxes: null }).draw({ x: 0, y: 0, zoom: map.scale }, map);
    }
  }

  private go(e: PointerEvent): void {
    if (this.drawn) {
      this.dispatchEvent(new CustomEvent('mi-go', { detail: mapAt(this.drawn.map, e.offsetX, e.offsetY) }));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-graph-map': GraphMap;
  }
}
