package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.GraphModel.Input;

/**
 * How TensorFlow writes names of nodes: scopes before slashes, inputs with the output they take.
 */
final class NodeName {

  /** A slot with more digits is part of the name. */
  private static final int SLOT_DIGITS_MAX = 9;

  private NodeName() {}

  /** The part before the last slash; empty at the top. */
  static String scope(String name) {
    return name.substring(0, Math.max(name.lastIndexOf('/'), 0));
  }

  /**
   * Takes an input apart: {@code ^name} only has to come first, {@code name:k} is output k, and in
   * the body of a function {@code name:output:k} is the k-th of a named output.
   *
   * @param prefix stands before the names of all nodes
   */
  static Input input(String prefix, String text, boolean inFunction) {
    if (text.startsWith("^")) {
      return new Input(prefix + text.substring(1), 0, true);
    }
    int colon = text.lastIndexOf(':');
    int slot = slot(text, colon);
    if (slot < 0) {
      return new Input(prefix + text, 0, false);
    }
    String name = text.substring(0, colon);
    int output = inFunction ? name.lastIndexOf(':') : -1;
    return new Input(prefix + (output > 0 ? name.substring(0, output) : name), slot, false);
  }

  /** The number behind a colon, or −1. */
  private static int slot(String text, int colon) {
    int digits = text.length() - colon - 1;
    if (colon <= 0 || digits == 0 || digits > SLOT_DIGITS_MAX) {
      return -1;
    }
    for (int i = colon + 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return -1;
      }
    }
    return Integer.parseInt(text, colon + 1, text.length(), 10);
  }
}
