import type { GraphEdge } from '../data/graphs';
import { placeTexts, type Said } from './edge-texts';
import { edgeText, type Rect, type Scene } from './graph-model';
import type { Paints } from './graph-paints';

/** Below this zoom dashes and arrows are too small to be told apart. */
const DETAIL_ZOOM = 0.4;
/** From this zoom on edges say what flows. */
const TEXT_ZOOM = 0.75;
/** Edges that run past everything stand back. */
const FAR_ALPHA = 0.35;

/** How edges of one sort are drawn. */
interface Stroke {
  colour: string;
  width: number;
  dash: number[];
}

/** Draws edges: dashed where they only order, faint where they run too far to be laid out. */
export class EdgePainter {
  constructor(
    private readonly ctx: CanvasRenderingContext2D,
    private readonly scene: Scene,
    private readonly zoom: number,
    private readonly paints: Paints,
  ) {}

  /** @param chosen edges that are drawn last, in the accent */
  lines(edges: readonly number[], chosen: readonly number[]): void {
    const marked = new Set(chosen);
    const sorts: GraphEdge[][] = [[], [], [], []];
    for (const i of edges) {
      const edge = this.scene.layout.edges[i];
      if (edge) {
        sorts[marked.has(i) ? 3 : edge.far ? 2 : edge.control ? 1 : 0]?.push(edge);
      }
    }
    const width = Math.max(1, 1 / this.zoom);
    const { control, accent } = this.paints;
    this.stroke(sorts[0] ?? [], { colour: control, width, dash: [] });
    this.stroke(sorts[1] ?? [], { colour: control, width, dash: [5, 4] });
    // A dashed line over a whole graph is cut into dashes far off the screen too, which takes frames.
    this.ctx.globalAlpha = FAR_ALPHA;
    this.stroke(sorts[2] ?? [], { colour: control, width, dash: [] });
    this.ctx.globalAlpha = 1;
    this.stroke(sorts[3] ?? [], { colour: accent, width: 2 * width, dash: [] });
  }

  private stroke(edges: readonly GraphEdge[], { colour, width, dash }: Stroke): void {
    const { ctx } = this;
    if (edges.length === 0) {
      return;
    }
    const detailed = this.zoom >= DETAIL_ZOOM;
    ctx.strokeStyle = ctx.fillStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash(detailed ? dash : []);
    ctx.beginPath();
    edges.forEach(({ points }) => this.line(points));
    ctx.stroke();
    ctx.setLineDash([]);
    if (detailed) {
      ctx.beginPath();
      edges.forEach(({ points }) => this.arrow(points));
      ctx.fill();
    }
  }

  private line(points: readonly number[]): void {
    this.ctx.moveTo(points[0] ?? 0, points[1] ?? 0);
    for (let i = 2; i + 1 < points.length; i += 2) {
      this.ctx.lineTo(points[i] ?? 0, points[i + 1] ?? 0);
    }
  }

  private arrow(points: readonly number[]): void {
    const [x, y] = [points.at(-2) ?? 0, points.at(-1) ?? 0];
    const [fromX, fromY] = [points.at(-4) ?? 0, points.at(-3) ?? 0];
    const length = Math.hypot(x - fromX, y - fromY) || 1;
    const [dx, dy] = [(7 * (x - fromX)) / length, (7 * (y - fromY)) / length];
    this.ctx.moveTo(x, y);
    this.ctx.lineTo(x - dx - dy / 2, y - dy + dx / 2);
    this.ctx.lineTo(x - dx + dy / 2, y - dy - dx / 2);
    this.ctx.closePath();
  }

  /**
   * What flows, where it covers nothing else.
   *
   * @param chosen edges that find room first
   * @param kept what stays readable
   */
  texts(edges: readonly number[], chosen: readonly number[], kept: readonly Rect[]): void {
    if (this.zoom < TEXT_ZOOM) {
      return;
    }
    const { ctx, scene, paints } = this;
    ctx.font = `11px ${paints.font}`;
    ctx.textAlign = 'center';
    const marked = new Set(chosen);
    const first = edges.filter((i) => marked.has(i));
    const said = [...first, ...edges.filter((i) => !marked.has(i))].flatMap((i) => this.said(scene.layout.edges[i]));
    placeTexts(said, kept).forEach(({ text, rect }) => this.text(text, rect));
    ctx.textAlign = 'left';
  }

  private said(edge: GraphEdge | undefined): Said[] {
    const text = edge && !edge.far ? edgeText(edge) : '';
    return edge && text !== '' ? [{ text, width: this.ctx.measureText(text).width, points: edge.points }] : [];
  }

  private text(text: string, { x, y, width, height }: Rect): void {
    const { ctx } = this;
    ctx.fillStyle = this.paints.page;
    ctx.globalAlpha = 0.85;
    ctx.fillRect(x, y, width, height);
    ctx.globalAlpha = 1;
    ctx.fillStyle = this.paints.dim;
    ctx.fillText(text, x + width / 2, y + height - 3);
  }
}
