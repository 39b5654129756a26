import type { BoxMarks } from '../graph/box-marks';
import type { Scene } from '../graph/graph-model';
import type { StepOrder } from './step-order';

/**
 * How far a step has come with each box of a scene, and where watchpoints have hit.
 *
 * @param current the node that runs next; null while the job runs
 * @param hits names of nodes
 */
export function boxMarks(scene: Scene, order: StepOrder, current: string | null, hits: ReadonlySet<string>): BoxMarks {
  return {
    progress: scene.boxes.map(({ name, kind, op, parent }) => {
      if (current === null) {
        return null;
      }
      switch (kind) {
        case 'node':
          return order.progress(name, current);
        case 'scope':
          return order.scopeProgress(name, current);
        case 'fold':
          return order.foldProgress(scene.box(parent)?.name ?? '', op, current);
        case 'rest':
          return null;
      }
    }),
    hits: hitBoxes(scene, order, hits),
  };
}

/** A hit is told at the innermost box that is seen of its node. */
function hitBoxes(scene: Scene, order: StepOrder, hits: ReadonlySet<string>): boolean[] {
  const found = scene.boxes.map(() => false);
  for (const name of hits) {
    const index = seenAt(scene, order, name);
    if (index >= 0) {
      found[index] = true;
    }
  }
  return found;
}

/** The box of a node, or else the fold or the scope that it is hidden in; −1 if there is none. */
export function seenAt(scene: Scene, order: StepOrder, name: string): number {
  const own = scene.find(name, false);
  if (own >= 0) {
    return own;
  }
  const node = order.node(name);
  const scope = node?.scope ?? name.slice(0, Math.max(0, name.lastIndexOf('/')));
  const fold = scene.boxes.findIndex((box) => box.kind === 'fold' && box.op === node?.op && (scene.box(box.parent)?.name ?? '') === scope);
  for (let outer = scope; fold < 0 && outer !== ''; outer = outer.slice(0, Math.max(0, outer.lastIndexOf('/')))) {
    const index = scene.find(outer, true);
    if (index >= 0) {
      return index;
    }
  }
  return fold;
}
