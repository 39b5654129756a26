import type { Steps } from './api';
import type { Axis, Range } from './axis';
import type { Int } from './exact-json';
import type { Sort, SortKey } from './run-list';

/** Ways to draw the histograms of a tag over its steps. */
export type HistogramView = 'offset' | 'front' | 'heat' | 'bands';

/** What a viewer has chosen: all of it stands in the query of the URL, defaults left out. */
export interface ViewState {
  /** Prefixes of run ids; null = the newest runs, whichever they are. */
  runs: readonly string[] | null;
  runFilter: string;
  tagFilter: string;
  sort: Sort;
  axis: Axis;
  /** 0 = none, below 1. */
  smoothing: number;
  log: boolean;
  attempts: boolean;
  /** Whether charts show what TensorBoard would. */
  tensorBoard: boolean;
  zoom: Range | null;
  /** Zoom of y, of one card. */
  zoomY: { tag: string; range: Range } | null;
  /** The tag that fills the page. */
  full: string | null;
  /** The tag whose series' counts are open. */
  facts: string | null;
  /** Groups that are closed. */
  closed: readonly string[];
  /** Runs whose sub-runs are open. */
  unfolded: readonly string[];
  /** Prefix of the run whose ledger is open. */
  ledger: string | null;
  histogramView: HistogramView;
  /** The stretch of steps whose histograms are drawn; null = all. */
  steps: Steps | null;
  /** The step that is marked in every picture. */
  step: Int | null;
  /** What is chosen on the Lineage page, as that page writes it. */
  lineage: string;
  /** What is chosen on the Media page, as that page writes it. */
  media: string;
  /** What is chosen on the Graph page, as that page writes it. */
  graph: string;
  /** What is chosen on the Debug page, as that page writes it. */
  debug: string;
  /** What is chosen on the Profile page, as that page writes it. */
  profile: string;
}

export const DEFAULT_STATE: ViewState = {
  runs: null,
  runFilter: '',
  tagFilter: '',
  sort: { key: 'updated', descending: true },
  axis: 'step',
  smoothing: 0,
  log: false,
  attempts: false,
  tensorBoard: false,
  zoom: null,
  zoomY: null,
  full: null,
  facts: null,
  closed: [],
  unfolded: [],
  ledger: null,
  histogramView: 'offset',
  steps: null,
  step: null,
  lineage: '',
  graph: '',
  media: '',
  debug: '',
  profile: '',
};

/** So much of an id stands in the URL: 40 bits tell a million runs apart. */
const PREFIX = 8;
const AXES: readonly Axis[] = ['step', 'relative', 'wall'];
const HISTOGRAM_VIEWS: readonly HistogramView[] = ['offset', 'front', 'heat', 'bands'];
const SORT_KEYS = /^(name|status|step|duration|updated|points|attempts|m:.+)$/s;

/** Reads a query; what is not understood counts as not there. */
export function parseState(query: string): ViewState {
  const q = new URLSearchParams(query);
  const runs = q.get('r');
  return {
    runs: runs === null ? null : runs.split('.').filter((id) => /^[a-z0-9]+$/i.test(id)),
    runFilter: q.get('q') ?? '',
    tagFilter: q.get('t') ?? '',
    sort: parseSort(q.get('s')),
    axis: AXES.find((axis) => axis === q.get('x')) ?? 'step',
    smoothing: Math.min(0.999, Math.max(0, Number(q.get('sm')) || 0)),
    log: q.get('y') === 'log',
    attempts: q.get('a') === 'all',
    tensorBoard: q.get('p') === 'tensorboard',
    zoom: parseRange(q.get('z')),
    zoomY: parseZoomY(q.get('zy')),
    full: q.get('f'),
    facts: q.get('i'),
    closed: q.getAll('c'),
    unfolded: (q.get('u') ?? '').split('.').filter((id) => id !== ''),
    ledger: q.get('l'),
    histogramView: HISTOGRAM_VIEWS.find((way) => way === q.get('h')) ?? 'offset',
    steps: parseSteps(q.get('hs')),
    step: parseStep(q.get('at')),
    lineage: q.get('li') ?? '',
    graph: q.get('gr') ?? '',
    media: q.get('m') ?? '',
    debug: q.get('db') ?? '',
    profile: q.get('pf') ?? '',
  };
}

