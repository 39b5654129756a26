import type { Tag } from '../data/api';
import { mainMetrics } from '../data/main-metrics';
import { natural } from '../data/natural';
import { splitTag } from '../data/shown-text';

/** What a run has, as much of it as its page shows. */
export interface Overview {
  /** The scalars that tell most, and how many there are. */
  scalars: readonly string[];
  histogram: Tag | null;
  images: readonly Tag[];
  texts: readonly Tag[];
  tensors: readonly Tag[];
  /** Kinds with their number of tags, in the order of {@link KINDS}, then as they come. */
  counts: ReadonlyMap<string, number>;
  /** Kinds that most runs could have and this one has not. */
  missing: readonly Missing[];
}

export interface Missing {
  kind: string;
  title: string;
  /** Calls that would write it, one for each producer. */
  calls: readonly string[];
}

const SHOWN = { scalars: 8, images: 4, texts: 3, tensors: 6 } as const;

/** What a page of a run can show, and what to call for it: our writer, then those of others. */
const KINDS: readonly Missing[] = [
  { kind: 'scalar', title: 'Scalars', calls: ['SummaryWriter.scalar(tag, step, value)', 'torch: writer.add_scalar(tag, value, step)'] },
  { kind: 'histogram', title: 'Histograms', calls: ['SummaryWriter.histogram(tag, step, values)', 'torch: writer.add_histogram(tag, values, step)'] },
  { kind: 'image', title: 'Images', calls: ['SummaryWriter.image(tag, step, image)', 'torch: writer.add_image(tag, image, step)'] },
  { kind: 'graph', title: 'Graph', calls: ['SummaryWriter.graph(graph)', 'torch: writer.add_graph(model, input)', 'Keras: TensorBoard(write_graph=True)'] },
  { kind: 'data_graph', title: 'Data pipeline', calls: ['SummaryWriter.dataGraph(pipeline)', 'MindSpore: SummaryCollector(collect_specified_data={"collect_dataset_graph": True})'] },
  { kind: 'lineage', title: 'Lineage', calls: ['SummaryWriter.lineage(lineage)', 'torch: writer.add_hparams(hparams, metrics)', 'MindSpore: SummaryCollector(collect_specified_data={"collect_train_lineage": True})'] },
  { kind: 'text', title: 'Texts', calls: ['SummaryWriter.text(tag, step, text)', 'torch: writer.add_text(tag, text, step)'] },
];

/** Chooses what the page of a run previews. */
export function overviewOf(tags: readonly Tag[]): Overview {
  const of = (kind: string): Tag[] => tags.filter((tag) => tag.kind === kind);
  const counts = new Map<string, number>();
  for (const { kind } of KINDS) {
    counts.set(kind, 0);
  }
  tags.forEach(({ kind }) => counts.set(kind, (counts.get(kind) ?? 0) + 1));
  const missing = KINDS.filter(({ kind }) => counts.get(kind) === 0 && !(kind === 'lineage' && (counts.get('hparams') ?? 0) > 0));
  return {
    scalars: mainMetrics([of('scalar').map(({ tag }) => tag)], SHOWN.scalars),
    histogram: telling(of('histogram'))[0] ?? null,
    images: fullest(of('image')).slice(0, SHOWN.images),
    texts: fullest(of('text')).slice(0, SHOWN.texts),
    tensors: fullest(of('tensor')).slice(0, SHOWN.tensors),
    counts: new Map([...counts].filter(([, count]) => count > 0)),
    missing,
  };
}

/** The histograms that tell most first: biases are few numbers and make no shape; values before gradients. */
function telling(tags: Tag[]): Tag[] {
  const rank = ({ tag }: Tag): number => (/bias|beta/i.test(splitTag(tag)[1]) ? 2 : 0) + (/grad/i.test(tag) ? 1 : 0);
  return fullest(tags).sort((a, b) => rank(a) - rank(b));
}

/** Those with most values first. */
function fullest(tags: Tag[]): Tag[] {
  return tags.sort((a, b) => b.points - a.points || natural(a.tag, b.tag));
}
