import type { Int } from './exact-json';

/** A graph in the list of a run's. */
export interface GraphAnswer {
  tag: string;
  kind: 'graph' | 'data_graph';
  nodes: number;
  producer: string | null;
  /** Why it could not be read. */
  fault?: string;
}

/** One or more edges to or from the same place. */
export interface GraphLink {
  node: string;
  slot: number;
  control: boolean;
  via: number;
  /** The graph has no such node. */
  missing?: true;
}

/** A node of a graph, or a scope: then with `children`. */
export interface GraphNode {
  name: string;
  op: string;
  scope: string;
  children?: number;
  inputs: GraphLink[];
  outputs: { dtype: string; shape: Int[] | null }[];
  attributes: Record<string, unknown>;
  source: { file: string; line: number; code: string }[];
}

export interface OneGraphNode {
  node: GraphNode;
  consumers: GraphLink[];
  /** Of all, listed or not. */
  consumerCount: number;
}

export interface GraphMatches {
  total: number;
  matches: { name: string; op: string; scope: string }[];
}

/** A box that a viewer of a graph sees, in pixels at zoom 1. */
export interface GraphBox {
  name: string;
  label: string;
  op: string;
  kind: 'node' | 'scope' | 'fold' | 'rest';
  /** Index of the box that it lies in, or -1. */
  parent: number;
  open: boolean;
  nodes: number;
  missing: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface GraphEdge {
  from: number;
  to: number;
  via: number;
  control: boolean;
  far: boolean;
  dtype: string | null;
  shape: Int[] | null;
  /** x and y in turn. */
  points: number[];
}

export interface GraphLayout {
  width: number;
  height: number;
  boxes: GraphBox[];
  edges: GraphEdge[];
  notes: string[];
}
