import type { Rect } from './graph-model';

/** Where the screen's top left corner lies in the layout, and how many pixels one of its pixels takes. */
export interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

export interface Size {
  width: number;
  height: number;
}

const ZOOM_MAX = 3;
/** So small that the tallest layout fits a screen. */
const ZOOM_MIN = 0.001;
/** A small graph is not blown up to fill the screen. */
const FIT_ZOOM_MAX = 1;
const MARGIN = 24;

export function clampZoom(zoom: number): number {
  return Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom));
}

/** The whole of a layout in the middle of the screen. */
export function fit(whole: Size, screen: Size): Viewport {
  const wide = (screen.width - 2 * MARGIN) / Math.max(1, whole.width);
  const high = (screen.height - 2 * MARGIN) / Math.max(1, whole.height);
  return centred({ x: 0, y: 0, ...whole }, screen, clampZoom(Math.min(FIT_ZOOM_MAX, wide, high)));
}

/** As wide as the screen and from the top, where the whole would be too small to read. */
export function start(whole: Size, screen: Size): Viewport {
  const all = fit(whole, screen);
  if (all.zoom >= 0.5) {
    return all;
  }
  const wide = (screen.width - 2 * MARGIN) / Math.max(1, whole.width);
  const zoom = clampZoom(Math.min(FIT_ZOOM_MAX, Math.max(0.5, wide)));
  return { x: whole.width / 2 - screen.width / zoom / 2, y: -MARGIN / zoom, zoom };
}

/** A rectangle in the middle of the screen. */
export function centred(rect: Rect, screen: Size, zoom: number): Viewport {
  return {
    x: rect.x + rect.width / 2 - screen.width / zoom / 2,
    y: rect.y + rect.height / 2 - screen.height / zoom / 2,
    zoom,
  };
}

/** Another zoom at which a point of the screen shows what it did before. */
export function zoomAt(view: Viewport, screenX: number, screenY: number, factor: number): Viewport {
  const zoom = clampZoom(view.zoom * factor);
  return { x: view.x + screenX / view.zoom - screenX / zoom, y: view.y + screenY / view.zoom - screenY / zoom, zoom };
}

/** Moves what is seen by pixels of the screen. */
export function pan(view: Viewport, byX: number, byY: number): Viewport {
  return { ...view, x: view.x - byX / view.zoom, y: view.y - byY / view.zoom };
}

/** What keeps a box whose place in the layout has changed at its place on the screen. */
export function held(view: Viewport, before: Rect, after: Rect): Viewport {
  return { ...view, x: view.x + after.x - before.x, y: view.y + after.y - before.y };
}

/** So much of the screen is shown around what is revealed, if there is room. */
const AROUND = 0.2;

/**
 * Moves as little as it takes to see a rectangle with some of what is around it, or its top left
 * corner if it is too large.
 *
 * @param covered a part of the screen behind which it must not be; null if there is none
 */
export function reveal(view: Viewport, rect: Rect, screen: Size, covered: Rect | null = null): Viewport {
  const seen = seenOf(view, screen);
  const shown = { ...view, x: moved(seen.x, seen.width, rect.x, rect.width, view.zoom), y: moved(seen.y, seen.height, rect.y, rect.height, view.zoom) };
  return covered ? uncovered(shown, rect, covered) : shown;
}

function moved(from: number, extent: number, at: number, size: number, zoom: number): number {
  const margin = Math.max(MARGIN / zoom, Math.min(AROUND * extent, (extent - size) / 2));
  if (at - margin < from || size + 2 * margin > extent) {
    return at - margin;
  }
  return at + size + margin > from + extent ? at + size + margin - extent : from;
}

/** Moves a rectangle from behind what covers it: up if it stays on the screen, else to the left. */
function uncovered(view: Viewport, rect: Rect, covered: Rect): Viewport {
  const { zoom } = view;
  const left = (rect.x - view.x) * zoom;
  const top = (rect.y - view.y) * zoom;
  const [right, bottom] = [left + rect.width * zoom, top + rect.height * zoom];
  const beside = right <= covered.x || left >= covered.x + covered.width || bottom <= covered.y || top >= covered.y + covered.height;
  if (beside) {
    return view;
  }
  const up = bottom + MARGIN - covered.y;
  return top - up >= 0 ? { ...view, y: view.y + up / zoom } : { ...view, x: view.x + (right + MARGIN - covered.x) / zoom };
}

/** The part of the layout that is on the screen. */
export function seenOf(view: Viewport, screen: Size): Rect {
  return { x: view.x, y: view.y, width: screen.width / view.zoom, height: screen.height / view.zoom };
}

/** Keeps some of the layout on the screen. */
export function kept(view: Viewport, whole: Size, screen: Size): Viewport {
  const seen = seenOf(view, screen);
  const some = 40 / view.zoom;
  return {
    ...view,
    x: Math.min(whole.width - some, Math.max(some - seen.width, view.x)),
    y: Math.min(whole.height - some, Math.max(some - seen.height, view.y)),
  };
}
