import type { GraphBox, GraphEdge, GraphLayout } from '../data/graphs';

/** A rectangle in pixels of the layout. */
export interface Rect {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Height of the strips by which edges are found: a screen at zoom 1. */
const STRIP = 1000;
/** An edge over more strips than this is looked at by itself. */
const LONG_STRIPS = 4;

/** A layout with all that is asked of it while it is drawn, worked out once. */
export class Scene {
  readonly depth: number[] = [];
  /** Indexes of the boxes in each box, in order; those at the top under -1. */
  private readonly inside = new Map<number, number[]>();
  private readonly byName = new Map<string, number>();
  /** Closed boxes by the strip in which they begin. */
  private readonly boxStrips: number[][] = [];
  private readonly edgeStrips: number[][] = [];
  private readonly longEdges: number[] = [];
  private readonly edgeRects: Rect[];

  constructor(readonly layout: GraphLayout) {
    layout.boxes.forEach((box, i) => {
      this.depth.push(box.parent < 0 ? 0 : (this.depth[box.parent] ?? 0) + 1);
      this.inside.set(box.parent, this.inside.get(box.parent) ?? []);
      this.inside.get(box.parent)?.push(i);
      // A scope and a node may share a name; the scope then holds the node.
      this.byName.set(keyOf(box), this.byName.get(keyOf(box)) ?? i);
      if (!box.open) {
        (this.boxStrips[stripOf(box.y)] ??= []).push(i);
      }
    });
    this.edgeRects = layout.edges.map(rectOf);
    this.edgeRects.forEach((rect, i) => this.placeEdge(rect, i));
  }

  private placeEdge(rect: Rect, index: number): void {
    const [first, last] = [stripOf(rect.y), stripOf(rect.y + rect.height)];
    if (last - first >= LONG_STRIPS) {
      this.longEdges.push(index);
    } else {
      (this.edgeStrips[first] ??= []).push(index);
    }
  }

  get boxes(): readonly GraphBox[] {
    return this.layout.boxes;
  }

  box(index: number): GraphBox | undefined {
    return this.layout.boxes[index];
  }

  children(index: number): readonly number[] {
    return this.inside.get(index) ?? [];
  }

  /** The box of a node, or of a scope or fold; -1 if it is not seen. */
  find(name: string, scope: boolean): number {
    return this.byName.get(`${scope ? 's' : 'n'}${name}`) ?? -1;
  }

  /** The innermost box at a point; -1 where there is none. */
  at(x: number, y: number): number {
    let found = -1;
    for (;;) {
      const inner = this.children(found).find((i) => holds(this.layout.boxes[i], x, y));
      if (inner === undefined) {
        return found;
      }
      found = inner;
    }
  }

  /** Closed boxes that reach into a rectangle. */
  closedIn(view: Rect): number[] {
    const found: number[] = [];
    for (let strip = Math.max(0, stripOf(view.y) - 1); strip <= stripOf(view.y + view.height); strip++) {
      for (const i of this.boxStrips[strip] ?? []) {
        const box = this.layout.boxes[i];
        if (box && meet(box, view)) {
          found.push(i);
        }
      }
    }
    return found;
  }

  /** Edges whose surroundings reach into a rectangle. */
  edgesIn(view: Rect): number[] {
    const found: number[] = [];
    const take = (i: number): void => {
      const rect = this.edgeRects[i];
      if (rect && meet(rect, view)) {
        found.push(i);
      }
    };
    for (let strip = Math.max(0, stripOf(view.y) - LONG_STRIPS); strip <= stripOf(view.y + view.height); strip++) {
      this.edgeStrips[strip]?.forEach(take);
    }
    this.longEdges.forEach(take);
    return found;
  }

  /** Edges that begin or end at a box, or at one in it. */
  edgesOf(index: number): number[] {
    return this.layout.edges.flatMap(({ from, to }, i) => (this.within(from, index) || this.within(to, index) ? [i] : []));
  }

  /** Whether a box is another or lies in it. */
  within(index: number, outer: number): boolean {
    for (let at = index; at >= 0; at = this.layout.boxes[at]?.parent ?? -1) {
      if (at === outer) {
        return true;
      }
    }
    return false;
  }

  /** The boxes as a viewer reads them: each open one before what is in it, then from the top down. */
  outline(): number[] {
    const order: number[] = [];
    const add = (index: number): void => {
      const sorted = [...this.children(index)].sort((a, b) => this.before(a, b));
      for (const child of sorted) {
        order.push(child);
        add(child);
      }
    };
    add(-1);
    return order;
  }

  private before(a: number, b: number): number {
    const [one, other] = [this.layout.boxes[a], this.layout.boxes[b]];
    return one && other ? one.y - other.y || one.x - other.x : 0;
  }
}

/** What tells a scope or fold from a node of the same name. */
export function keyOf({ name, kind }: Pick<GraphBox, 'name' | 'kind'>): string {
  return (kind === 'node' ? 'n' : 's') + name;
}

function stripOf(y: number): number {
  return Math.max(0, Math.floor(y / STRIP));
}

function holds(box: Rect | undefined, x: number, y: number): boolean {
  return box !== undefined && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
}

export function meet(a: Rect, b: Rect): boolean {
  return a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
}

function rectOf({ points }: GraphEdge): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < points.length; i += 2) {
    const [x, y] = [points[i] ?? 0, points[i + 1] ?? 0];
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** What stands on an edge: what flows if that is known, else how many edges it stands for. */
export function edgeText({ dtype, shape, via, control }: Pick<GraphEdge, 'dtype' | 'shape' | 'via' | 'control'>): string {
  const what = shapeText(dtype, shape);
  const many = via > 1 ? `${via} ${control ? 'orders' : 'tensors'}` : '';
  return [many, what].filter((part) => part !== '').join(' \u00b7 ');
}

/** `float32 32\u00d710`; an extent that is not known is `?`; a shape of none is a scalar. */
export function shapeText(dtype: string | null, shape: readonly (number | bigint)[] | null): string {
  const extents = shape === null ? '' : shape.length === 0 ? 'scalar' : shape.map((n) => (n < 0 ? '?' : String(n))).join('\u00d7');
  return [dtype ?? '', extents].filter((part) => part !== '').join(' ');
}

/** The scopes around something in a scope, from the outside in: `a/b` is in `a` and in `a/b`. */
export function scopesAround(scope: string): string[] {
  const around: string[] = [];
  for (let i = scope.indexOf('/'); i >= 0; i = scope.indexOf('/', i + 1)) {
    around.push(scope.slice(0, i));
  }
  return [...around, scope].filter((name) => name !== '');
}
