import type { Int } from './exact-json';
import type { Fault } from './fault';
import type { GraphAnswer, GraphLayout, GraphMatches, GraphNode, OneGraphNode } from './graphs';
import { Http, query } from './http';
import type { Ledger } from './ledger';
import type { LineageRow } from './lineage';
import type { Listed, MediaKind, MediaRows, TensorSlice } from './media';

export { ApiError } from './http';

export type Status = 'running' | 'finished' | 'stalled' | 'failed';

/** A row of `/runs`. */
export interface Run {
  id: string;
  name: string;
  logdir: string;
  producer: string | null;
  status: Status;
  attempts: number;
  firstStep: Int | null;
  lastStep: Int | null;
  /** Seconds since the epoch, on the job's clock. */
  started: number | null;
  updated: number | null;
  points: number;
  parent: string | null;
}

export interface Tag {
  tag: string;
  kind: string;
  points: number;
  displayName: string;
  description: string;
  attempts: number;
}

/** The columns that `/series` and the `points` event share. */
export interface Columns {
  step: Int[];
  wallTime: number[];
  /** Numbers, bigints beyond 2^53, or "NaN", "Infinity", "-Infinity". */
  value: (Int | string)[];
  attempt: number[];
}

export interface SeriesAnswer extends Columns {
  run: string;
  tag: string;
  dtype: string;
  count: number;
  drawn: number;
  min?: (number | string | null)[];
  max?: (number | string | null)[];
  nan?: number[];
  /** The moving average over every point, at the drawn ones. */
  smoothed?: (number | string)[];
}

export type ServerAxis = 'step' | 'wall';

export interface SeriesRequest {
  series: { run: string; tag: string; attempt?: number | 'all' }[];
  axis: ServerAxis;
  from?: Int;
  to?: Int;
  width: number;
  smoothing?: number;
}

/** Asks for the points that TensorBoard would draw. */
export interface SampleRequest {
  series: { run: string; tag: string }[];
  points: 'tensorboard';
}

export interface Health {
  status: 'up' | 'degraded';
  version: string;
  now: number;
  store: string;
  /** Null while all is well. */
  storeFault: string | null;
  ingest: { runs: number; behindBytes: number };
  /** Null where no debug port was asked for. */
  debugger?: { port: number | null; jobs: number; fault: string | null } | null;
}

/** One histogram of `/histograms`; numbers that JSON has no word for are strings. */
export interface HistogramAnswer {
  step: Int;
  wallTime: number;
  attempt: number;
  count: number;
  nan: number;
  posInf: number;
  negInf: number;
  min: number | string | null;
  max: number | string | null;
  sum: number | string | null;
  left: number[];
  right: number[];
  counts: (number | string)[];
}

export interface HistogramsAnswer {
  histograms: HistogramAnswer[];
  /** How many there are in the range, where a sample was asked for. */
  of?: number;
  faults?: Fault[];
}

/** A stretch of steps, ends included; null = as far as there are any. */
export interface Steps {
  from: Int | null;
  to: Int | null;
}

/** Where the server looks for runs, and why it may find none, in sentences. */
export interface LogDirectories {
  logdirs: { logdir: string; path: string }[];
  faults: string[];
}

/** The limit that the server names for one POST of series. */
export const SERIES_MAX = 2000;

/** Rows of each list of a ledger in one answer: more than are shown, few enough to be asked for of every run. */
export const LEDGER_ROWS = 1000;
/** Tags of one answer: a run may have more than the server lists at once. */
const TAGS_AT_ONCE = 50_000;

/** Tags of one name in a run, of different kinds. */
const TAGS_OF_ONE_NAME = 20;

/** The requests of `/api/v1` that the pages make. Every method rejects with an {@link ApiError}. */
export class Api {
  private readonly http: Http;

  /** @param base absolute address of the API, ending in a slash */
  constructor(base: string, send?: typeof fetch) {
    this.http = new Http(base, send);
  }

  async runs(): Promise<Run[]> {
    return (await this.http.get<{ runs: Run[] }>('runs')).runs;
  }

  /** All tags of a run, however many. */
  async tags(run: string): Promise<Tag[]> {
    const tags: Tag[] = [];
    let cursor: string | null | undefined = null;
    while (cursor !== undefined) {
      const part: { tags: Tag[]; next?: string } = await this.http.get(`tags?${query({ run, limit: TAGS_AT_ONCE, cursor })}`);
      tags.push(...part.tags);
      cursor = part.next;
    }
    return tags;
  }

