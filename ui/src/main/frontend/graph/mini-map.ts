import type { Rect } from './graph-model';
import { seenOf, type Size, type Viewport } from './viewport';

/** A layout made small. */
export interface MiniMap extends Size {
  /** Pixels of the map for one of the layout. */
  scale: number;
}

const SIDE = 150;
/** From the right and lower edges of the screen. */
const INSET = 12;
/** So thin that it can still be pointed at. */
const SIDE_MIN = 24;

/** A map of a layout, as large as it may be. */
export function mapOf({ width, height }: Size): MiniMap {
  const scale = Math.min(SIDE / Math.max(1, width), SIDE / Math.max(1, height));
  return { width: Math.max(SIDE_MIN, width * scale), height: Math.max(SIDE_MIN, height * scale), scale };
}

/** The part of the screen that a map of a layout covers; null where nothing of the layout is off the screen. */
export function coveredBy(layout: Size, view: Viewport, screen: Size): Rect | null {
  if (holdsAll(seenOf(view, screen), layout)) {
    return null;
  }
  const { width, height } = mapOf(layout);
  return { x: screen.width - INSET - width, y: screen.height - INSET - height, width, height };
}

/** What of the map is on the screen, cut to the map. */
export function mapRect(map: MiniMap, view: Viewport, screen: Size): Rect {
  const seen = seenOf(view, screen);
  const left = Math.max(0, seen.x * map.scale);
  const top = Math.max(0, seen.y * map.scale);
  return {
    x: left,
    y: top,
    width: Math.max(0, Math.min(map.width, (seen.x + seen.width) * map.scale) - left),
    height: Math.max(0, Math.min(map.height, (seen.y + seen.height) * map.scale) - top),
  };
}

/** Whether nothing of a layout is off the screen. */
export function holdsAll(seen: Rect, { width, height }: Size): boolean {
  return seen.x <= 0 && seen.y <= 0 && seen.x + seen.width >= width && seen.y + seen.height >= height;
}

/** The place in the layout for one on the map. */
export function mapAt(map: MiniMap, x: number, y: number): { x: number; y: number } {
  return { x: x / map.scale, y: y / map.scale };
}
