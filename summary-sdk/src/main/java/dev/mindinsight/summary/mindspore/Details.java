package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.GraphModel;

/** Counts the small parts of a graph, each of which may cost two bytes and becomes an object. */
final class Details {

  /** Some eight for each of the most nodes; real graphs have about ten a node and few nodes. */
  static final int MAX = 8 * GraphModel.NODES_MAX;

  private int count;

  void add() throws ContentException {
    if (++count > MAX) {
      throw new ContentException(
          "Unsupported graph: got more than %d inputs, outputs and attributes".formatted(MAX));
    }
  }
}
