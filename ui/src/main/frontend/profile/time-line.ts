import { LitElement, html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { inkOn } from '../data/colour-vision';
import { phaseColour } from '../data/phases';
import type { Slice, Timeline } from '../data/profiles';
import { elided } from '../data/shown-text';
import { fitting } from '../graph/fitting-text';
import { sized } from '../graph/sized-canvas';
import { Watch, theme } from '../shell/app';
import { OnResize } from '../shell/on-resize';
import { common } from '../shell/tokens';
import { ofPeak, percent, rateText, timeText } from './profile-words';
import { timeLineStyle } from './time-line-style';
import { blockAt, drawn, lanesOf, moved, showing, slicesOf, zoomed, type Block, type Lane, type Span } from './time-lanes';

const LANE_PIXELS = 34;
const AXIS_PIXELS = 22;
const NAMES_PIXELS = 84;
const NEAR_PIXELS = 3;
const ZOOM_STEP = 1.5;
/** Fewer letters of a longer name tell nothing. */
const NAME_CHARS_MIN = 8;
/** So many pixels between two times on the axis. */
const TICK_PIXELS = 110;

/** What ran when in one step, in lanes. Fires `mi-choose` with the name of a node. */
@customElement('mi-time-line')
export class TimeLine extends LitElement {
  static override styles = [common, timeLineStyle];

  @property({ attribute: false }) timeline: Timeline | null = null;
  /** Operations a second that can be reached; null where that is not known. */
  @property({ attribute: false }) peak: number | null = null;
  /** Name of a node that is marked. */
  @property() chosen: string | null = null;
  @state() private pointed: number | null = null;
  private span: Span = { from: 0, to: 1 };
  private lanes: readonly Lane[] = [];
  private slices: readonly Slice[] = [];
  private drag: number | null = null;

  constructor() {
    super();
    new OnResize(this, () => this.paint());
    new Watch(this, theme);
  }

  protected override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has('timeline') && this.timeline) {
      this.lanes = lanesOf(this.timeline);
      this.slices = slicesOf(this.timeline);
      this.span = { from: 0, to: this.total };
      this.pointed = null;
    }
    const block = changed.has('chosen') ? this.block(this.chosenEvent) : null;
    if (block) {
      this.span = showing(this.span, block, this.total);
    }
  }

  private get total(): number {
    return Math.max(1e-3, this.timeline?.totalMicros ?? 1);
  }

  private get chosenEvent(): number {
    return this.chosen === null ? -2 : this.slices.findIndex(({ node }) => node === this.chosen);
  }

  private block(event: number): Block | null {
    for (const { blocks } of this.lanes) {
      const found = event < 0 ? undefined : blocks.find((block) => block.event === event);
      if (found) {
        return found;
      }
    }
    return null;
  }

  protected override render(): TemplateResult {
    return html`<canvas
        role="img"
        tabindex="0"
        aria-label="Time line of the step in lanes: data wait, forward, backward, optimizer. Arrow keys go from node to node, plus and minus zoom, 0 shows all, Enter chooses."
        @pointerdown=${(e: PointerEvent) => this.press(e)}
        @pointermove=${(e: PointerEvent) => this.point(e)}
        @pointerup=${(e: PointerEvent) => this.release(e)}
        @pointerleave=${() => (this.pointed = null)}
        @dblclick=${() => this.show({ from: 0, to: this.total })}
        @wheel=${(e: WheelEvent) => this.wheel(e)}
        @keydown=${(e: KeyboardEvent) => this.key(e)}
      ></canvas>
      <p aria-live="polite" data-pointed>${this.said(this.pointed ?? this.chosenEvent)}</p>`;
  }

  private said(event: number): TemplateResult | string {
    const found = this.slices[event];
    if (!found) {
      return html`<span class="dim">Point at a block, or go from node to node with the arrow keys. Drag moves, the wheel zooms, a double click shows all.</span>`;
    }
    return html`<b>${elided(found.node ?? this.laneTitle(event), 120)}</b> <span class="dim">${elided(found.op ?? '', 40)}</span> ${timeText(found.durationMicros)} from ${timeText(found.startMicros)}, ${percent(found.durationMicros / this.total)} of the step${this.rate(found)}`;
  }

  private laneTitle(event: number): string {
    return this.lanes.find(({ blocks }) => blocks.some((block) => block.event === event))?.title ?? '';
  }

  private rate({ flops, durationMicros }: Slice): string {
    const rate = rateText(flops, durationMicros);
    const part = ofPeak(flops, durationMicros, this.peak);
    return rate === '' ? '' : ` · ${rate}${part === null ? '' : `, ${percent(part)} of the peak`}`;
  }

  protected override updated(): void {
    this.paint();
  }

  private get pixels(): number {
    return Math.max(1, this.clientWidth - NAMES_PIXELS);
  }

  private paint(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const { clientWidth: width } = this;
    const height = AXIS_PIXELS + this.lanes.length * LANE_PIXELS;
    const ctx = canvas && width > 0 ? sized(canvas, { width, height }) : null;
    if (!canvas || !ctx) {
      return;
    }
    const style = getComputedStyle(this);
    const colour = (name: string): string => style.getPropertyValue(`--mi-${name}`).trim();
    canvas.style.height = `${height}px`;
    ctx.clearRect(0, 0, width, height);
    ctx.font = `11px ${colour('font')}`;
    this.paintAxis(ctx, colour, height);
    this.lanes.forEach((lane, i) => {
      const top = AXIS_PIXELS + i * LANE_PIXELS;
      ctx.fillStyle = colour('dim');
      ctx.fillText(fitting(ctx, lane.title, NAMES_PIXELS - 8), 0, top + 20);
      this.paintLane(ctx, lane, top, colour);
    });
    canvas.setAttribute('data-span', `${this.span.from}_${this.span.to}`);
  }

  private paintAxis(ctx: CanvasRenderingContext2D, colour: (name: string) => string, height: number): void {
    const { from, to } = this.span;
    const rough = ((to - from) * TICK_PIXELS) / this.pixels;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power;
    for (let time = Math.ceil(from / step) * step; time <= to; time += step) {
      const x = Math.round(NAMES_PIXELS + ((time - from) / (to - from)) * this.pixels) + 0.5;
      ctx.strokeStyle = colour('grid');
      ctx.beginPath();
      ctx.moveTo(x, AXIS_PIXELS - 6);
      ctx.lineTo(x, height);
      ctx.stroke();
      ctx.fillStyle = colour('dim');
      const text = time === 0 ? '0' : timeText(time);
      if (x + 3 + ctx.measureText(text).width <= NAMES_PIXELS + this.pixels) {
        ctx.fillText(text, x + 3, 12);
      }
    }
  }

  private paintLane(ctx: CanvasRenderingContext2D, { phase, blocks }: Lane, top: number, colour: (name: string) => string): void {
    ctx.save();
    ctx.beginPath();
    ctx.rect(NAMES_PIXELS, top, this.pixels, LANE_PIXELS);
    ctx.clip();
    const fill = phase === null ? colour('control') : phaseColour(phase, theme.dark);
    for (const { x, width, event, count } of drawn(blocks, this.span, this.pixels)) {
      const left = NAMES_PIXELS + x;
      ctx.fillStyle = fill;
      ctx.fillRect(left, top + 6, Math.max(1, width - (width > 3 ? 1 : 0)), LANE_PIXELS - 10);
      if (event === this.pointed || event === this.chosenEvent) {
        ctx.strokeStyle = colour(event === this.pointed ? 'text' : 'accent');
        ctx.lineWidth = 2;
        ctx.strokeRect(left - 1, top + 5, width + 1, LANE_PIXELS - 8);
      }
      this.paintName(ctx, { left, width, top, fill }, count > 1 ? '' : (this.slices[event]?.op ?? ''));
    }
    ctx.restore();
  }

  private paintName(ctx: CanvasRenderingContext2D, { left, width, top, fill }: { left: number; width: number; top: number; fill: string }, name: string): void {
    const text = width > 24 ? fitting(ctx, name, width - 8) : '';
    if (text === name || text.length >= NAME_CHARS_MIN) {
      ctx.fillStyle = inkOn(fill);
      ctx.fillText(text, Math.max(left, NAMES_PIXELS) + 4, top + 22);
    }
  }

  private time(x: number): number {
    return this.span.from + ((x - NAMES_PIXELS) / this.pixels) * (this.span.to - this.span.from);
  }

  private at(e: MouseEvent): number | null {
    const lane = this.lanes[Math.floor((e.offsetY - AXIS_PIXELS) / LANE_PIXELS)];
    const near = (NEAR_PIXELS / this.pixels) * (this.span.to - this.span.from);
    return lane ? (blockAt(lane.blocks, this.time(e.offsetX), near)?.event ?? null) : null;
  }

  private press(e: PointerEvent): void {
    (e.target as Element).setPointerCapture(e.pointerId);
    this.drag = e.offsetX;
  }

  private point(e: PointerEvent): void {
    if (e.buttons === 1 && this.drag !== null) {
      const by = ((this.drag - e.offsetX) / this.pixels) * (this.span.to - this.span.from);
      this.drag = e.offsetX;
      this.show(moved(this.span, by, this.total));
    } else {
      this.pointed = this.at(e);
    }
  }

  private release(e: PointerEvent): void {
    this.drag = null;
    this.choose(this.at(e));
  }

  private choose(event: number | null): void {
    const name = event === null ? null : (this.slices[event]?.node ?? null);
    if (name !== null) {
      this.dispatchEvent(new CustomEvent('mi-choose', { detail: name }));
    }
  }

  private wheel(e: WheelEvent): void {
    e.preventDefault();
    if (e.shiftKey) {
      this.show(moved(this.span, ((e.deltaX + e.deltaY) / this.pixels) * (this.span.to - this.span.from), this.total));
    } else {
      this.show(zoomed(this.span, this.time(e.offsetX), Math.exp(-e.deltaY * 0.002), this.total));
    }
  }

  private show(span: Span): void {
    this.span = span;
    this.paint();
  }

  private key(e: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[e.key];
    const factor = { '+': ZOOM_STEP, '=': ZOOM_STEP, '-': 1 / ZOOM_STEP }[e.key];
    if (e.ctrlKey || e.metaKey || e.altKey) {
      return;
    }
    if (by !== undefined) {
      this.walk(by);
    } else if (factor !== undefined) {
      const block = this.block(this.pointed ?? this.chosenEvent);
      this.show(zoomed(this.span, block ? (block.from + block.to) / 2 : (this.span.from + this.span.to) / 2, factor, this.total));
    } else if (e.key === '0') {
      this.show({ from: 0, to: this.total });
    } else if (e.key === 'Enter') {
      this.choose(this.pointed);
    } else {
      return;
    }
    e.preventDefault();
    e.stopPropagation();
  }

  private walk(by: number): void {
    const last = this.slices.length - 1;
    const at = this.pointed ?? Math.max(-1, this.chosenEvent);
    const next = Math.max(0, Math.min(last, at + by));
    const block = this.block(next);
    if (block) {
      this.pointed = next;
      this.span = showing(this.span, block, this.total);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-time-line': TimeLine;
  }
}
