import { metricRank } from './main-metrics';
import { natural } from './natural';

/** Cards that stand together: tags that share their part before the first slash. */
export interface TagGroup {
  /** "" for tags without a slash. */
  name: string;
  tags: string[];
}

/** Groups by prefix. What people look at first stands first, groups as tags; the rest in natural order. */
export function groupTags(tags: Iterable<string>): TagGroup[] {
  const groups = new Map<string, string[]>();
  for (const tag of tags) {
    const slash = tag.indexOf('/');
    const name = slash > 0 ? tag.slice(0, slash) : '';
    const group = groups.get(name);
    if (group) {
      group.push(tag);
    } else {
      groups.set(name, [tag]);
    }
  }
  return [...groups]
    .map(([name, all]) => ({ name, tags: all.sort(wantedFirst) }))
    .sort((a, b) => metricRank(a.tags[0] ?? '') - metricRank(b.tags[0] ?? '') || natural(a.name, b.name));
}

function wantedFirst(a: string, b: string): number {
  return metricRank(a) - metricRank(b) || natural(a, b);
}

/** Whether every word of the filter stands in the name; case counts only where the word has capitals. */
export function matches(name: string, filter: string): boolean {
  const lower = name.toLowerCase();
  return filter
    .split(/\s+/)
    .filter((word) => word !== '')
    .every((word) => (word === word.toLowerCase() ? lower : name).includes(word));
}
