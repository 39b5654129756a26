package dev.mindinsight.debugger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.summary.content.ElementType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportQueueTest {
  private final ReportQueue queue = new ReportQueue();

  private static Report.Position position(long step) {
    return new Report.Position(0, true, false, step, null);
  }

  private static Report.Hit hit(long step) {
    return new Report.Hit(1, "n", "output:0", step, List.of(), List.of());
  }

  private List<Report> drain() {
    List<Report> all = new ArrayList<>();
    for (Report next = queue.poll(); next != null; next = queue.poll()) {
      all.add(next);
    }
    return all;
  }

  @Test
  void whatFitsComesOutAsItWentIn() {
    List<Report> in = List.of(position(1), hit(1), new Report.Refused(3, "f"), position(2));
    in.forEach(queue::offer);
    assertThat(drain()).isEqualTo(in);
  }

  @Test
  void theOldestPositionsAreLeftOutFirstThenTheOldestHitsAndCounted() {
    for (int step = 1; step <= 10; step++) {
      assertThat(queue.offer(position(step))).isTrue();
    }
    for (int step = 1; step <= ReportQueue.REPORTS_MAX; step++) {
      assertThat(queue.offer(hit(step))).isTrue();
    }
    assertThat(queue.offer(new Report.Refused(7, "f"))).isTrue();

    List<Report> out = drain();

    assertThat(out.getFirst()).isEqualTo(new Report.Dropped(11));
    assertThat(out.get(1)).isEqualTo(hit(2));
    assertThat(out.getLast()).isEqualTo(new Report.Refused(7, "f"));
    assertThat(out).hasSize(1 + ReportQueue.REPORTS_MAX);
    queue.offer(hit(1));
    assertThat(drain()).containsExactly(hit(1));
  }

  @Test
  void answersAreNeverLeftOut() {
    for (int request = 0; request < ReportQueue.REPORTS_MAX; request++) {
      assertThat(queue.offer(new Report.Refused(request, ""))).isTrue();
    }
    assertThat(queue.offer(new Report.Refused(-1, ""))).isFalse();
    assertThat(queue.offer(hit(1))).isFalse();
    assertThat(drain()).hasSize(ReportQueue.REPORTS_MAX);
  }

  @Test
  void tooManyBytesOfElementsAreRefusedAndRoomComesBack() {
    int bytes = ReportQueue.ELEMENT_BYTES_MAX / 2;
    for (int request = 1; request <= 3; request++) {
      queue.offer(elements(request, bytes));
    }
    assertThat(drain())
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(Report.Elements.class),
            second -> assertThat(second).isInstanceOf(Report.Elements.class),
            third ->
                assertThat(third)
                    .isEqualTo(
                        new Report.Refused(
                            3, "Conflict: 16777216 bytes of answers wait to be read already")));
    queue.offer(elements(4, bytes));
    assertThat(drain()).hasOnlyElementsOfType(Report.Elements.class);
  }

  private static Report elements(long request, int bytes) {
    return new Report.Elements(
        request, ElementType.UINT8, List.of(bytes), List.of(bytes), ByteBuffer.allocate(bytes));
  }
}
