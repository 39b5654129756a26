package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import dev.mindinsight.server.store.PointBlock;
import dev.mindinsight.server.store.Pyramid;
import dev.mindinsight.server.store.StoreReader;
import dev.mindinsight.server.store.StoredTag;
import dev.mindinsight.server.store.Stretch;
import java.util.List;

/**
 * Goes through the points of a tag once, in arrival order, and loads as few of them as it can: a
 * visitor is shown what the coarsest stretches amount to, and each that it must see closer is taken
 * apart, down to the points themselves.
 */
final class Descent {

  /** So many points around one that is asked for have their blocks' headers read with it. */
  private static final long HEADERS_POINTS = 1 << 16;

  /** Where headers are needed all along, they are read with fewer questions. */
  private static final long HEADERS_POINTS_MAX = 1 << 20;

  /** What a visitor does with a stretch. */
  enum Verdict {
    /** It shows nothing of it. */
    SKIP,
    /** What it amounts to is enough. */
    TAKE,
    /** It must be taken apart. */
    OPEN
  }

  /** Who goes through the points. */
  interface Visitor {

    Verdict judge(Stretch stretch);

    /** Adds a stretch that was judged so. */
    void take(Stretch stretch);

    /** Adds points of a block from one place to behind another. */
    void points(BlockHeader block, PointBlock points, int from, int to);
  }

  private final StoreReader reader;
  private final StoredTag tag;
  private final Pyramid pyramid;
  private final int finest;
  private final Visitor visitor;

  /** A stretch that must be taken apart, not passed on yet. */
  private long openFrom;

  private long openTo;

  private List<BlockHeader> headers = List.of();
  private long headersPoints = HEADERS_POINTS;
  private long headersFrom;
  private long headersTo;
  private long loadedFirst = -1;
  private PointBlock loaded = new PointBlock(new long[0], new double[0], new long[0]);

  private Descent(StoreReader reader, StoredTag tag, Pyramid pyramid, int finest, Visitor visitor) {
    this.reader = reader;
    this.tag = tag;
    this.pyramid = pyramid;
    this.finest = finest;
    this.visitor = visitor;
  }

  /**
   * Shows a visitor all points of a tag.
   *
   * @param finest the finest level of the pyramid that helps the visitor
   */
  static void go(StoreReader reader, StoredTag tag, Pyramid pyramid, int finest, Visitor visitor) {
    Descent descent = new Descent(reader, tag, pyramid, finest, visitor);
    long at = 0;
    for (int level = pyramid.levels() - 1; level >= finest; level--) {
      descent.entries(level, at, pyramid.end(level));
      at = pyramid.end(level);
    }
    descent.open(at, tag.points());
    descent.flush();
  }

  private void entries(int level, long from, long to) {
    int span = pyramid.span(level);
    for (long first = from; first < to; first += span) {
      if (level == finest && pyramid.scattered(level, first)) {
        open(first, first + span);
      } else {
        entry(level, first, first + span);
      }
    }
  }

  private void entry(int level, long from, long to) {
    Stretch entry = pyramid.entry(level, from);
    switch (visitor.judge(entry)) {
      case SKIP -> {}
      case TAKE -> {
        flush();
        visitor.take(entry);
      }
      case OPEN -> {
        if (level == finest) {
          open(from, to);
        } else {
          entries(level - 1, from, to);
        }
      }
    }
  }

  private void open(long from, long to) {
    if (from != openTo) {
      flush();
      openFrom = from;
    }
    openTo = to;
  }

  /** Passes on what is open, so that all comes in arrival order. */
  private void flush() {
    if (openFrom < openTo) {
      for (BlockHeader block : headers(openFrom, openTo)) {
        int from = (int) Math.max(0, openFrom - block.firstIndex());
        int to = (int) Math.min(block.count(), openTo - block.firstIndex());
        if (from < to) {
          block(block, from, to);
        }
      }
    }
    openFrom = openTo;
  }

  private void block(BlockHeader block, int from, int to) {
    Verdict verdict = visitor.judge(block);
    if (verdict == Verdict.TAKE && to - from == block.count()) {
      visitor.take(block);
    } else if (verdict != Verdict.SKIP) {
      visitor.points(block, load(block), from, to);
    }
  }

  private PointBlock load(BlockHeader block) {
    if (block.firstIndex() != loadedFirst) {
      loaded = reader.load(block);
      loadedFirst = block.firstIndex();
    }
    return loaded;
  }

  private List<BlockHeader> headers(long from, long to) {
    if (from < headersFrom || to > headersTo) {
      headersFrom = from - from % HEADERS_POINTS;
      headersTo = Math.max(to, headersFrom + headersPoints);
      headersPoints = Math.min(2 * headersPoints, HEADERS_POINTS_MAX);
      headers = reader.blocks(tag, headersFrom, headersTo);
    }
    return headers;
  }
}
