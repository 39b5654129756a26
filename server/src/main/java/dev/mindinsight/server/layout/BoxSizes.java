package dev.mindinsight.server.layout;

import dev.mindinsight.server.graph.Outline;

/** How large a box is drawn, so that its text fits. The texts are measured roughly. */
final class BoxSizes {

  /** Two lines of text, 12 and 11 px, with room around them. */
  static final int HEIGHT = 40;

  /** The title line of an open box. */
  static final int TITLE = 30;

  /** Between the edge of an open box and what is in it. */
  static final int PADDING = 14;

  private static final int WIDTH_MIN = 72;

  /** Longer texts are cut where they are drawn. */
  private static final int WIDTH_MAX = 280;

  /** Mean width of a character of the first line, bold and 12 px. */
  private static final double BOLD_CHARACTER = 8.3;

  /** Mean width of a character of the second line, 11 px. */
  private static final double CHARACTER = 6.8;

  /** Room left and right of the texts of a node. */
  private static final int AROUND_NODE = 24;

  /** The same where the sign stands that opens or closes. */
  private static final int AROUND_SCOPE = 38;

  /** The count at the right end of an open box's title. */
  private static final int COUNT = 40;

  /** Such as {@code 12 nodes} or {@code 12 of one op}, behind the digits. */
  private static final int COUNTED_CHARACTERS = 10;

  private BoxSizes() {}

  static int width(Outline.Box box) {
    boolean node = box.kind() == Outline.Kind.NODE;
    double first = BOLD_CHARACTER * Math.min(box.label().length(), WIDTH_MAX);
    double second = CHARACTER * Math.min(secondLine(box), WIDTH_MAX);
    double wanted = box.open() ? first + COUNT : Math.max(first, second);
    int around = node ? AROUND_NODE : AROUND_SCOPE;
    return Math.clamp(around + (int) Math.ceil(wanted), WIDTH_MIN, WIDTH_MAX);
  }

  private static int secondLine(Outline.Box box) {
    return box.kind() == Outline.Kind.NODE
        ? box.op().length()
        : String.valueOf(box.nodes()).length() + COUNTED_CHARACTERS;
  }
}
