import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Does something once its host is connected, and whenever the host's size has changed since. */
export class OnResize implements ReactiveController {
  private readonly observer: ResizeObserver;

  constructor(
    private readonly host: ReactiveControllerHost & Element,
    task: () => void,
  ) {
    this.observer = new ResizeObserver(task);
    host.addController(this);
  }

  hostConnected(): void {
    this.observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }
}
