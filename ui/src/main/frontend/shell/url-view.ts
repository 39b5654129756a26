import { Changes } from '../data/changes';
import { formatState, parseState, type ViewState } from '../data/url-state';

/** The state of the page: what stands in the URL, and the only place where it stands. */
export class UrlView extends Changes {
  private current = parseState(location.search);

  constructor() {
    super();
    addEventListener('popstate', () => {
      this.current = parseState(location.search);
      this.changed();
    });
  }

  get state(): ViewState {
    return this.current;
  }

  /** The query that leads here, with "?" if there is one. */
  get query(): string {
    return this.queryWith({});
  }

  /** The query of this choice with a change: for a link, whose address has to stand before it is clicked. */
  queryWith(change: Partial<ViewState>): string {
    const query = formatState({ ...this.current, ...change });
    return query === '' ? '' : `?${query}`;
  }

  /** A choice that the back key undoes. */
  go(change: Partial<ViewState>): void {
    this.apply(change, 'pushState');
  }

  /** A choice on the way, such as a slider's: the back key passes over it. */
  adjust(change: Partial<ViewState>): void {
    this.apply(change, 'replaceState');
  }

  private apply(change: Partial<ViewState>, how: 'pushState' | 'replaceState'): void {
    const before = this.query;
    this.current = { ...this.current, ...change };
    if (this.query !== before) {
      history[how](history.state, '', location.pathname + this.query + location.hash);
    }
    this.changed();
  }
}
