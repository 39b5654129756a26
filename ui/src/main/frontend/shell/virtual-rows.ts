import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Height of a row of every table, in pixels. */
export const ROW_PIXELS = 28;
/** Rows kept beyond both edges, so that scrolling shows no gap before the next frame. */
const OVERSCAN = 8;

/** The rows to render: from `first` up to, not including, `end`. */
export function windowOf(scrollTop: number, height: number, count: number): { first: number; end: number } {
  const first = Math.max(0, Math.min(count, Math.floor(scrollTop / ROW_PIXELS)) - OVERSCAN);
  const end = Math.min(count, Math.ceil((scrollTop + height) / ROW_PIXELS) + OVERSCAN);
  return { first, end: Math.max(first, end) };
}

/** Renders its host again when the scrolled window of a list of equally high rows moves. */
export class VirtualRows implements ReactiveController {
  private box: HTMLElement | null = null;
  private readonly resize = new ResizeObserver(() => this.host.requestUpdate());

  constructor(private readonly host: ReactiveControllerHost & { renderRoot: ParentNode }) {
    host.addController(this);
  }

  /** To be called on scroll of the element that {@link attach} was given. */
  readonly onScroll = (): void => this.host.requestUpdate();

  window(count: number): { first: number; end: number } {
    return windowOf(this.box?.scrollTop ?? 0, this.box?.clientHeight ?? 900, count);
  }

  /**
   * Brings a row into view with as little movement as possible.
   *
   * @param around so many rows before and after it are to be seen as well, if there is room
   */
  reveal(index: number, headPixels = 0, around = 0): void {
    const box = this.box;
    if (!box) {
      return;
    }
    const top = index * ROW_PIXELS;
    const visible = box.clientHeight - headPixels;
    const margin = Math.max(0, Math.min(around * ROW_PIXELS, (visible - ROW_PIXELS) / 2));
    if (top - margin < box.scrollTop) {
      box.scrollTop = top - margin;
    } else if (top + ROW_PIXELS + margin > box.scrollTop + visible) {
      box.scrollTop = top + ROW_PIXELS + margin - visible;
    }
  }

  hostUpdated(): void {
    const box = this.host.renderRoot.querySelector<HTMLElement>('[data-scroll]');
    if (box !== this.box) {
      this.resize.disconnect();
      this.box = box;
      if (box) {
        this.resize.observe(box);
      }
    }
  }

  hostDisconnected(): void {
    this.resize.disconnect();
    this.box = null;
  }
}
