package dev.mindinsight.summary.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PointQueueTest {

  private final AtomicInteger wakes = new AtomicInteger();
  private final PointQueue queue = new PointQueue(wakes::incrementAndGet);
  private final List<Object> taken = new ArrayList<>();

  @Test
  void entriesComeOutInOrderWithTheirWords() {
    queue.add("a", -1, 2.5, Double.NaN);
    queue.addBlob(new byte[] {1});
    List<String> words = new ArrayList<>();
    boolean closed =
        queue.drain((subject, step, wall, value) -> words.add(step + " " + wall + " " + value));
    assertThat(words).containsExactly("-1 2.5 NaN", "0 0.0 0.0");
    assertThat(closed).isFalse();
  }

  @Test
  void aFullSegmentWakesTheConsumer() {
    for (int i = 0; i <= Segment.ENTRIES; i++) {
      assertThat(wakes).hasValue(0);
      queue.add("p", i, 0, 0);
    }
    assertThat(wakes).hasValue(1);
  }

  @Test
  void beyondItsMemoryPointsAreDroppedAndCountedUntilThereIsRoomAgain() {
    long capacity = PointQueue.BYTES_MAX / Segment.BYTES * Segment.ENTRIES;
    for (long i = 0; i < capacity + 10; i++) {
      queue.add("p", i, 0, 0);
    }
    assertThat(queue.dropped()).isEqualTo(10);
    assertThat(queue.addAlways("mark")).isTrue();
    queue.drain(this::take);
    assertThat(taken).hasSize(Math.toIntExact(capacity) + 1);
    queue.add("p", 0, 0, 0);
    assertThat(queue.dropped()).isEqualTo(10);
  }

  @Test
  void encodedEventsCountTowardsTheMemory() {
    byte[] half = new byte[(int) (PointQueue.BYTES_MAX / 2)];
    queue.addBlob(half);
    queue.addBlob(half);
    queue.addBlob(half);
    assertThat(queue.dropped()).isEqualTo(1);
    queue.drain(this::take);
    queue.addBlob(half);
    assertThat(queue.dropped()).isEqualTo(1);
  }

  @Test
  void aClosedQueueGivesOutWhatIsInItAndTakesNothing() {
    queue.add("before", 0, 0, 0);
    queue.close();
    assertThatThrownBy(() -> queue.add("after", 0, 0, 0))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Conflict: the writer is closed");
    assertThat(queue.addAlways("after")).isFalse();
    assertThat(queue.drain(this::take)).isTrue();
    assertThat(taken).containsExactly("before");
  }

  private void take(Object subject, long step, double wallTimeSeconds, double value) {
    taken.add(subject);
  }
}
