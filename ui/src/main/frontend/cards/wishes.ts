import type { Run, Tag } from '../data/api';
import { tags } from '../shell/app';

/** A tag of a run that a card draws. */
export interface Wish {
  run: Run;
  tag: Tag;
}

/** Per tag of a kind the shown runs that have it, in the order of the runs. */
export function collectWishes(shown: readonly Run[], kind: string): Map<string, Wish[]> {
  const wishes = new Map<string, Wish[]>();
  for (const run of shown) {
    for (const tag of tags.of(run) ?? []) {
      if (tag.kind === kind) {
        const wish = { run, tag };
        const others = wishes.get(tag.tag);
        if (others) {
          others.push(wish);
        } else {
          wishes.set(tag.tag, [wish]);
        }
      }
    }
  }
  return wishes;
}
