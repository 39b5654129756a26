package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.ContentException;

/**
 * How a node is called.
 *
 * @param id by which inputs name it: a number as text
 * @param op what it does
 * @param scope in which it was made; may be empty
 * @param fullName its own, empty where older versions gave none
 */
record NodeNames(String id, String op, String scope, String fullName) {

  static NodeNames of(Wire wire) throws MalformedEventException, ContentException {
    String id = "";
    String op = "";
    String scope = "";
    String fullName = "";
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 2 << 3 | Wire.BYTES -> id = GraphReader.text(wire);
        case 3 << 3 | Wire.BYTES -> op = GraphReader.text(wire);
        case 4 << 3 | Wire.BYTES -> scope = GraphReader.text(wire);
        case 8 << 3 | Wire.BYTES -> fullName = GraphReader.text(wire);
        default -> wire.skip(key);
      }
    }
    return new NodeNames(id, op, scope, fullName);
  }

  /** The name that is shown, as MindInsight showed it. */
  String shown() {
    if (!fullName.isEmpty()) {
      return fullName;
    }
    String own = "%s-op%s".formatted(op, id);
    return scope.isEmpty() ? own : scope + "/" + own;
  }
}
