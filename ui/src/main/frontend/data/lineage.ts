import type { Int } from './exact-json';

/** An operation of a data pipeline, and what feeds it. */
export interface Operation {
  name: string;
  parameters: Record<string, unknown>;
  inputs: Operation[];
}

/** A row of `/lineage`. Numbers that are not finite come as text. */
export interface LineageRow {
  run: string;
  name: string;
  network: string | null;
  optimizer: string | null;
  learningRate: number | string | null;
  lossFunction: string | null;
  epochs: Int | null;
  batchSize: Int | null;
  deviceCount: Int | null;
  trainSize: Int | null;
  testSize: Int | null;
  modelSize: Int | null;
  loss: number | string | null;
  metrics: Record<string, number | string>;
  userDefined: Record<string, Int | string>;
  hparams: Record<string, number | string | boolean>;
  datasetMark: string | null;
  dataset: Operation | null;
  faults?: string[];
}
