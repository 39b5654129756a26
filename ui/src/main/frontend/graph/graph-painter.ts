import type { GraphBox } from '../data/graphs';
import { grouped } from '../data/format';
import type { BoxMarks, Progress } from './box-marks';
import { EdgePainter } from './edge-painter';
import { fitting } from './fitting-text';
import { meet, type Rect, type Scene } from './graph-model';
import { colourOf, type Paints } from './graph-paints';
import type { ColourBy } from './graph-url';
import { seenOf, type Size, type Viewport } from './viewport';

/** What is drawn beside the layout itself. */
export interface Marks {
  chosen: number;
  pointed: number;
  colour: ColourBy;
  /** Edges of what is chosen. */
  edges: readonly number[];
  /** Of a job that is looked into; null on a page that knows of none. */
  boxes: BoxMarks | null;
}

/** Below this zoom texts are too small to be read, and boxes are drawn as areas. */
const TEXT_ZOOM = 0.4;
const RADIUS = { node: 4, scope: 8, fold: 8, rest: 8 } as const;
const STRIPE = 4;
/** The outline of what has not run yet. */
const PENDING_DASH = [4, 3];
/** Room of the mark of what has run, at the right of a box. */
const TICK = 14;
/** Room of the count at the right of a title; left out where the name needs it. */
const COUNT = 50;
/** Room of the sign that opens and closes, at the left of a title. */
export const SIGN = 20;
/** Height of the title of an open box. */
export const TITLE = 30;

/** Draws what a viewport shows of a graph; nothing outside it is looked at. */
export class GraphPainter {
  constructor(
    private readonly ctx: CanvasRenderingContext2D,
    private readonly scene: Scene,
    private readonly paints: Paints,
    private readonly marks: Marks,
  ) {}

  draw(view: Viewport, screen: Size): void {
    const { ctx, scene, paints, marks } = this;
    const seen = seenOf(view, screen);
    const edges = scene.edgesIn(seen);
    const closed = scene.closedIn(seen);
    const edgePainter = new EdgePainter(ctx, scene, view.zoom, paints);
    ctx.save();
    ctx.scale(view.zoom, view.zoom);
    ctx.translate(-view.x, -view.y);
    scene.boxes.forEach((box, i) => {
      if (box.open && meet(box, seen)) {
        this.openBox(box, i, view.zoom, seen.x);
      }
    });
    edgePainter.lines(edges, marks.edges);
    if (view.zoom < TEXT_ZOOM) {
      this.areas(closed, view.zoom);
    } else {
      closed.forEach((i) => this.closedBox(i));
    }
    edgePainter.texts(edges, marks.edges, this.kept(closed, seen));
    this.mark(scene.box(marks.pointed), view.zoom, { colour: paints.control, width: 1.5 });
    this.mark(scene.box(marks.chosen), view.zoom, { colour: paints.accent, width: 2.5 });
    ctx.restore();
  }

  /** What texts of edges must not cover: closed boxes, and the titles of open ones. */
  private kept(closed: readonly number[], seen: Rect): Rect[] {
    const titles = this.scene.boxes.filter((box) => box.open && meet(box, seen)).map((box) => ({ ...box, height: TITLE }));
    return [...closed.flatMap((i) => this.scene.box(i) ?? []), ...titles];
  }

  private colour(index: number): string {
    return colourOf(this.scene, index, this.marks.colour, this.paints.dark);
  }

  private openBox(box: GraphBox, index: number, zoom: number, left: number): void {
    const { ctx, paints } = this;
    this.shape(box, RADIUS[box.kind]);
    ctx.fillStyle = (this.scene.depth[index] ?? 0) % 2 === 0 ? paints.surface : paints.page;
    ctx.fill();
    const current = this.progress(index) === 'current';
    ctx.strokeStyle = current ? paints.accent : this.colour(index);
    ctx.lineWidth = Math.max(1, 1 / zoom) * (current ? 2 : 1);
    ctx.stroke();
    if (zoom >= TEXT_ZOOM) {
      this.sign(box.x, box.y + TITLE / 2, true);
      // The name of what reaches over the left edge of the screen stays on it.
      const x = Math.max(box.x + SIGN + 6, left + 8);
      const room = box.x + box.width - x - 6;
      const used = room < TITLE ? 0 : this.text(box.label, { x, y: box.y + 19, room });
      if (room - used > COUNT) {
        ctx.textAlign = 'right';
        this.text(grouped(box.nodes), { x: box.x + box.width - 10, y: box.y + 19, room: COUNT, small: true });
        ctx.textAlign = 'left';
      }
    }
  }

  private sign(left: number, middle: number, open: boolean): void {
    const { ctx } = this;
    const x = left + 13;
    ctx.strokeStyle = this.paints.dim;
    ctx.lineWidth = 1.5;
    ctx.beginPath();
    ctx.moveTo(x - 4, middle);
    ctx.lineTo(x + 4, middle);
    if (!open) {
      ctx.moveTo(x, middle - 4);
      ctx.lineTo(x, middle + 4);
    }
    ctx.stroke();
  }

  /** Far from the boxes: all of one colour in one path; what has not run yet is hollow. */
  private areas(closed: readonly number[], zoom: number): void {
    const { ctx } = this;
    const full = this.areaPaths(closed.filter((i) => this.progress(i) !== 'pending'), zoom);
    const hollow = this.areaPaths(closed.filter((i) => this.progress(i) === 'pending'), zoom);
    full.forEach((path, colour) => {
      ctx.fillStyle = colour;
      ctx.fill(path);
    });
    ctx.lineWidth = 1 / zoom;
    hollow.forEach((path, colour) => {
      ctx.strokeStyle = colour;
      ctx.stroke(path);
    });
  }

