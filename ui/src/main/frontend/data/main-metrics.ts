import { natural } from './natural';

/** What people look at first, most wanted first; a name counts once, for the first that it matches. */
const WANTED: readonly RegExp[] = [
  /(^|(train|training|batch|total)[/_])loss$/i,
  /(^|[/_])(test|val|valid|validation|eval)[/_]?(acc|accuracy)$/i,
  /acc(uracy)?$/i,
  /(^|[/_])(val|test|eval|validation)[/_]?loss$/i,
  /loss/i,
  /(f1|auc|bleu|reward|perplexity|map|iou|psnr|score)/i,
];

/** How much a tag is wanted by its name: 0 first. */
export function metricRank(tag: string): number {
  const index = WANTED.findIndex((wanted) => wanted.test(tag));
  return index < 0 ? WANTED.length : index;
}

/** The tags that tell most about runs: by what they are called, then by how many runs have them. */
export function mainMetrics(tagsOfRuns: readonly (readonly string[])[], max: number): string[] {
  const runs = new Map<string, number>();
  for (const tag of tagsOfRuns.flat()) {
    runs.set(tag, (runs.get(tag) ?? 0) + 1);
  }
  const ranked = [...runs].sort(
    ([a, m], [b, n]) => metricRank(a) - metricRank(b) || n - m || a.length - b.length || natural(a, b),
  );
  const taken = new Set<number>();
  const first = ranked.filter(([tag]) => !taken.has(metricRank(tag)) && taken.add(metricRank(tag)));
  const rest = ranked.filter((entry) => !first.includes(entry));
  return [...first, ...rest].slice(0, max).map(([tag]) => tag);
}
