import { meet, type Rect } from './graph-model';

/** A text's height, line to line. */
const HEIGHT = 13;
/** Room between a text and what it must not touch. */
const AIR = 2;
/** From the end of an edge to the middle of its text: below the start, above the arrow. */
const BELOW = 10;
const ABOVE = 16;

/** What flows along an edge, and the edge's corners: x and y by turns. */
export interface Said {
  text: string;
  width: number;
  points: readonly number[];
}

/** A text that has room. */
export interface Placed {
  text: string;
  /** What it covers; the text stands in its middle. */
  rect: Rect;
}

/**
 * Gives texts of edges room where they cover neither a box nor one another: at the start of the edge, else at its
 * end, else in the middle of its longest piece. What finds no room is left out: a click on the edge's box lists it.
 *
 * @param said in order of importance
 * @param boxes what must stay readable
 */
export function placeTexts(said: readonly Said[], boxes: readonly Rect[]): Placed[] {
  const placed: Placed[] = [];
  const once = new Set<string>();
  for (const { text, width, points } of said) {
    // Edges of one output start at one point and say the same.
    const key = `${points[0] ?? 0} ${points[1] ?? 0} ${text}`;
    if (text === '' || once.has(key)) {
      continue;
    }
    const rect = spots(points)
      .map(([x, y]) => around(x, y, width))
      .find((spot) => !boxes.some((box) => meet(box, spot)) && !placed.some((other) => meet(other.rect, spot)));
    if (rect) {
      once.add(key);
      placed.push({ text, rect });
    }
  }
  return placed;
}

function around(x: number, y: number, width: number): Rect {
  return { x: x - width / 2 - AIR, y: y - HEIGHT / 2, width: width + 2 * AIR, height: HEIGHT };
}

function spots(points: readonly number[]): [number, number][] {
  const last = points.length - 2;
  const start: [number, number] = [points[0] ?? 0, (points[1] ?? 0) + BELOW];
  const end: [number, number] = [points[last] ?? 0, (points[last + 1] ?? 0) - ABOVE];
  return [start, end, middle(points)];
}

function middle(points: readonly number[]): [number, number] {
  let longest = -1;
  let at: [number, number] = [0, 0];
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x, y, toX, toY] = [points[i] ?? 0, points[i + 1] ?? 0, points[i + 2] ?? 0, points[i + 3] ?? 0];
    const length = Math.hypot(toX - x, toY - y);
    if (length > longest) {
      longest = length;
      at = [(x + toX) / 2, (y + toY) / 2];
    }
  }
  return at;
}
