package dev.mindinsight.engine.data;

import java.util.List;

/** Unsigned bytes with a shape, as an IDX file holds them. */
public final class IdxArray {
  private final List<Integer> sizes;
  private final byte[] bytes;

  IdxArray(List<Integer> sizes, byte[] bytes) {
    this.sizes = List.copyOf(sizes);
    this.bytes = bytes;
  }

  /** Size along each axis, outermost first. */
  public List<Integer> sizes() {
    return sizes;
  }

  /** Number of elements. */
  public int length() {
    return bytes.length;
  }

  /** An element in row-major order, 0 to 255. */
  public int get(int index) {
    return bytes[index] & 0xff;
  }
}
