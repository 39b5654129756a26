package dev.mindinsight.server.api;

import java.time.Duration;

/** Every limit of the API in one place, each with its reason. */
final class Limits {

  /** Items of a list in one answer: about 30 MB of JSON, which a browser still holds. */
  static final int LIST_ITEMS_MAX = 100_000;

  /** Series in one request: a screen of 100 cards with 20 runs each. */
  static final int SERIES_MAX = 2_000;

  /** Runs, and tags, of one event stream; part of the contract. */
  static final int EVENT_NAMES_MAX = 200;

  /** Bytes of a request's body: {@link #SERIES_MAX} series whose tags are 2,000 bytes long. */
  static final int BODY_BYTES_MAX = 4 << 20;

  /** Points of a reduced series: more than any screen has columns. */
  static final int WIDTH_MAX = 100_000;

  /** Points of a reduced series unless the request says: two per pixel of a full-width chart. */
  static final int WIDTH_DEFAULT = 2_000;

  /** Bytes of the records that one answer is made of: what a browser can still take. */
  static final long CONTENT_BYTES_MAX = 512L << 20;

  /**
   * Bytes that all answers together hold of files' contents, be they decoded or on their way: the
   * rest of the heap is for the store, the graphs that are kept, and reading.
   */
  static final long CONTENT_HELD_BYTES_MAX = Runtime.getRuntime().maxMemory() / 4;

  /** Characters of the nodes of one answer: a graph's attributes may be as long as its file. */
  static final long GRAPH_CHARS_MAX = 64L << 20;

  /** Scopes that are open at once: a fifth of the boxes that are shown at most. */
  static final int OPEN_SCOPES_MAX = 1_000;

  /** Consumers of a node that are listed: more than anyone reads; the count is of all. */
  static final int CONSUMERS_MAX = 1_000;

  /** Matches of a search that are listed unless the request says; the count is of all. */
  static final int MATCHES_DEFAULT = 100;

  /** Matches of a search that may be listed. */
  static final int MATCHES_MAX = 1_000;

  /** Buckets of the histograms in one answer: about 100 MB of JSON. */
  static final long BUCKETS_MAX = 2_000_000;

  /** Elements of a slice of a tensor; part of the contract. */
  static final int TENSOR_ELEMENTS_MAX = 100_000;

  /** Event streams at once: each costs a socket, two buffers and its cursors. */
  static final int EVENT_STREAMS_MAX = 500;

  /** Nodes or steps that a job runs through at one request: an hour of a small net. */
  static final int NODES_AT_ONCE_MAX = 1_000_000;

  /** Characters of who asks: a name is shown to others in one line. */
  static final int CLIENT_CHARS_MAX = 100;

  /** Characters of a watchpoint's patterns: 10,000 full names; fits a message to the job. */
  static final int PATTERN_CHARS_MAX = 1_000_000;

  /** Wait for one answer of the store: far above any honest read, short enough to tell a hang. */
  static final Duration STORE_WAIT = Duration.ofSeconds(30);

  private Limits() {}
}
