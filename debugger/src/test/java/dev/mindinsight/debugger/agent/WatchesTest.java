package dev.mindinsight.debugger.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.debugger.watch.TensorMeter;
import dev.mindinsight.summary.content.ElementType;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A job of ten thousand nodes, each of which yields its own number; odd ones NaN, too. */
class WatchesTest {
  private static final int NODES = 10_000;

  private final List<JobNode> nodes =
      IntStream.range(0, NODES)
          .mapToObj(i ->
              new JobNode(
                  "block%d/out".formatted(i),
                  JobNode.Kind.OPERATION,
                  List.of(),
                  List.of(new JobNode.Output(ElementType.FLOAT32, List.of(2))),
                  List.of()))
          .toList();

  private final DebuggedJob job =
      new DebuggedJob() {
        @Override
        public List<JobNode> nodes() {
          return nodes;
        }

        @Override
        public MemorySegment elements(int node, int output) {
          return MemorySegment.ofArray(new float[] {node, node % 2 == 0 ? 0 : Float.NaN});
        }

        @Override
        public void observe(boolean on) {}

        @Override
        public void terminate() {}
      };

  private List<Report.Hit> step(Watches watches) {
    List<Report.Hit> hits = new ArrayList<>();
    TensorMeter meter = new TensorMeter();
    for (int node = 0; node < NODES; node++) {
      watches.check(node, 3, job, meter, hits::add);
    }
    return hits;
  }

  @Test
  void aWatchpointThatNamesEveryNodeIsCheckedOnEachOnce() {
    List<String> names = nodes.stream().map(JobNode::name).toList();
    Watches watches =
        Watches.none(nodes)
            .with(new Watchpoint(1, "tensor_overflow", Map.of(), names))
            .with(new Watchpoint(2, "tensor_too_large", Map.of("max_gt", 9_990.0), List.of("*")));

    List<Report.Hit> hits = step(watches);

    assertThat(hits.stream().filter(hit -> hit.watchpoint() == 1)).hasSize(NODES / 2);
    assertThat(hits.stream().filter(hit -> hit.watchpoint() == 2 && hit.errors().isEmpty()))
        .extracting(Report.Hit::node)
        .containsExactly("block9992/out", "block9994/out", "block9996/out", "block9998/out");
    assertThat(hits.stream().filter(hit -> hit.watchpoint() == 2 && !hit.errors().isEmpty()))
        .hasSize(NODES / 2)
        .allMatch(hit -> hit.errors().equals(List.of("nan")));
    assertThat(hits).allMatch(hit -> hit.step() == 3 && hit.slot().equals("output:0"));
  }

  @Test
  void whatIsTakenAwayIsCheckedNoMore() {
    Watches watches =
        Watches.none(nodes).with(new Watchpoint(1, "tensor_overflow", Map.of(), List.of("*")));
    assertThat(watches.without(2).isEmpty()).isFalse();
    assertThat(watches.without(1).isEmpty()).isTrue();
    assertThat(step(watches.without(1))).isEmpty();
  }

  @Test
  void oneOfTheSameIdTakesThePlaceOfTheOther() {
    Watches watches =
        Watches.none(nodes)
            .with(new Watchpoint(1, "tensor_overflow", Map.of(), List.of("*")))
            .with(new Watchpoint(1, "tensor_overflow", Map.of(), List.of("block1/*")));
    assertThat(step(watches)).extracting(Report.Hit::node).containsExactly("block1/out");
  }
}
