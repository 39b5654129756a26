/** Something that tells when it has changed, at most once a frame. */
export class Changes {
  private readonly listeners = new Set<() => void>();
  private scheduled = false;

  /** @returns what ends the listening */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Tells the listeners before the next frame is painted, however often it is called till then. */
  protected changed(): void {
    if (this.scheduled) {
      return;
    }
    this.scheduled = true;
    soon(() => {
      this.scheduled = false;
      this.listeners.forEach((listener) => listener());
    });
  }
}

/** Longest wait for a frame: a tab that is hidden gets none, and its state must not stand still. */
const FRAME_MILLIS_MAX = 250;

function soon(task: () => void): void {
  if (typeof requestAnimationFrame === 'undefined') {
    setTimeout(task, 0);
    return;
  }
  const once = (): void => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    task();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, FRAME_MILLIS_MAX);
}
