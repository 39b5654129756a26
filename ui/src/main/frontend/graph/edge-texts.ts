import { meet, type Rect } from './graph-model';

/** A text takes so much above its line, and so much in all. */
const ABOVE = 10;
const HEIGHT = 13;
/** Left free at both sides of a text. */
const MARGIN = 2;

/** What an edge says: its middle, the line that it stands on, and how wide it is. */
export interface EdgeText {
  text: string;
  x: number;
  y: number;
  width: number;
}

/** The area that a text takes, with its ground. */
export function groundOf({ x, y, width }: EdgeText): Rect {
  return { x: x - width / 2 - MARGIN, y: y - ABOVE, width: width + 2 * MARGIN, height: HEIGHT };
}

/**
 * Those texts that can be read: none lies on what is drawn already, or on one before it. What a node
 * makes stands in its panel in any case.
 *
 * @param free whether nothing is drawn on an area
 */
export function legible(texts: Iterable<EdgeText>, free: (area: Rect) => boolean): EdgeText[] {
  const taken: Rect[] = [];
  const kept: EdgeText[] = [];
  for (const text of texts) {
    const ground = groundOf(text);
    if (!taken.some((other) => meet(ground, other)) && free(ground)) {
      taken.push(ground);
      kept.push(text);
    }
  }
  return kept;
}
