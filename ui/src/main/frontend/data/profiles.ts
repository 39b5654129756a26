import type { Int } from './exact-json';
import type { Fault } from './fault';
import { query, type Http } from './http';

/** A row of `/profiles`. */
export interface Profile {
  id: string;
  run: string;
  producer: string;
  /** Those that were recorded. */
  steps: Int[];
  ranks: number[];
  events: number;
  durationMicros: number;
  /** What could not be read of it. */
  faults: Fault[];
}

/** How operators are put together. */
export type GroupBy = 'type' | 'name';

/** A row of `/profiles/{id}/operators`. */
export interface Operator {
  key: string;
  calls: number;
  totalMicros: number;
  selfMicros: number;
  /** Of the time of all operators, 0 to 1. */
  share: number;
  /** 0 where the producer says none. */
  flops: number;
  /** A node of the graph to look at; null where none is known. */
  node: string | null;
}

/** A row of `/profiles/{id}/steps`, in microseconds. */
export interface StepTimes {
  step: Int;
  totalMicros: number;
  kernel: number;
  memcpy: number;
  memset: number;
  communication: number;
  runtime: number;
  dataLoader: number;
  cpu: number;
  other: number;
}

/** A stretch of a step: a node that ran, a wait, or what lay between. */
export interface Slice {
  /** Null where it is no node's. */
  node: string | null;
  op: string | null;
  /** From the beginning of the step. */
  startMicros: number;
  durationMicros: number;
  bytes: number;
  flops: number;
}

/** One step in lanes, whose slices cover it without gap or overlap. */
export interface Timeline {
  step: Int;
  totalMicros: number;
  /** `forward`, `backward`, `optimizer`, further phases, `dataWait` and `other`. */
  lanes: { name: string; slices: Slice[] }[];
}

/** The requests of `/profiles`. */
export class ProfileApi {
  constructor(private readonly http: Http) {}

  /** @param run null for those of all runs */
  async profiles(run: string | null): Promise<Profile[]> {
    return (await this.http.get<{ profiles: Profile[] }>(`profiles?${query({ run })}`)).profiles;
  }

  async operators(id: string, by: GroupBy): Promise<Operator[]> {
    return (await this.http.get<{ operators: Operator[] }>(`${at(id)}/operators?${query({ by })}`)).operators;
  }

  async steps(id: string): Promise<StepTimes[]> {
    return (await this.http.get<{ steps: StepTimes[] }>(`${at(id)}/steps`)).steps;
  }

  /** The most operations a second that the device was seen to do; 0 where nothing was seen. */
  async peak(id: string): Promise<number> {
    return (await this.http.get<{ flopsPerSecond: number }>(`${at(id)}/peak`)).flopsPerSecond;
  }

  timeline(id: string, step: Int): Promise<Timeline> {
    return this.http.get<Timeline>(`${at(id)}/timeline?${query({ step })}`);
  }
}

function at(id: string): string {
  return `profiles/${encodeURIComponent(id)}`;
}
