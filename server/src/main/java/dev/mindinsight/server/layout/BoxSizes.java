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
  private static final int WIDTH_MAX = 220;

  /** Mean width of a character of the interface's font at 12 px. */
  private static final double CHARACTER = 6.8;

  private static final int AROUND_TEXT = 28;

  private BoxSizes() {}

  static int width(Outline.Box box) {
    int characters = Math.max(box.label().length(), box.op().length());
    int wanted = AROUND_TEXT + (int) Math.ceil(CHARACTER * Math.min(characters, WIDTH_MAX));
    return Math.clamp(wanted, WIDTH_MIN, WIDTH_MAX);
  }
}
