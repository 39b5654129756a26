package dev.mindinsight.debugger.agent;

import dev.mindinsight.debugger.message.Command;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Part of a tensor, as NumPy's basic slicing takes it.
 *
 * @param elementBytes of one element
 * @param extents of the whole tensor, outermost first
 * @param ranges one for each dimension, within it
 * @param count how many elements it holds
 */
record Slice(int elementBytes, List<Integer> extents, List<Command.Range> ranges, int count) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when they do not fit the tensor, or hold too many elements
   */
  static Slice of(JobNode.Output tensor, List<Command.Range> ranges) {
    List<Integer> extents = tensor.shape();
    if (ranges.size() != extents.size()) {
      throw new IllegalArgumentException(
          "Malformed slice: got %d ranges, want %d".formatted(ranges.size(), extents.size()));
    }
    for (int axis = 0; axis < ranges.size(); axis++) {
      if (ranges.get(axis).to() > extents.get(axis)) {
        throw new IllegalArgumentException(
            "Malformed slice: got %d:%d in dimension %d, want at most %d"
                .formatted(
                    ranges.get(axis).from(), ranges.get(axis).to(), axis, extents.get(axis)));
      }
    }
    return new Slice(tensor.type().bytes(), extents, ranges, count(ranges));
  }

  private static int count(List<Command.Range> ranges) {
    long count = ranges.stream().anyMatch(range -> range.count() == 0) ? 0 : 1;
    for (Command.Range range : ranges) {
      count *= range.count();
      if (count > Command.ReadTensor.ELEMENTS_MAX) {
        throw new IllegalArgumentException(
            "Unsupported slice: got %d elements or more, want at most %d"
                .formatted(count, Command.ReadTensor.ELEMENTS_MAX));
      }
    }
    return (int) count;
  }

  /** Extents of what it holds. */
  List<Integer> shape() {
    return ranges.stream().filter(range -> !range.single()).map(Command.Range::count).toList();
  }

  /** Its elements, row-major. */
  ByteBuffer copy(MemorySegment tensor) {
    byte[] bytes = new byte[count * elementBytes];
    MemorySegment to = MemorySegment.ofArray(bytes);
    int[] at = new int[ranges.size()];
    for (int i = 0; i < count; i++) {
      MemorySegment.copy(
          tensor, offset(at) * elementBytes, to, (long) i * elementBytes, elementBytes);
      advance(at);
    }
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  private long offset(int[] at) {
    long offset = 0;
    for (int axis = 0; axis < at.length; axis++) {
      Command.Range range = ranges.get(axis);
      offset = offset * extents.get(axis) + range.from() + (long) at[axis] * range.step();
    }
    return offset;
  }

  /** Counts up, the last dimension first. */
  private void advance(int[] at) {
    for (int axis = at.length - 1; axis >= 0; axis--) {
      if (++at[axis] < ranges.get(axis).count()) {
        return;
      }
      at[axis] = 0;
    }
  }
}
