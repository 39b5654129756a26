package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.content.ContentException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a TensorShapeProto. */
final class TensorShape {

  /** TensorFlow's own bound; an array of NumPy has at most 64 dimensions. */
  static final int RANK_MAX = 254;

  private static final int DIM_KEY = 2 << 3 | Wire.BYTES;
  private static final int UNKNOWN_RANK_KEY = 3 << 3 | Wire.VARINT;
  private static final int SIZE_KEY = 1 << 3 | Wire.VARINT;

  private TensorShape() {}

  /** The extents, −1 for one that is not known; null when not even their number is. */
  static @Nullable List<Long> read(Wire wire) throws MalformedEventException, ContentException {
    List<Long> shape = new ArrayList<>();
    boolean known = true;
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == DIM_KEY) {
        shape.add(size(wire.message()));
        checkRank(shape.size());
      } else if (key == UNKNOWN_RANK_KEY) {
        known = wire.varint() == 0;
      } else {
        wire.skip(key);
      }
    }
    return known ? shape : null;
  }

  private static long size(Wire wire) throws MalformedEventException {
    long size = 0;
    while (wire.hasMore()) {
      int key = wire.key();
      if (key == SIZE_KEY) {
        size = Math.max(wire.varint(), -1);
      } else {
        wire.skip(key);
      }
    }
    return size;
  }

  private static void checkRank(int rank) throws ContentException {
    if (rank > RANK_MAX) {
      throw new ContentException(
          "Unsupported shape: got more than %d dimensions".formatted(RANK_MAX));
    }
  }
}