  private areaPaths(indexes: readonly number[], zoom: number): Map<string, Path2D> {
    const byColour = new Map<string, Path2D>();
    for (const i of indexes) {
      const box = this.scene.box(i);
      const colour = this.progress(i) === 'current' ? this.paints.accent : this.colour(i);
      const path = byColour.get(colour) ?? new Path2D();
      byColour.set(colour, path);
      if (box) {
        path.rect(box.x, box.y, Math.max(box.width, 1 / zoom), Math.max(box.height, 1 / zoom));
      }
    }
    return byColour;
  }

  private closedBox(index: number): void {
    const { ctx, paints } = this;
    const box = this.scene.box(index);
    if (!box) {
      return;
    }
    const opens = box.kind === 'scope' || box.kind === 'fold';
    const progress = this.progress(index);
    const current = progress === 'current';
    const pending = progress === 'pending';
    ctx.strokeStyle = current ? paints.accent : this.colour(index);
    ctx.lineWidth = current ? 2.5 : 1;
    if (opens) {
      // A second sheet behind says that there is more in it.
      this.sheet({ ...box, x: box.x + 3, y: box.y + 3 }, RADIUS[box.kind], paints.page);
    }
    ctx.setLineDash(box.kind === 'rest' ? [3, 3] : pending ? PENDING_DASH : []);
    this.sheet(box, RADIUS[box.kind], current ? paints.selected : opens ? paints.raised : paints.surface);
    ctx.setLineDash([]);
    if (opens) {
      this.sign(box.x, box.y + box.height / 2, false);
    } else if (!pending) {
      ctx.fillStyle = ctx.strokeStyle;
      ctx.fillRect(box.x, box.y + 3, STRIPE, box.height - 6);
    }
    this.labels(box, opens ? SIGN + 6 : 12, progress);
    this.jobMarks(box, index);
  }

  private progress(index: number): Progress | null {
    return this.marks.boxes?.progress[index] ?? null;
  }

  /** A tick at what has run, an arrow at what runs next as at the line of a source, and a dot where a watchpoint has hit. */
  private jobMarks(box: GraphBox, index: number): void {
    const { ctx, paints } = this;
    if (this.progress(index) === 'current') {
      const [x, y] = [box.x - 4, box.y + box.height / 2];
      ctx.fillStyle = paints.accent;
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.lineTo(x - 12, y - 7);
      ctx.lineTo(x - 12, y + 7);
      ctx.fill();
    }
    if (this.progress(index) === 'done') {
      const [x, y] = [box.x + box.width - TICK, box.y + box.height - 10];
      ctx.strokeStyle = paints.text;
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      ctx.moveTo(x, y);
      ctx.lineTo(x + 3, y + 3);
      ctx.lineTo(x + 8, y - 4);
      ctx.stroke();
    }
    if (this.marks.boxes?.hits[index]) {
      ctx.fillStyle = paints.red;
      ctx.strokeStyle = paints.page;
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.arc(box.x + box.width - 1, box.y + 1, 6, 0, 7);
      ctx.stroke();
      ctx.fill();
    }
  }

  private sheet(rect: Rect, radius: number, fill: string): void {
    this.shape(rect, radius);
    this.ctx.fillStyle = fill;
    this.ctx.fill();
    this.ctx.stroke();
  }

  private labels(box: GraphBox, indent: number, progress: Progress | null): void {
    const { ctx } = this;
    const room = box.width - 8 - indent;
    this.text(box.label, { x: box.x + indent, y: box.y + 17, room, dim: progress === 'pending' });
    this.text(secondLine(box), { x: box.x + indent, y: box.y + 32, room: room - (progress === 'done' ? TICK : 0), small: true });
    if (box.missing > 0) {
      ctx.fillStyle = this.paints.amber;
      ctx.beginPath();
      ctx.arc(box.x + box.width - 8, box.y + 8, 4, 0, 7);
      ctx.fill();
    }
  }

  private mark(box: GraphBox | undefined, zoom: number, { colour, width }: { colour: string; width: number }): void {
    if (box) {
      const around = Math.max(2, 2 / zoom);
      this.shape({ x: box.x - around, y: box.y - around, width: box.width + 2 * around, height: box.height + 2 * around }, RADIUS[box.kind] + around);
      this.ctx.strokeStyle = colour;
      this.ctx.lineWidth = Math.max(width, width / zoom);
      this.ctx.stroke();
    }
  }

  private shape({ x, y, width, height }: Rect, radius: number): void {
    this.ctx.beginPath();
    this.ctx.roundRect(x, y, width, height, radius);
  }

  /** @returns the width of what is shown */
  private text(text: string, { x, y, room, small = false, dim = small }: { x: number; y: number; room: number; small?: boolean; dim?: boolean }): number {
    const { ctx, paints } = this;
    ctx.font = small ? `11px ${paints.font}` : `600 12px ${paints.font}`;
    ctx.fillStyle = dim ? paints.dim : paints.text;
    const shown = fitting(ctx, text, room);
    ctx.fillText(shown, x, y);
    return ctx.measureText(shown).width;
  }
}

/** What stands below the label of a closed box. */
export function secondLine({ kind, op, nodes }: GraphBox): string {
  if (kind === 'node') {
    return op;
  }
  return kind === 'fold' ? `${grouped(nodes)} of one op` : `${grouped(nodes)} ${nodes === 1 ? 'node' : 'nodes'}`;
}
