import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { Watch, theme } from '../shell/app';
import { OnResize } from '../shell/on-resize';
import { common } from '../shell/tokens';
import type { BoxMarks } from './box-marks';
import './graph-map';
import type { Rect, Scene } from './graph-model';
import { GraphPainter, SIGN, TITLE } from './graph-painter';
import { paintsAt, type Paints } from './graph-paints';
import type { ColourBy } from './graph-url';
import { coveredBy } from './mini-map';
import { sized } from './sized-canvas';
import { centred, fit, held, kept, pan, reveal, start, zoomAt, type Size, type Viewport } from './viewport';

/** So many pixels an arrow key moves. */
const STEP = 60;
const ZOOM_STEP = 1.25;
/** Below it labels are seen but hardly read. */
const READABLE_ZOOM = 0.8;
/** The pointer may move so far in a click. */
const CLICK_PIXELS = 4;

/**
 * A graph, zoomed and moved. Fires `mi-choose` with the index of a box or -1, and `mi-toggle` with
 * that of a box that is to be opened or closed.
 */
@customElement('mi-graph-canvas')
export class GraphCanvas extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        position: relative;
        min-width: 0;
        min-height: 0;
        overflow: hidden;
        background: var(--mi-page);
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
        touch-action: none;
        cursor: grab;
      }
      canvas:active {
        cursor: grabbing;
      }
      canvas:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property({ attribute: false }) scene: Scene | null = null;
  @property({ type: Number }) chosen = -1;
  @property() colour: ColourBy = 'scope';
  @property() label = '';
  @property() named = 'The list beside it names everything that is shown.';
  @property({ attribute: false }) marks: BoxMarks | null = null;
  /** Zoom and place, for tests and for who draws beside it. */
  viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  private pointed = -1;
  private drag: { x: number; y: number; moved: boolean } | null = null;
  private frame = 0;
  private drawnScene: Scene | null = null;
  private chosenEdges: readonly number[] = [];
  private paints: Paints | null = null;

  constructor() {
    super();
    new OnResize(this, () => this.requestUpdate());
    new Watch(this, theme);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    cancelAnimationFrame(this.frame);
  }

  /** The whole graph on the screen. */
  fit(): void {
    if (this.scene) {
      this.move(fit(this.scene.layout, this.screen));
    }
  }

  zoomBy(factor: number): void {
    const { width, height } = this.screen;
    this.move(zoomAt(this.viewport, width / 2, height / 2, factor));
  }

  /** Brings a box into view, at a size that can be read. */
  reveal(index: number): void {
    const box = this.scene?.box(index);
    if (!box) {
      return;
    }
    const view = this.viewport.zoom < READABLE_ZOOM ? centred(box, this.screen, 1) : this.viewport;
    this.move(reveal(view, box, this.screen, this.scene && coveredBy(this.scene.layout, view, this.screen)));
  }

  protected override render(): TemplateResult {
    return html`
      <canvas
        role="img"
        tabindex="0"
        aria-label="${this.label}. Arrow keys move, plus and minus zoom, Enter opens what is chosen, Escape closes it. ${this.named}"
        @pointerdown=${(e: PointerEvent) => this.press(e)}
        @pointermove=${(e: PointerEvent) => this.point(e)}
        @pointerup=${(e: PointerEvent) => this.release(e)}
        @pointercancel=${() => (this.drag = null)}
        @pointerleave=${() => this.mark(-1)}
        @dblclick=${(e: MouseEvent) => this.open(this.at(e))}
        @wheel=${(e: WheelEvent) => this.wheel(e)}
        @keydown=${(e: KeyboardEvent) => this.key(e)}
      ></canvas>
      <mi-graph-map .colour=${this.colour} @mi-go=${(e: CustomEvent<{ x: number; y: number }>) => this.jump(e.detail)}></mi-graph-map>
    `;
  }

  protected override updated(): void {
    if (this.paints?.dark !== theme.dark) {
      this.paints = paintsAt(this);
    }
    const { scene } = this;
    if (scene !== this.drawnScene && scene && this.screen.width > 0) {
      this.adopt(scene);
    }
    this.chosenEdges = scene && this.chosen >= 0 ? scene.edgesOf(this.chosen) : [];
    this.redraw();
  }

  /** A new layout: what was toggled or chosen stays where it is, as far as it is still there. */
  private adopt(scene: Scene): void {
    const before = this.drawnScene;
    this.drawnScene = scene;
    const anchor = before && this.anchor(before, scene);
    if (anchor) {
      this.viewport = held(this.viewport, anchor.before, anchor.after);
    } else {
      this.viewport = start(scene.layout, this.screen);
    }
  }

  /** Name of the box that has to stay at its place on the screen when the layout changes. */
  anchorKey: { name: string; scope: boolean } | null = null;

  private anchor(before: Scene, after: Scene): { before: Rect; after: Rect } | null {
    const key = this.anchorKey;
    const old = key && before.box(before.find(key.name, key.scope));
    const now = key && after.box(after.find(key.name, key.scope));
    return old && now ? { before: old, after: now } : null;
  }

  private get screen(): Size {
    return { width: this.clientWidth, height: this.clientHeight };
  }

  private move(view: Viewport): void {
    this.viewport = this.scene ? kept(view, this.scene.layout, this.screen) : view;
    this.redraw();
  }

  private redraw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const ctx = canvas && sized(canvas, this.screen);
    const { scene, paints } = this;
    if (!ctx || !paints) {
      return;
    }
    ctx.clearRect(0, 0, this.screen.width, this.screen.height);
    if (scene && scene === this.drawnScene) {
      const marks = { chosen: this.chosen, pointed: this.pointed, colour: this.colour, edges: this.chosenEdges, boxes: this.marks };
      new GraphPainter(ctx, scene, paints, marks).draw(this.viewport, this.screen);
      this.renderRoot.querySelector('mi-graph-map')?.show(scene, paints, this.viewport, this.screen);
    }
    this.dataset.zoom = this.viewport.zoom.toFixed(3);
  }

  /** The box below a pointer. */
  private at(e: MouseEvent): number {
    return this.scene?.at(...this.place(e)) ?? -1;
  }

  private place(e: MouseEvent): [x: number, y: number] {
    const { x, y, zoom } = this.viewport;
    return [x + e.offsetX / zoom, y + e.offsetY / zoom];
  }

  private press(e: PointerEvent): void {
    (e.target as Element).setPointerCapture(e.pointerId);
    this.drag = { x: e.offsetX, y: e.offsetY, moved: false };
  }

  private point(e: PointerEvent): void {
    const { drag } = this;
    if (!drag) {
      this.mark(this.at(e));
      return;
    }
    const [byX, byY] = [e.offsetX - drag.x, e.offsetY - drag.y];
    if (drag.moved || Math.hypot(byX, byY) > CLICK_PIXELS) {
      this.drag = { x: e.offsetX, y: e.offsetY, moved: true };
      this.move(pan(this.viewport, byX, byY));
    }
  }

  private release(e: PointerEvent): void {
    const clicked = this.drag && !this.drag.moved;
    this.drag = null;
    if (!clicked) {
      return;
    }
    const index = this.at(e);
    const box = this.scene?.box(index);
    const [x, y] = this.place(e);
    if (box && box.kind !== 'node' && x - box.x < SIGN + 4 && (!box.open || y - box.y < TITLE)) {
      this.open(index);
    } else {
      this.dispatchEvent(new CustomEvent('mi-choose', { detail: index }));
    }
  }

  private mark(index: number): void {
    if (index !== this.pointed) {
      this.pointed = index;
      this.redraw();
    }
  }

  private open(index: number): void {
    const box = this.scene?.box(index);
    if (box && (box.kind === 'scope' || box.kind === 'fold')) {
      this.dispatchEvent(new CustomEvent('mi-toggle', { detail: index }));
    }
  }

  private wheel(e: WheelEvent): void {
    e.preventDefault();
    const pixels = e.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (e.shiftKey) {
      this.move(pan(this.viewport, -(e.deltaX + e.deltaY) * pixels, 0));
    } else {
      this.move(zoomAt(this.viewport, e.offsetX, e.offsetY, Math.exp(-e.deltaY * pixels * 0.0015)));
    }
  }

  private key(e: KeyboardEvent): void {
    const moves: Record<string, [number, number]> = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
    const by = moves[e.key];
    if (e.ctrlKey || e.metaKey || e.altKey) {
      return;
    }
    if (by) {
      this.move(pan(this.viewport, ...by));
    } else if (e.key === '+' || e.key === '=') {
      this.zoomBy(ZOOM_STEP);
    } else if (e.key === '-') {
      this.zoomBy(1 / ZOOM_STEP);
    } else if (e.key === '0') {
      this.fit();
    } else if (e.key === 'Enter' && this.scene?.box(this.chosen)?.open === false) {
      this.open(this.chosen);
    } else if (e.key === 'Escape') {
      this.closeChosen();
    } else {
      return;
    }
    e.preventDefault();
  }

  /** Closes what is chosen, or what it lies in. */
  private closeChosen(): void {
    const box = this.scene?.box(this.chosen);
    if (box) {
      this.dispatchEvent(new CustomEvent('mi-toggle', { detail: box.open ? this.chosen : box.parent }));
    }
  }

  private jump(place: { x: number; y: number }): void {
    this.move(centred({ ...place, width: 0, height: 0 }, this.screen, this.viewport.zoom));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-graph-canvas': GraphCanvas;
  }
}
