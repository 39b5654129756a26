package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Text;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.ContentException;

/** What parameters, constants and attributes have in common: a name and something about it. */
final class NamedParts {

  private final byte[] bytes;
  private String name = "";
  private int secondStart;
  private int secondLength;
  private int thirdStart;
  private int thirdLength;

  private NamedParts(byte[] bytes) {
    this.bytes = bytes;
  }

  static NamedParts of(Wire wire) throws MalformedEventException, ContentException {
    NamedParts parts = new NamedParts(wire.bytes());
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.BYTES -> parts.name = GraphReader.text(wire);
        case 2 << 3 | Wire.BYTES -> {
          parts.secondLength = wire.length();
          parts.secondStart = wire.position();
          wire.pass(parts.secondLength);
        }
        case 3 << 3 | Wire.BYTES -> {
          parts.thirdLength = wire.length();
          parts.thirdStart = wire.position();
          wire.pass(parts.thirdLength);
        }
        default -> wire.skip(key);
      }
    }
    return parts;
  }

  String name() {
    return name;
  }

  /** Field 2: a parameter's type, a constant's or an attribute's value; empty if there is none. */
  Wire second() {
    return new Wire().over(bytes, secondStart, secondLength);
  }

  /** Field 3 of a constant, by which it is shown; its name where there is none. */
  String fullName() {
    int length = Math.min(thirdLength, GraphReader.NAME_BYTES_MAX);
    return length == 0 ? name : Text.of(bytes, thirdStart, length);
  }
}
