package dev.mindinsight.server.layout;

import dev.mindinsight.server.graph.Outline;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Boxes that nothing flows to or from. A layered layout would put all of them into its first row,
 * however long; one that is told to stand below another, column by column, makes a block of them.
 */
final class LonelyBoxes {

  /** So many may stand beside each other. */
  private static final int ROW_MAX = 6;

  /** Boxes in a row for each box in a column, squared, so that a block is wider than it is high. */
  private static final double ROW_SHARE = 0.9;

  private LonelyBoxes() {}

  /** Returns which lonely box stands below which: lower by upper. */
  static Map<Integer, Integer> of(Outline outline) {
    BitSet joined = new BitSet();
    for (Outline.Flow flow : outline.flows()) {
      joined.set(flow.from());
      joined.set(flow.to());
    }
    Map<Integer, List<Integer>> byParent = new LinkedHashMap<>();
    for (int i = 0; i < outline.boxes().size(); i++) {
      Outline.Box box = outline.boxes().get(i);
      if (!box.open() && !joined.get(i)) {
        byParent.computeIfAbsent(box.parent(), parent -> new ArrayList<>()).add(i);
      }
    }
    Map<Integer, Integer> below = new LinkedHashMap<>();
    byParent.values().forEach(lonely -> stack(lonely, below));
    return below;
  }

  private static void stack(List<Integer> lonely, Map<Integer, Integer> below) {
    int row = Math.max(ROW_MAX, (int) Math.ceil(Math.sqrt(ROW_SHARE * lonely.size())));
    for (int i = row; i < lonely.size(); i++) {
      below.put(lonely.get(i - row), lonely.get(i));
    }
  }
}
