import type { Int } from './exact-json';

/** A value that could not be read, and why. */
export interface Fault {
  step: Int;
  attempt: number;
  reason: string;
}
