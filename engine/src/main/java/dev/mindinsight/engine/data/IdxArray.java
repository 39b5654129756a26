package dev.mindinsight.engine.data;

import java.util.List;
import java.util.Map;

/** Unsigned bytes with a shape, as an IDX file holds them. */
public final class IdxArray {
  private final String name;
  private final List<Integer> sizes;
  private final byte[] bytes;

  IdxArray(String name, List<Integer> sizes, byte[] bytes) {
    this.name = name;
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

  Operation operation() {
    List<Long> extents = sizes.stream().map(Integer::longValue).toList();
    return new Operation("IdxFile", Map.of("file", name, "sizes", extents), List.of());
  }

  /** An element in row-major order, 0 to 255. */
  public int get(int index) {
    return bytes[index] & 0xff;
  }
}
