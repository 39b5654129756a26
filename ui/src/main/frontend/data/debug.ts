import type { HistogramAnswer } from './api';
import type { Int } from './exact-json';
import { query, type Http } from './http';
import type { Statistics, TensorSlice } from './media';

export type JobState = 'running' | 'pausing' | 'paused' | 'ended' | 'lost';

/** A row of `/debug/jobs`. */
export interface JobRow {
  id: string;
  /** Null until the run's files have said which job wrote them. */
  run: string | null;
  name: string;
  producer: 'engine' | 'mindspore' | 'dump';
  state: JobState;
  /** Training step of `node`. */
  step: Int | null;
  /** The node that runs next; never null while paused. */
  node: string | null;
  attached: boolean;
  capabilities: string[];
  /** Null where the job records no steps. */
  recorder: Recorder | null;
}

/** What records where the time of steps goes. */
export interface Recorder {
  /** A step whose number is a multiple of it is recorded; 0: none is. */
  everySteps: number;
}

/** One job in full. */
export interface Job extends JobRow {
  graphs: { tag: string }[];
  ranks: number[];
  steps: { first: Int | null; last: Int | null; recorded: Int[] };
  /** Name of the client that controls the job; null if none does. */
  controller: string | null;
  leaseSeconds: number | null;
}

/** A tensor of a node. */
export interface TensorSlot {
  /** `input:k`, `output:k` or `parameter`. */
  slot: string;
  /** Of the value that lies there. */
  name: string;
  dtype: string;
  shape: number[];
  /** Whose value it holds; null where there is none. */
  step: Int | null;
  available: boolean;
  statistics: Statistics | null;
}

/** Buckets of one tensor. */
export type TensorHistogram = Omit<HistogramAnswer, 'step' | 'wallTime' | 'attempt'> & Partial<Pick<HistogramAnswer, 'step'>>;

export interface Watchpoint {
  id: number;
  condition: string;
  parameters: Record<string, number>;
  /** Globs over full names, in which `*` crosses `/`. */
  nodes: string[];
}

export interface Hit {
  watchpoint: number;
  condition: string;
  node: string;
  slot: string;
  step: Int;
  rank: number;
  parameters: { name: string; value: number | string; actual: number | string | null; hit: boolean }[];
  /** Why the condition could not be checked. */
  errors: string[];
}

/** The hits that are kept, and how many are not. */
export interface Hits {
  hits: Hit[];
  dropped?: number;
}

/** New hits of a job; `from` is the number of the first, counted from 1. */
export interface HitsEvent extends Hits {
  job: string;
  from: number;
}

export type Action = 'pause' | 'continue' | 'nextNode' | 'nextStep' | 'terminate';

/** Who attaches, for how long, and whether from another. */
export interface Attachment {
  client: string;
  /** Seconds. */
  lease: number;
  take: boolean;
}

/** The requests of `/debug`. */
export class DebugApi {
  constructor(private readonly http: Http) {}

  /** All jobs. Looking at the list renews no lease. */
  async jobs(): Promise<JobRow[]> {
    return (await this.http.get<{ jobs: JobRow[] }>('debug/jobs')).jobs;
  }

  /** One job; whoever asks renews its lease. */
  job(id: string): Promise<Job> {
    return this.http.get<Job>(at(id));
  }

  attach(id: string, how: Attachment): Promise<Job> {
    return this.http.post<Job>(`${at(id)}/attach`, how);
  }

  /** The page goes away: its lease becomes short, so that a reload still finds the job where it was. */
  part(id: string, client: string, lease: number): void {
    this.http.part(`${at(id)}/attach`, { client, lease });
  }

  detach(id: string, client: string): Promise<Job> {
    return this.http.post<Job>(`${at(id)}/detach`, { client });
  }

  control(id: string, client: string, action: Action, count: number | null = null): Promise<Job> {
    return this.http.post<Job>(`${at(id)}/control`, { client, action, ...(count !== null && { count }) });
  }

  /** Answered once the job has confirmed. */
  record(id: string, client: string, everySteps: number): Promise<Job> {
    return this.http.post<Job>(`${at(id)}/recorder`, { client, everySteps });
  }

  async tensors(id: string, node: string): Promise<TensorSlot[]> {
    return (await this.http.get<{ tensors: TensorSlot[] }>(`${at(id)}/tensors?${query({ node })}`)).tensors;
  }

  tensor(id: string, node: string, slot: string, slice: string): Promise<TensorSlice> {
    return this.http.get<TensorSlice>(`${at(id)}/tensor?${query({ node, slot, slice })}`);
  }

  /** The whole tensor as a NumPy file. */
  npy(id: string, node: string, slot: string): Promise<Blob> {
    return this.http.blob(`${at(id)}/tensor?${query({ node, slot })}`, 'application/x-npy');
  }

  histogram(id: string, node: string, slot: string): Promise<TensorHistogram> {
    return this.http.get<TensorHistogram>(`${at(id)}/tensor/histogram?${query({ node, slot })}`);
  }

  async watchpoints(id: string): Promise<Watchpoint[]> {
    return (await this.http.get<{ watchpoints: Watchpoint[] }>(`${at(id)}/watchpoints`)).watchpoints;
  }

  watch(id: string, client: string, watchpoint: Omit<Watchpoint, 'id'>): Promise<{ id: number }> {
    return this.http.post<{ id: number }>(`${at(id)}/watchpoints`, { client, ...watchpoint });
  }

  unwatch(id: string, client: string, watchpoint: number): Promise<void> {
    return this.http.delete(`${at(id)}/watchpoints/${watchpoint}?${query({ client })}`);
  }

  hits(id: string): Promise<Hits> {
    return this.http.get<Hits>(`${at(id)}/hits`);
  }
}

function at(id: string): string {
  return `debug/jobs/${encodeURIComponent(id)}`;
}
