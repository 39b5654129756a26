import { PHASES, type Phase } from '../data/phases';
import type { Slice, Timeline } from '../data/profiles';

/** A row of the time line. */
export interface Lane {
  title: string;
  /** Null where its blocks are no nodes'. */
  phase: Phase | null;
  blocks: readonly Block[];
}

/** Something that took time, in microseconds from the beginning of the step. */
export interface Block {
  from: number;
  to: number;
  /** Index among the slices of the step. */
  event: number;
}

/** A stretch of the step that is on the screen, in microseconds. */
export interface Span {
  from: number;
  to: number;
}

const TITLES: Record<string, string> = { dataWait: 'data wait', other: 'around nodes' };
/** The wait comes first in a step, and what lies between the nodes is of least interest. */
const PLACES = ['dataWait', ...PHASES];

/** All slices of a step by their beginning. */
export function slicesOf({ lanes }: Timeline): Slice[] {
  return lanes.flatMap(({ slices }) => slices).sort((a, b) => a.startMicros - b.startMicros);
}

/** The lanes of a step from the top down, their blocks by time. */
export function lanesOf(timeline: Timeline): Lane[] {
  const places = new Map(slicesOf(timeline).map((slice, i) => [slice, i]));
  const place = (name: string): number => (name === 'other' ? Infinity : PLACES.includes(name) ? PLACES.indexOf(name) : PLACES.length);
  return [...timeline.lanes]
    .sort((a, b) => (place(a.name) === place(b.name) ? 0 : place(a.name) - place(b.name)))
    .map(({ name, slices }) => ({
      title: TITLES[name] ?? name,
      phase: PHASES.find((phase) => phase === name) ?? null,
      blocks: slices
        .map((slice) => ({ from: slice.startMicros, to: slice.startMicros + slice.durationMicros, event: places.get(slice) ?? 0 }))
        .sort((a, b) => a.from - b.from),
    }));
}

/** A block as it is drawn: neighbours too narrow to be told apart stand in one. */
export interface Drawn {
  x: number;
  width: number;
  /** The first event of it. */
  event: number;
  /** How many blocks it stands for. */
  count: number;
}

/** The blocks of a lane on so many pixels, at least one pixel each and none over another. */
export function drawn(blocks: readonly Block[], span: Span, pixels: number): Drawn[] {
  const scale = pixels / Math.max(1e-9, span.to - span.from);
  const found: Drawn[] = [];
  for (const { from, to, event } of blocks) {
    const x = (from - span.from) * scale;
    const end = (to - span.from) * scale;
    if (end < 0 || x > pixels) {
      continue;
    }
    const last = found.at(-1);
    const width = end - x;
    if (last && width < 1 && x - (last.x + last.width) < 0.5 && last.width < 1.5) {
      last.count++;
      last.width = Math.max(last.width, end - last.x);
    } else {
      found.push({ x, width: Math.max(1, width), event, count: 1 });
    }
  }
  return found;
}

/** The block at a time, or the nearest within some microseconds; null if there is none. */
export function blockAt(blocks: readonly Block[], time: number, near: number): Block | null {
  let best: Block | null = null;
  let distance = near;
  for (const block of blocks) {
    const away = time < block.from ? block.from - time : time > block.to ? time - block.to : 0;
    if (away <= distance) {
      best = block;
      distance = away;
    }
  }
  return best;
}

/** A stretch is never shorter than this: below it clocks tell nothing. */
const SPAN_MIN_MICROS = 1;

/** Another stretch about a time that stays where it is, within the step. */
export function zoomed({ from, to }: Span, at: number, factor: number, total: number): Span {
  const length = Math.min(total, Math.max(Math.min(total, SPAN_MIN_MICROS), (to - from) / factor));
  const part = (at - from) / Math.max(1e-9, to - from);
  return within({ from: at - part * length, to: at - part * length + length }, total);
}

/** The same stretch elsewhere, within the step. */
export function moved({ from, to }: Span, by: number, total: number): Span {
  return within({ from: from + by, to: to + by }, total);
}

/** A stretch about a block that is not on the screen; the same if it is. */
export function showing(span: Span, { from, to }: Block, total: number): Span {
  const inside = from >= span.from && to <= span.to;
  const length = Math.max(span.to - span.from, (to - from) * 1.5);
  return inside ? span : within({ from: (from + to - length) / 2, to: (from + to + length) / 2 }, total);
}

function within({ from, to }: Span, total: number): Span {
  const length = Math.min(total, to - from);
  const start = Math.max(0, Math.min(total - length, from));
  return { from: start, to: start + length };
}
