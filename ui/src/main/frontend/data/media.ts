import type { Fault } from './fault';
import type { Int } from './exact-json';

/** Kinds of tags that the Media page shows. */
export type MediaKind = 'image' | 'audio' | 'text' | 'tensor';

/** What every value has; `fault` begins with a fault word and is there only if something is wrong. */
export interface MediaRow {
  step: Int;
  wallTime: number;
  attempt: number;
}

export interface ImageRow extends MediaRow {
  index: number;
  /** Pixels; 0 when unknown. */
  width: number;
  height: number;
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA, 5 YUV, 6 BGRA; 0 when unknown. */
  colorspace: number;
  mediaType: string;
  url: string;
  fault?: string;
}

export interface SoundRow extends MediaRow {
  index: number;
  mediaType: string;
  /** Frames a second; 0 when unknown. */
  sampleRate: number;
  frames: number;
  channels: number;
  url: string;
  fault?: string;
}

export interface TextRow extends MediaRow {
  /** Row-major. */
  text: string[];
  shape: number[];
}

export interface Statistics {
  count: number;
  min: number | null;
  max: number | null;
  mean: number | null;
  std: number | null;
  l2: number | string | null;
  nan: number;
  posInf: number;
  negInf: number;
  zero: number;
  negative: number;
  positive: number;
}

export interface TensorRow extends MediaRow {
  dtype: string;
  shape: number[];
  /** Null for complex numbers. */
  statistics: Statistics | null;
  url: string;
}

export interface MediaRows {
  image: ImageRow;
  audio: SoundRow;
  text: TextRow;
  tensor: TensorRow;
}

/** The values of a tag, and those that could not be read. */
export interface Listed<R> {
  rows: R[];
  faults: Fault[];
}

/** An element of a tensor: a number, "NaN", "Infinity", "-Infinity", a truth value, or a complex number. */
export type Element = Int | string | boolean | readonly (Int | string)[];

export interface TensorSlice {
  dtype: string;
  /** Of the whole tensor. */
  shape: number[];
  slice: string;
  /** Row-major. */
  values: Element[];
}
