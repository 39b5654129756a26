import { LitElement, css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { inkOn } from '../data/colour-vision';
import { PHASES, phaseColour } from '../data/phases';
import { fitting } from '../graph/fitting-text';
import { sized } from '../graph/sized-canvas';
import { Watch, theme } from '../shell/app';
import { OnResize } from '../shell/on-resize';
import { common } from '../shell/tokens';
import { nodeAt, nodeBeside, stretches } from './step-bar-model';
import { placeText, type StepOrder } from './step-order';

const HEIGHT = 34;
/** Where the bar itself lies: hits stand above, the choice below. */
const BAR = { top: 9, height: 16 } as const;

/**
 * The nodes of a step from its first to its last, how far the job is and where watchpoints have hit.
 * Fires `mi-choose` with the name of a node.
 */
@customElement('mi-step-bar')
export class StepBar extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        height: ${HEIGHT}px;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
        cursor: pointer;
        touch-action: none;
      }
    `,
  ];

  @property({ attribute: false }) order: StepOrder | null = null;
  /** The node that runs next; null while that is not known. */
  @property() current: string | null = null;
  @property() chosen: string | null = null;
  @property({ attribute: false }) hits: ReadonlySet<string> = new Set();

  constructor() {
    super();
    new OnResize(this, () => this.paint());
    new Watch(this, theme);
  }

  protected override render(): TemplateResult {
    const count = this.order?.running.length ?? 0;
    const name = this.chosen ?? this.current;
    const node = this.order?.node(name);
    const place = this.order?.position(name) ?? -1;
    return html`<canvas
      role="slider"
      tabindex="0"
      aria-label="Nodes of the step"
      aria-valuemin="1"
      aria-valuemax=${Math.max(1, count)}
      aria-valuenow=${Math.max(1, Math.min(count, place + 1))}
      aria-valuetext=${name === null ? 'no node is chosen' : `${placeText(name, node?.phase)}: ${name}`}
      title="Click, or use the arrow keys, to look at a node"
      @pointerdown=${(e: PointerEvent) => this.point(e)}
      @pointermove=${(e: PointerEvent) => e.buttons === 1 && this.point(e)}
      @keydown=${(e: KeyboardEvent) => this.key(e)}
    ></canvas>`;
  }

  protected override updated(): void {
    this.paint();
  }

  private paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const { clientWidth: width, order } = this;
    const ctx = canvas && width > 0 ? sized(canvas, { width, height: HEIGHT }) : null;
    if (!ctx) {
      return;
    }
    ctx.clearRect(0, 0, width, HEIGHT);
    if (order && order.running.length > 0) {
      this.paintBar(ctx, order, width);
      this.paintMarks(ctx, order, width);
    }
  }

  private paintBar(ctx: CanvasRenderingContext2D, order: StepOrder, width: number): void {
    const style = getComputedStyle(this);
    const scale = width / order.running.length;
    const done = this.current === null ? 0 : order.position(this.current) * scale;
    for (const { phase, from, to } of stretches(order)) {
      const [x, end] = [from * scale, to * scale];
      ctx.fillStyle = phaseColour(phase, theme.dark);
      ctx.globalAlpha = 0.25;
      ctx.fillRect(x, BAR.top, Math.max(1, end - x - 1), BAR.height);
      ctx.globalAlpha = 1;
      if (done > x) {
        ctx.fillRect(x, BAR.top, Math.max(1, Math.min(done, end - 1) - x), BAR.height);
      }
      ctx.fillStyle = done >= end ? inkOn(phaseColour(phase, theme.dark)) : style.getPropertyValue('--mi-text').trim();
      ctx.font = `11px ${style.getPropertyValue('--mi-font')}`;
      const text = done > x && done < end ? '' : fitting(ctx, phase, end - x - 12);
      if (PHASES.some((one) => one === text)) {
        ctx.fillText(text, x + 6, BAR.top + 12);
      }
    }
  }

  private paintMarks(ctx: CanvasRenderingContext2D, order: StepOrder, width: number): void {
    const style = getComputedStyle(this);
    const colour = (name: string): string => style.getPropertyValue(`--mi-${name}`).trim();
    const at = (name: string): number => ((Math.max(0, order.position(name)) + 0.5) * width) / order.running.length;
    ctx.fillStyle = colour('red');
    for (const name of [...this.hits].filter((hit) => order.position(hit) >= 0)) {
      ctx.beginPath();
      ctx.arc(at(name), 4, 3, 0, 7);
      ctx.fill();
    }
    if (this.current !== null && order.position(this.current) >= 0) {
      ctx.fillStyle = colour('accent');
      ctx.fillRect(at(this.current) - 1.5, 2, 3, BAR.top + BAR.height - 2);
      triangle(ctx, at(this.current), 0, 6);
    }
    if (this.chosen !== null && order.position(this.chosen) >= 0) {
      ctx.fillStyle = colour('text');
      triangle(ctx, at(this.chosen), HEIGHT, -7);
    }
  }

  private point(e: PointerEvent): void {
    this.choose(this.order && nodeAt(this.order, e.offsetX / Math.max(1, this.clientWidth)));
  }

  private key(e: KeyboardEvent): void {
    const last = this.order?.running.length ?? 0;
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 10, PageDown: -10, Home: -last, End: last }[e.key];
    if (by !== undefined && this.order) {
      e.preventDefault();
      this.choose(nodeBeside(this.order, this.chosen ?? this.current, by));
    }
  }

  private choose(name: string | null): void {
    if (name !== null && name !== this.chosen) {
      this.dispatchEvent(new CustomEvent('mi-choose', { detail: name }));
    }
  }
}

/** A triangle with its point away from an edge of the bar. */
function triangle(ctx: CanvasRenderingContext2D, x: number, y: number, height: number): void {
  ctx.beginPath();
  ctx.moveTo(x - 5, y);
  ctx.lineTo(x + 5, y);
  ctx.lineTo(x, y + height);
  ctx.fill();
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-step-bar': StepBar;
  }
}
