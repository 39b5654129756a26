import { ApiError, type Api } from '../data/api';
import type { GraphAnswer, OneGraphNode } from '../data/graphs';
import { Changes } from '../data/changes';
import { Scene } from './graph-model';
import type { Chosen } from './graph-url';

/** Which layout is wanted. */
export interface Wanted {
  run: string;
  tag: string;
  /** How many values the tag has: another number may mean another graph. */
  points: number;
  open: readonly string[] | null;
}

/** The graphs of a run, the layout of one of them, and one node in full, as the server last told them. */
export class GraphStore extends Changes {
  graphs: readonly GraphAnswer[] | null = null;
  scene: Scene | null = null;
  /** Why there is no list, no layout, no node. */
  error: { list: string | null; layout: string | null; node: string | null } = { list: null, layout: null, node: null };
  /** Whether a layout is on its way. */
  busy = false;
  node: OneGraphNode | null = null;
  private listFor = '';
  private layoutFor = '';
  private graphFor = '';
  private nodeFor = '';
  private asked: AbortController | null = null;

  constructor(private readonly api: Api) {
    super();
  }

  /** Asks for the graphs of a run, unless they were asked for at this state of its tags. */
  wantList(run: string, state: string): void {
    const key = `${run} ${state}`;
    if (key === this.listFor) {
      return;
    }
    if (!this.listFor.startsWith(`${run} `)) {
      this.graphs = null;
    }
    this.listFor = key;
    void this.answer(
      'list',
      () => this.listFor === key,
      () => this.api.graphs(run),
      (graphs) => (this.graphs = graphs),
    );
  }

  /** Asks for a layout; a request for another one is given up. */
  wantLayout({ run, tag, points, open }: Wanted): void {
    const graph = `${run} ${points} ${tag}`;
    const key = `${graph} ${JSON.stringify(open)}`;
    if (key === this.layoutFor) {
      return;
    }
    if (graph !== this.graphFor) {
      this.scene = null;
      this.graphFor = graph;
    }
    this.layoutFor = key;
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    this.busy = true;
    void this.answer(
      'layout',
      () => this.layoutFor === key,
      () => this.api.graphLayout(run, tag, open, asked.signal),
      (layout) => (this.scene = new Scene(layout)),
    );
  }

  /** Asks for all about a node or scope; null forgets it. */
  wantNode(run: string, tag: string, chosen: Chosen | null): void {
    const key = chosen ? `${run} ${tag} ${chosen.scope} ${chosen.name}` : '';
    if (key === this.nodeFor) {
      return;
    }
    this.nodeFor = key;
    this.node = null;
    this.error.node = null;
    if (chosen) {
      void this.answer(
        'node',
        () => this.nodeFor === key,
        () => this.api.graphNode(run, tag, chosen.name, chosen.scope),
        (node) => (this.node = node),
      );
    }
  }

  /** Asks again for what failed. */
  again(): void {
    this.listFor = this.layoutFor = this.nodeFor = '';
    this.changed();
  }

  private async answer<T>(what: 'list' | 'layout' | 'node', current: () => boolean, request: () => Promise<T>, use: (answer: T) => void): Promise<void> {
    let error: string | null = null;
    try {
      const answer = await request();
      if (current()) {
        use(answer);
      }
    } catch (e) {
      error = e instanceof ApiError ? e.message : String(e);
    }
    if (current()) {
      this.error[what] = error;
      this.busy = what === 'layout' ? false : this.busy;
      this.changed();
    }
  }
}
