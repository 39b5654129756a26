import type { GraphNode } from '../data/graphs';
import type { Progress } from '../graph/box-marks';
import { phaseOf, type Phase } from '../data/phases';

/** A node as it stands in the order in which a step runs. */
export interface StepNode {
  name: string;
  op: string;
  scope: string;
  phase: Phase;
  /** Whether it holds its value before the step begins, and nothing runs for it. */
  source: boolean;
}

/** The nodes of a step in the order in which they run. */
export class StepOrder {
  readonly nodes: readonly StepNode[];
  /** Those that are run. */
  readonly running: readonly StepNode[];
  private readonly places = new Map<string, number>();
  /** First and last place of the running nodes below each scope, and of each op directly in it. */
  private readonly spans = new Map<string, [first: number, last: number]>();

  constructor(nodes: readonly GraphNode[]) {
    this.nodes = nodes.map(toStepNode);
    this.nodes.forEach(({ name }, i) => this.places.set(name, i));
    this.running = this.nodes.filter(({ source }) => !source);
    this.running.forEach((node) => this.addSpans(node));
  }

  private addSpans({ name, op, scope }: StepNode): void {
    const place = this.places.get(name) ?? 0;
    const extend = (key: string): void => {
      const span = this.spans.get(key);
      this.spans.set(key, [Math.min(span?.[0] ?? place, place), Math.max(span?.[1] ?? place, place)]);
    };
    extend(opKey(scope, op));
    for (let end = scope.length; end > 0; end = scope.lastIndexOf('/', end - 1)) {
      extend(scope.slice(0, end));
    }
  }

  node(name: string | null): StepNode | null {
    return name === null ? null : (this.nodes[this.places.get(name) ?? -1] ?? null);
  }

  /** Place among the running nodes of the first that is not before the named one; −1 if it is not known. */
  position(name: string | null): number {
    const place = name === null ? undefined : this.places.get(name);
    if (place === undefined) {
      return -1;
    }
    const found = this.running.findIndex((node) => (this.places.get(node.name) ?? 0) >= place);
    return found < 0 ? this.running.length : found;
  }

  /** How far a node is, when another one is to run next. */
  progress(name: string, current: string): Progress | null {
    const [place, at] = [this.places.get(name), this.places.get(current)];
    if (place === undefined || at === undefined) {
      return null;
    }
    return place === at ? 'current' : place < at || this.nodes[place]?.source ? 'done' : 'pending';
  }

  /** How far a scope is. */
  scopeProgress(scope: string, current: string): Progress | null {
    const holds = current.startsWith(`${scope}/`);
    return holds ? 'current' : this.spanProgress(scope, current);
  }

  /** How far the nodes of one op are that lie directly in a scope. */
  foldProgress(scope: string, op: string, current: string): Progress | null {
    const node = this.node(current);
    return node?.scope === scope && node.op === op ? 'current' : this.spanProgress(opKey(scope, op), current);
  }

  private spanProgress(key: string, current: string): Progress | null {
    const at = this.places.get(current);
    const span = this.spans.get(key);
    if (at === undefined) {
      return null;
    }
    // Where nothing runs, all is there from the start.
    if (!span || span[1] < at) {
      return 'done';
    }
    return span[0] > at ? 'pending' : 'part';
  }
}

function opKey(scope: string, op: string): string {
  return `${scope}\n${op}`;
}

function toStepNode({ name, op, scope, inputs, attributes }: GraphNode): StepNode {
  return { name, op, scope, phase: phaseOf(name, attributes.phase), source: inputs.length === 0 };
}

/** Where a node stands, in a person's words: "conv2 backward", "conv1/weights update". */
export function placeText(name: string, phase: Phase = phaseOf(name)): string {
  const within = name.replace(/^(gradients|optimizer)\//i, '').replace(/^model\//i, '');
  const slash = within.lastIndexOf('/');
  const scope = slash < 0 ? within : within.slice(0, slash);
  return `${scope} ${phase === 'optimizer' ? 'update' : phase}`;
}
