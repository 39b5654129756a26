import type { Hit, Hits, HitsEvent } from '../data/debug';

/** As many as a server keeps. */
const KEPT_MAX = 10_000;

/** The newest hits of a job, asked for or told as they come. Pure. */
export class HitList implements Hits {
  hits: Hit[] = [];
  dropped?: number;
  /** Number of the newest that was told; null if what is known was asked for. */
  private newest: number | null = null;

  /** Whether they come by themselves. */
  get isTold(): boolean {
    return this.newest !== null;
  }

  /** What the server answered. */
  answered({ hits, dropped }: Hits): void {
    this.hits = hits;
    this.setDropped(dropped);
  }

  /** What the server said by itself: new ones, or from the first that it keeps to who has just come. */
  told({ from, hits, dropped }: HitsEvent): void {
    const anew = this.newest === null || from === 1;
    const newest = anew ? from - 1 : (this.newest ?? 0);
    this.newest = Math.max(newest, from + hits.length - 1);
    this.hits = [...(anew ? [] : this.hits), ...hits.slice(Math.max(0, newest + 1 - from))].slice(-KEPT_MAX);
    this.setDropped(dropped);
  }

  /** They come no more by themselves; what is known stays until there is something newer. */
  unheard(): void {
    this.newest = null;
  }

  private setDropped(dropped: number | undefined): void {
    delete this.dropped;
    if (dropped !== undefined) {
      this.dropped = dropped;
    }
  }
}