  /** What was read of a run: of damage and notes the first {@link LEDGER_ROWS}, and every tag. */
  async ledger(run: string): Promise<Ledger> {
    const first = await this.ledgerPart(run, null, LEDGER_ROWS);
    const tags = [...first.tags];
    for (let next = first.next; next !== undefined && tags.length < first.totals.tags; ) {
      const part = await this.ledgerPart(run, next, TAGS_AT_ONCE);
      tags.push(...part.tags);
      next = part.next;
    }
    return { ...first, tags };
  }

  /** The ledger of a run as far as it concerns one of its series: of its other lists a few rows. */
  async seriesLedger(run: string, tag: string): Promise<Ledger> {
    return this.http.get(`ledger?${query({ run, tag, limit: TAGS_OF_ONE_NAME })}`);
  }

  private async ledgerPart(run: string, cursor: string | null, limit: number): Promise<Ledger & { next?: string }> {
    return this.http.get(`ledger?${query({ run, limit, cursor })}`);
  }

  /** At most `sample` histograms of a tag over a stretch of steps: the first, the last, and evenly between. */
  async histograms(run: string, tag: string, steps: Steps, sample: number): Promise<HistogramsAnswer> {
    return this.http.get<HistogramsAnswer>(`histograms?${query({ run, tag, ...steps, sample })}`);
  }

  /** Values of a tag in the order of their steps; with `limit` the first of them. */
  async graphs(run: string): Promise<GraphAnswer[]> {
    return (await this.http.get<{ graphs: GraphAnswer[] }>(`graphs?${query({ run })}`)).graphs;
  }

  /** Where everything stands; `open` null opens what makes a good first view. */
  async graphLayout(run: string, tag: string, open: readonly string[] | null, signal?: AbortSignal): Promise<GraphLayout> {
    const named = open === null ? [] : open.length === 0 ? ['open='] : open.map((name) => `open=${encodeURIComponent(name)}`);
    return this.http.get<GraphLayout>(`graph/layout?${[query({ run, tag }), ...named].join('&')}`, signal);
  }

  /** All nodes of a graph, those of our engine in the order in which they run. */
  async graphNodes(run: string, tag: string): Promise<GraphNode[]> {
    return (await this.http.get<{ nodes: GraphNode[] }>(`graph?${query({ run, tag })}`)).nodes;
  }

  async graphNode(run: string, tag: string, name: string, scope: boolean): Promise<OneGraphNode> {
    return this.http.get<OneGraphNode>(`graph/node?${query(scope ? { run, tag, scope: name } : { run, tag, name })}`);
  }

  async graphSearch(run: string, tag: string, text: string, limit: number): Promise<GraphMatches> {
    return this.http.get<GraphMatches>(`graph/search?${query({ run, tag, text, limit })}`);
  }

  async lineage(): Promise<LineageRow[]> {
    return (await this.http.get<{ runs: LineageRow[] }>('lineage')).runs;
  }

  /** The values of a tag, all of them or the first few. */
  async values<K extends MediaKind>(kind: K, run: string, tag: string, limit: number | null = null): Promise<Listed<MediaRows[K]>> {
    const field = { image: 'images', audio: 'audio', text: 'texts', tensor: 'tensors' }[kind];
    const answer = await this.http.get<Record<string, unknown>>(`${field}?${query({ run, tag, limit })}`);
    return { rows: answer[field] as MediaRows[K][], faults: (answer.faults ?? []) as Fault[] };
  }

  /**
   * A part of a tensor.
   *
   * @param url of the tensor, as the list of tensors names it
   * @param slice such as `[0,:,1:5]`
   */
  async tensor(url: string, slice: string): Promise<TensorSlice> {
    const q = new URLSearchParams(url.slice(url.indexOf('?') + 1));
    return this.http.get<TensorSlice>(`tensor?${query({ run: q.get('run'), tag: q.get('tag'), value: q.get('value'), slice })}`);
  }

  async logDirectories(): Promise<LogDirectories> {
    return this.http.get<LogDirectories>('logdirs');
  }

  async health(): Promise<Health> {
    return this.http.get<Health>('health');
  }

  /** Any number of series: split where the server's limit asks for it, answered in order. */
  async series(request: SeriesRequest | SampleRequest, signal?: AbortSignal): Promise<SeriesAnswer[]> {
    const answers: SeriesAnswer[] = [];
    for (let i = 0; i < request.series.length; i += SERIES_MAX) {
      const part = { ...request, series: request.series.slice(i, i + SERIES_MAX) };
      answers.push(...(await this.http.post<{ series: SeriesAnswer[] }>('series', part, signal)).series);
    }
    return answers;
  }
}
