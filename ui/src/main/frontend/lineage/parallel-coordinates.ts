import { LitElement, css, html, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { short } from '../data/format';
import { elided, visible } from '../data/shown-text';
import type { LineageRow } from '../data/lineage';
import { OnResize } from '../shell/on-resize';
import { common } from '../shell/tokens';
import type { Brush } from './lineage-model';
import type { ParallelAxis } from './parallel-axis';

const TOP = 34;
const BOTTOM = 26;
const SIDE = 84;
/** Where lines of rows without a value on an axis pass, below its foot. */
const NOWHERE = 20;
/** Half the width in which an axis takes the pointer. */
const GRIP = 14;
/** A drag shorter than this is a click. */
const CLICK_PIXELS = 3;
/** About the width of a letter of a title. */
const LETTER = 7;
/** A title is not cut further than this, however many axes there are. */
const TITLE_CHARS_MIN = 8;

/** A brush that was drawn, or taken away. */
export interface BrushDetail {
  key: string;
  brush: Brush | null;
}

/** Runs as lines over parallel axes. Dragging along an axis keeps the runs that pass there. */
@customElement('mi-parallel-coordinates')
export class ParallelCoordinates extends LitElement {
  static override styles = [
    common,
    css`
      :host {
        display: block;
        position: relative;
        height: 280px;
        touch-action: none;
      }
      canvas,
      svg {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      text {
        font-size: 11px;
        fill: var(--mi-dim);
        /* Lines pass below the texts of an axis. */
        paint-order: stroke;
        stroke: var(--mi-surface);
        stroke-width: 4px;
        stroke-linejoin: round;
      }
      text.title {
        font-size: 12px;
        fill: var(--mi-text);
      }
      .axis {
        stroke: var(--mi-control);
      }
      .brush {
        fill: color-mix(in srgb, var(--mi-accent) 22%, transparent);
        stroke: var(--mi-accent);
      }
      .grip {
        fill: transparent;
        cursor: crosshair;
      }
    `,
  ];

  @property({ attribute: false }) axes: readonly ParallelAxis[] = [];
  @property({ attribute: false }) rows: readonly LineageRow[] = [];
  /** Ids of the rows that all brushes keep; the others are drawn faint. */
  @property({ attribute: false }) kept: ReadonlySet<string> = new Set();
  @property({ attribute: false }) brushes: ReadonlyMap<string, Brush> = new Map();
  @property({ attribute: false }) colour: (row: LineageRow) => string = () => '#888';
  /** The run under the pointer in the table, or null. */
  @property() current: string | null = null;
  @state() private width = 0;
  @state() private drag: { axis: number; from: number; to: number } | null = null;

  constructor() {
    super();
    new OnResize(this, () => (this.width = this.clientWidth));
  }

  protected override render(): TemplateResult {
    const height = this.clientHeight || 280;
    return html`<canvas aria-hidden="true"></canvas>
      <svg role="img" aria-label="Parallel coordinates of ${this.rows.length} runs over ${this.axes.length} columns; the table below has the same data">
        ${this.axes.map((axis, i) => this.renderAxis(axis, i, height))} ${this.someNowhere ? svg`<text x="12" y=${height - BOTTOM + NOWHERE + 4}>no value</text>` : null}
      </svg>`;
  }

  /** Whether a row has no value on some axis. */
  private get someNowhere(): boolean {
    return this.axes.some((axis) => this.rows.some((row) => axis.place(axis.column.of(row)) === null));
  }

  /** Letters of a title between two axes, room for the sign of a logarithm left. */
  private get titleChars(): number {
    const apart = this.axes.length < 2 ? this.width : this.x(1) - this.x(0);
    return Math.max(TITLE_CHARS_MIN, Math.floor(apart / LETTER) - ' ·log'.length);
  }

  private renderAxis(axis: ParallelAxis, i: number, height: number): TemplateResult {
    const x = this.x(i);
    const foot = height - BOTTOM;
    const labels: [number, string][] = axis.domain
      ? [
          [TOP - 4, short(axis.domain[1])],
          [foot + 12, short(axis.domain[0])],
        ]
      : axis.texts.map((text): [number, string] => [this.y(axis.place(text) ?? 0) + 4, elided(text, 14)]);
    const { column } = axis;
    const anchor = axis.domain ? 'middle' : 'start';
    return svg`<g data-axis=${column.key.slice(0, 200)}>
      <title>${visible(column.title).slice(0, 400)}${axis.log ? ' (logarithmic)' : ''}</title>
      <text class="title" x=${x} y="14" text-anchor="middle">${elided(column.title, this.titleChars)}${axis.log ? ' ·log' : ''}</text>
      <line class="axis" x1=${x} x2=${x} y1=${TOP} y2=${foot}></line>
      ${labels.map(([y, text]) => svg`<text x=${x + (axis.domain ? 0 : 6)} y=${y} text-anchor=${anchor}>${text}</text>`)}
      ${this.renderBrush(axis, i, x)}
      <rect class="grip" x=${x - GRIP} y=${TOP} width=${2 * GRIP} height=${foot - TOP}
        @pointerdown=${(e: PointerEvent) => this.down(e, i)} @pointermove=${(e: PointerEvent) => this.move(e)}
        @pointerup=${() => this.up()} @pointercancel=${() => (this.drag = null)}></rect>
    </g>`;
  }

  private renderBrush(axis: ParallelAxis, i: number, x: number): TemplateResult | null {
    const ends = this.drag?.axis === i ? [this.drag.from, this.drag.to] : this.ends(axis);
    if (!ends) {
      return null;
    }
    const [a, b] = ends.map((place) => this.y(place)) as [number, number];
    return svg`<rect class="brush" x=${x - 6} y=${Math.min(a, b) - 1} width="12" height=${Math.abs(a - b) + 2}></rect>`;
  }

  /** Places between which the brush of an axis stands. */
  private ends(axis: ParallelAxis): [number, number] | null {
    const brush = this.brushes.get(axis.column.key);
    if (!brush) {
      return null;
    }
    const places = 'values' in brush ? brush.values.map((v) => axis.place(v)) : [this.clamped(axis, brush.from), this.clamped(axis, brush.to)];
    const there = places.filter((p): p is number => p !== null);
    const margin = 'values' in brush ? 0.02 : 0;
    return there.length === 0 ? null : [Math.min(...there) - margin, Math.max(...there) + margin];
  }

  private clamped(axis: ParallelAxis, number: number): number | null {
    const [least, greatest] = axis.domain ?? [NaN, NaN];
    return axis.place(Math.min(greatest, Math.max(least, number)));
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const context = canvas?.getContext('2d');
    if (!canvas || !context) {
      return;
    }
    const scale = devicePixelRatio || 1;
    canvas.width = Math.round(this.width * scale);
    canvas.height = Math.round(this.clientHeight * scale);
    context.scale(scale, scale);
    const draw = (row: LineageRow, alpha: number, width: number): void => this.line(context, row, alpha, width);
    this.rows.filter(({ run }) => !this.kept.has(run)).forEach((row) => draw(row, 0.08, 1));
    this.rows.filter(({ run }) => this.kept.has(run) && run !== this.current).forEach((row) => draw(row, 0.75, 1.25));
    this.rows.filter(({ run }) => run === this.current).forEach((row) => draw(row, 1, 3));
  }

  private line(context: CanvasRenderingContext2D, row: LineageRow, alpha: number, width: number): void {
    context.globalAlpha = alpha;
    context.strokeStyle = this.colour(row);
    context.lineWidth = width;
    context.beginPath();
    this.axes.forEach((axis, i) => {
      const place = axis.place(axis.column.of(row));
      const y = place === null ? this.clientHeight - BOTTOM + NOWHERE : this.y(place);
      if (i === 0) {
        context.moveTo(this.x(i), y);
      } else {
        context.lineTo(this.x(i), y);
      }
    });
    context.stroke();
  }

  private x(i: number): number {
    const room = Math.max(0, this.width - 2 * SIDE);
    return SIDE + (this.axes.length < 2 ? room / 2 : (i * room) / (this.axes.length - 1));
  }

  private y(place: number): number {
    const height = this.clientHeight || 280;
    return height - BOTTOM - place * (height - BOTTOM - TOP);
  }

  private placeOf(e: PointerEvent): number {
    const height = this.clientHeight;
    const y = e.clientY - this.getBoundingClientRect().top;
    return Math.min(1, Math.max(0, (height - BOTTOM - y) / (height - BOTTOM - TOP)));
  }

  private down(e: PointerEvent, axis: number): void {
    (e.target as Element).setPointerCapture(e.pointerId);
    this.drag = { axis, from: this.placeOf(e), to: this.placeOf(e) };
  }

  private move(e: PointerEvent): void {
    if (this.drag) {
      this.drag = { ...this.drag, to: this.placeOf(e) };
    }
  }

  private up(): void {
    const { drag } = this;
    const axis = drag ? this.axes[drag.axis] : undefined;
    this.drag = null;
    if (drag && axis) {
      const [low, high] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
      const clicked = Math.abs(this.y(low) - this.y(high)) < CLICK_PIXELS;
      this.tell(axis.column.key, clicked ? null : brushOf(axis, low, high));
    }
  }

  private tell(key: string, brush: Brush | null): void {
    this.dispatchEvent(new CustomEvent<BrushDetail>('mi-brush', { detail: { key, brush } }));
  }
}

function brushOf(axis: ParallelAxis, low: number, high: number): Brush | null {
  if (axis.domain) {
    return { from: axis.at(low), to: axis.at(high) };
  }
  const values = axis.texts.filter((text) => {
    const place = axis.place(text);
    return place !== null && place >= low && place <= high;
  });
  return values.length === 0 ? null : { values };
}

declare global {
  interface HTMLElementTagNameMap {
    'mi-parallel-coordinates': ParallelCoordinates;
  }
}
