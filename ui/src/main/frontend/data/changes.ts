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

/** A hidden tab gets no frames, yet its state must not stand still. */
function soon(task: () => void): void {
  const visible = typeof document !== 'undefined' && document.visibilityState === 'visible';
  if (visible) {
    requestAnimationFrame(task);
  } else {
    setTimeout(task, 0);
  }
}
