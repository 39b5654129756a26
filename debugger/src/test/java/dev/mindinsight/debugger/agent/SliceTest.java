package dev.mindinsight.debugger.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.debugger.message.Command.Range;
import dev.mindinsight.summary.content.ElementType;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {

  /** Against every index that the ranges name, one after the other. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void itHoldsWhatTheRangesName(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<Integer> extents =
          IntStream.range(0, random.nextInt(5)).mapToObj(_ -> random.nextInt(5)).toList();
      List<Range> ranges = extents.stream().map(extent -> range(random, extent)).toList();
      int[] numbers = IntStream.range(0, extents.stream().reduce(1, (a, b) -> a * b)).toArray();

      Slice slice = Slice.of(new JobNode.Output(ElementType.INT32, extents), ranges);

      int[] got = new int[slice.count()];
      slice
          .copy(MemorySegment.ofArray(numbers))
          .order(ByteOrder.LITTLE_ENDIAN)
          .asIntBuffer()
          .get(got);
      assertThat(got).containsExactly(naive(extents, ranges, 0, 0).toArray(Integer[]::new));
      assertThat(slice.shape())
          .hasSize((int) ranges.stream().filter(range -> !range.single()).count());
    }
  }

  private static Range range(Random random, int extent) {
    if (extent > 0 && random.nextInt(3) == 0) {
      int at = random.nextInt(extent);
      return new Range(at, at + 1, 1, true);
    }
    int from = random.nextInt(extent + 1);
    return new Range(from, from + random.nextInt(extent - from + 1), 1 + random.nextInt(3), false);
  }

  private static List<Integer> naive(
      List<Integer> extents, List<Range> ranges, int axis, int offset) {
    if (axis == extents.size()) {
      return List.of(offset);
    }
    List<Integer> all = new ArrayList<>();
    Range range = ranges.get(axis);
    for (int i = range.from(); i < range.to(); i += range.step()) {
      all.addAll(naive(extents, ranges, axis + 1, offset * extents.get(axis) + i));
    }
    return all;
  }

  @Test
  void tooManyElementsAreRefusedBeforeAnythingIsAllocated() {
    JobNode.Output huge = new JobNode.Output(ElementType.INT8, List.of(Integer.MAX_VALUE, 1 << 20));
    assertThatThrownBy(() ->
            Slice.of(
                huge,
                List.of(
                    new Range(0, Integer.MAX_VALUE, 1, false), new Range(0, 1 << 20, 1, false))))
        .hasMessage("Unsupported slice: got 2147483647 elements or more, want at most 100000");
  }
}