/** The shortest query that {@link parseState} reads back to the same state, without "?". */
export function formatState(state: ViewState): string {
  const q: string[] = [];
  const put = (name: string, value: string, shown: boolean): void => {
    if (shown) {
      q.push(`${name}=${encodeURIComponent(value).replace(/%2F/g, '/').replace(/%3A/g, ':').replace(/%20/g, '+')}`);
    }
  };
  const { sort, zoom, zoomY } = state;
  const standard = DEFAULT_STATE.sort;
  put('r', (state.runs ?? []).map((id) => id.slice(0, PREFIX)).join('.'), state.runs !== null);
  put('q', state.runFilter, state.runFilter !== '');
  put('t', state.tagFilter, state.tagFilter !== '');
  put('s', (sort.descending ? '-' : '') + sort.key, sort.key !== standard.key || sort.descending !== standard.descending);
  put('x', state.axis, state.axis !== 'step');
  put('sm', String(state.smoothing), state.smoothing > 0);
  put('y', 'log', state.log);
  put('a', 'all', state.attempts);
  put('p', 'tensorboard', state.tensorBoard);
  put('z', zoom ? zoom.join('_') : '', zoom !== null);
  put('zy', zoomY ? `${zoomY.range.join('_')}_${zoomY.tag}` : '', zoomY !== null);
  put('f', state.full ?? '', state.full !== null);
  put('i', state.facts ?? '', state.facts !== null);
  state.closed.forEach((group) => put('c', group, true));
  put('u', state.unfolded.map((id) => id.slice(0, PREFIX)).join('.'), state.unfolded.length > 0);
  put('l', (state.ledger ?? '').slice(0, PREFIX), state.ledger !== null);
  put('h', state.histogramView, state.histogramView !== 'offset');
  put('hs', `${state.steps?.from ?? ''}_${state.steps?.to ?? ''}`, state.steps !== null);
  put('at', String(state.step), state.step !== null);
  put('li', state.lineage, state.lineage !== '');
  put('gr', state.graph, state.graph !== '');
  put('m', state.media, state.media !== '');
  put('db', state.debug, state.debug !== '');
  put('pf', state.profile, state.profile !== '');
  return q.join('&');
}

/** The ids among these that start with one of the prefixes, in the order of the ids. */
export function resolveIds(prefixes: readonly string[], ids: readonly string[]): string[] {
  const short = new Set(prefixes.map((p) => p.slice(0, PREFIX)));
  return ids.filter((id) => short.has(id.slice(0, PREFIX)));
}

function parseSort(text: string | null): Sort {
  const key = text?.replace(/^-/, '') ?? '';
  return SORT_KEYS.test(key) ? { key: key as SortKey, descending: text?.startsWith('-') ?? false } : DEFAULT_STATE.sort;
}

function parseRange(text: string | null): Range | null {
  const [from, to, ...rest] = (text ?? '').split('_').map((n) => (n === '' ? NaN : Number(n)));
  const valid = rest.length === 0 && from !== undefined && to !== undefined && from < to;
  return valid ? [from, to] : null;
}

function parseZoomY(text: string | null): ViewState['zoomY'] {
  const [from = '', to = '', ...tag] = (text ?? '').split('_');
  const range = parseRange(`${from}_${to}`);
  return range && tag.length > 0 ? { tag: tag.join('_'), range } : null;
}

/** A step as a viewer or a query writes it, every digit kept; null if it is none. */
export function parseStep(text: string | null): Int | null {
  if (text === null || !/^-?\d{1,19}$/.test(text.trim())) {
    return null;
  }
  const exact = BigInt(text.trim());
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}

function parseSteps(text: string | null): Steps | null {
  const [first, last] = (text ?? '').split('_');
  const [from, to] = [parseStep(first ?? null), parseStep(last ?? null)];
  const turned = from !== null && to !== null && from > to;
  return turned || (from === null && to === null) ? null : { from, to };
}
