package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.StoreReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a series of any length into windows that hold few points each and follow each other in the
 * order in which the series is shown. A series that lies in that order is cut where its blocks end;
 * one that does not is cut by halving the axis until every part is small, so that no more than one
 * part is ever sorted in memory.
 */
final class Windows {

  /** Points of a window: 0.5 MB of columns, 1 MB of JSON. */
  static final int POINTS_MAX = 16_384;

  private final StoreReader reader;
  private final Selection selection;
  private final List<Window> windows = new ArrayList<>();

  private Windows(StoreReader reader, Selection selection) {
    this.reader = reader;
    this.selection = selection;
  }

  static List<Window> of(StoreReader reader, Selection selection, Survey survey) {
    Windows cut = new Windows(reader, selection);
    if (selection.view().inFileOrder() || cut.inOrder(survey.blocks())) {
      cut.byBlocks(survey.blocks(), selection.range().from(), selection.range().to());
    } else {
      cut.byHalves(survey.blocks(), survey.from(), survey.to());
    }
    return cut.windows;
  }

  private boolean inOrder(List<BlockHeader> blocks) {
    long before = Long.MIN_VALUE;
    for (BlockHeader block : blocks) {
      if (summaryTellsOrder(block)) {
        if (selection.axis().least(block) < before) {
          return false;
        }
        before = selection.axis().greatest(block);
        continue;
      }
      PointBlock points = reader.load(block);
      int[] rows = new int[points.count()];
      int count = selection.rows(block, points, rows);
      for (int i = 0; i < count; i++) {
        long key = selection.axis().key(points, rows[i]);
        if (key < before) {
          return false;
        }
        before = key;
      }
    }
    return true;
  }

  private boolean summaryTellsOrder(BlockHeader block) {
    return selection.axis() == Axis.STEP && block.summary().sorted() && selection.whole(block);
  }

  private void byBlocks(List<BlockHeader> blocks, long from, long to) {
    List<BlockHeader> together = new ArrayList<>();
    int points = 0;
    for (BlockHeader block : blocks) {
      if (points > 0 && points + block.count() > POINTS_MAX) {
        windows.add(new Window(List.copyOf(together), from, to, points));
        together.clear();
        points = 0;
      }
      together.add(block);
      points += block.count();
    }
    if (points > 0) {
      windows.add(new Window(List.copyOf(together), from, to, points));
    }
  }

  private void byHalves(List<BlockHeader> blocks, long from, long to) {
    Survey part = Survey.of(reader, blocks, selection.within(from, to));
    if (part.count() == 0) {
      return;
    }
    if (part.count() <= POINTS_MAX) {
      windows.add(new Window(part.blocks(), from, to, (int) part.count()));
    } else if (from == to) {
      byBlocks(part.blocks(), from, to);
    } else {
      long middle = from + ((to - from) >>> 1);
      byHalves(part.blocks(), from, middle);
      byHalves(part.blocks(), middle + 1, to);
    }
  }
}
