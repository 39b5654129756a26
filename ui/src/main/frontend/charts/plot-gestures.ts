import type uPlot from 'uplot';
import type { Range } from '../data/axis';

/** What a viewer does with pointer and wheel on a plot. */
export interface Gestures {
  zoomX(range: Range): void;
  zoomY(range: Range): void;
  /** A zoom on the way: no entry in the history. */
  slideX(range: Range): void;
  reset(): void;
  hover(left: number, top: number): void;
  leave(): void;
  click(): void;
}

/** A drag shorter than this is a click. */
const DRAG_PIXELS_MIN = 4;
const WHEEL_FACTOR = 1.2;

/** Drag zooms x, shift y, alt pans; wheel with ctrl zooms around the cursor; double click goes back. */
export function attachGestures(u: uPlot, to: Gestures): void {
  const over = u.over;
  let pan: { left: number; range: Range } | null = null;
  let pressed = { x: 0, y: 0 };
  over.addEventListener(
    'mousedown',
    (e) => {
      pressed = { x: e.clientX, y: e.clientY };
      const drag = u.cursor.drag as { x: boolean; y: boolean };
      drag.x = !e.shiftKey;
      drag.y = e.shiftKey;
      if (e.altKey) {
        pan = { left: e.clientX, range: rangeOf(u) };
        e.stopImmediatePropagation();
      }
    },
    true,
  );
  over.addEventListener('mousemove', (e) => {
    if (pan && e.buttons === 1) {
      const perPixel = (pan.range[1] - pan.range[0]) / over.clientWidth;
      const by = (pan.left - e.clientX) * perPixel;
      to.slideX([pan.range[0] + by, pan.range[1] + by]);
    } else {
      pan = null;
      to.hover(e.offsetX, e.offsetY);
    }
  });
  over.addEventListener('mouseleave', () => to.leave());
  over.addEventListener('click', (e) => {
    if (Math.hypot(e.clientX - pressed.x, e.clientY - pressed.y) < DRAG_PIXELS_MIN) {
      to.click();
    }
  });
  over.addEventListener('wheel', (e) => wheel(u, e, to), { passive: false });
  // uPlot's own answer to a double click is to show everything that it has.
  over.addEventListener(
    'dblclick',
    (e) => {
      e.stopImmediatePropagation();
      to.reset();
    },
    true,
  );
  u.hooks.setSelect = [(plot: uPlot) => selected(plot, to)];
}

function selected(u: uPlot, to: Gestures): void {
  const { left, top, width, height } = u.select;
  if (u.cursor.drag?.y && height >= DRAG_PIXELS_MIN) {
    to.zoomY([u.posToVal(top + height, 'y'), u.posToVal(top, 'y')]);
  } else if (!u.cursor.drag?.y && width >= DRAG_PIXELS_MIN) {
    to.zoomX([u.posToVal(left, 'x'), u.posToVal(left + width, 'x')]);
  }
  if (width > 0 || height > 0) {
    u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  }
}

function wheel(u: uPlot, e: WheelEvent, to: Gestures): void {
  if (!e.ctrlKey && !e.metaKey) {
    return;
  }
  e.preventDefault();
  const [from, until] = rangeOf(u);
  const at = u.posToVal(e.offsetX, 'x');
  const factor = e.deltaY > 0 ? WHEEL_FACTOR : 1 / WHEEL_FACTOR;
  to.slideX([at - (at - from) * factor, at + (until - at) * factor]);
}

function rangeOf(u: uPlot): Range {
  return [u.scales['x']?.min ?? 0, u.scales['x']?.max ?? 1];
}
