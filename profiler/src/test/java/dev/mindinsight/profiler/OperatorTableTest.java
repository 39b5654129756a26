package dev.mindinsight.profiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.summary.content.StepProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperatorTableTest {

  private static final List<StepProfile.Node> NODES =
      List.of(
          Steps.node("net/a/fc", "mat_mul", "f[2]", 1000),
          Steps.node("net/a/relu", "relu", "f[2]", 10),
          Steps.node("net/fc", "mat_mul", "f[3]", 2000),
          Steps.node("step", "assign", "f[]", 0));

  private static List<Operator> operators(Grouping grouping, StepProfile... steps) {
    OperatorTable table = new OperatorTable(grouping);
    List.of(steps).forEach(table::add);
    return table.operators();
  }

  private static Operator operator(
      String key, long calls, long total, long self, double share, long flops, String node) {
    return new Operator(key, calls, total, self, share, flops, 100 * calls, node);
  }

  @Test
  void callsTimesAndOperationsOfTwoStepsAddUpByType() {
    assertThat(
            operators(Grouping.TYPE, Steps.of(NODES, 30, 4, 50, 6), Steps.of(NODES, 10, 6, 90, 4)))
        .containsExactly(
            operator("mat_mul", 4, 180, 180, 0.9, 6000, "net/fc"),
            operator("assign", 2, 10, 10, 0.05, 0, "step"),
            operator("relu", 2, 10, 10, 0.05, 20, "net/a/relu"));
  }

  @Test
  void aNameIsOneNodeAndAShapeIsPartOfAType() {
    StepProfile step = Steps.of(NODES, 40, 10, 40, 10);
    assertThat(operators(Grouping.NAME, step))
        .containsExactly(
            operator("net/a/fc", 1, 40, 40, 0.4, 1000, "net/a/fc"),
            operator("net/fc", 1, 40, 40, 0.4, 2000, "net/fc"),
            operator("net/a/relu", 1, 10, 10, 0.1, 10, "net/a/relu"),
            operator("step", 1, 10, 10, 0.1, 0, "step"));
    assertThat(operators(Grouping.SHAPE, step))
        .extracting(Operator::key)
        .containsExactly("mat_mul(f[2])", "mat_mul(f[3])", "assign(f[])", "relu(f[2])");
  }

  @Test
  void aScopeHoldsTheScopesInIt() {
    assertThat(operators(Grouping.SCOPE, Steps.of(NODES, 40, 10, 40, 10)))
        .containsExactly(
            operator("net/a", 2, 50, 50, 0.5, 1010, "net/a/fc"),
            operator("net", 3, 90, 40, 0.4, 3010, "net/a/fc"),
            operator("", 4, 100, 10, 0.1, 3010, "net/a/fc"));
  }

  @ParameterizedTest
  @EnumSource
  void nothingRecordedIsNoGroups(Grouping grouping) {
    assertThat(operators(grouping)).isEmpty();
    assertThat(operators(grouping, Steps.of(List.of()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void stepsWithoutTimeHaveNoShares(Grouping grouping) {
    assertThat(operators(grouping, Steps.of(NODES, 0, 0, 0, 0)))
        .isNotEmpty()
        .allSatisfy(operator -> assertThat(operator.share()).isZero());
  }

  @ParameterizedTest
  @EnumSource
  void whateverTheStepsSelfTimesAddUpAndSharesToOne(Grouping grouping) {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      OperatorTable table = new OperatorTable(grouping);
      List<StepProfile> steps = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        steps.add(Steps.random(random));
        table.add(steps.getLast());
      }
      long nanos = steps.stream().mapToLong(StepProfile::nodesNanos).sum();
      List<Operator> all = table.operators();
      assertThat(table.operators()).as("asked again").isEqualTo(all);
      assertThat(all.stream().mapToLong(Operator::selfNanos).sum()).isEqualTo(nanos);
      assertThat(all.stream().mapToDouble(Operator::share).sum())
          .isCloseTo(nanos == 0 ? 0 : 1, within(1e-12));
      for (Operator operator : all) {
        assertThat(operator).isEqualTo(naive(grouping, operator, steps, nanos));
      }
    }
  }

  /** The same group, looked for in all nodes of all steps. */
  private static Operator naive(
      Grouping grouping, Operator like, List<StepProfile> steps, long nanos) {
    long calls = 0;
    long total = 0;
    long self = 0;
    long flops = 0;
    long bytes = 0;
    for (StepProfile step : steps) {
      for (int i = 0; i < step.nodes().size(); i++) {
        StepProfile.Node node = step.nodes().get(i);
        String scope = node.name().substring(0, Math.max(0, node.name().lastIndexOf('/')));
        String key =
            switch (grouping) {
              case TYPE -> node.op();
              case NAME -> node.name();
              case SHAPE -> node.op() + "(" + node.shape() + ")";
              case SCOPE -> scope;
            };
        boolean inside =
            grouping == Grouping.SCOPE
                && (like.key().isEmpty() || key.startsWith(like.key() + "/"));
        if (key.equals(like.key()) || inside) {
          calls++;
          total += step.durationsNanos()[i];
          flops += node.flops();
          bytes += node.bytes();
          self += key.equals(like.key()) ? step.durationsNanos()[i] : 0;
        }
      }
    }
    double share = nanos == 0 ? 0 : self / (double) nanos;
    return new Operator(like.key(), calls, total, self, share, flops, bytes, like.node());
  }

  @Test
  void sumsStopAtTheGreatestNumber() {
    StepProfile.Node node = new StepProfile.Node("a", "b", "", "", 1, Long.MAX_VALUE);
    assertThat(operators(Grouping.TYPE, Steps.of(List.of(node), 1), Steps.of(List.of(node), 1)))
        .extracting(Operator::flops)
        .containsExactly(Long.MAX_VALUE);
  }

  @Test
  void nodesThatNeverRepeatAreNotKeptWithoutEnd() {
    OperatorTable table = new OperatorTable(Grouping.TYPE);
    assertThatThrownBy(
            () -> {
              for (int step = 0; step <= OperatorTable.ENTRIES_MAX / 50_000; step++) {
                int of = step;
                List<StepProfile.Node> nodes =
                    IntStream.range(0, 50_000)
                        .mapToObj(i -> Steps.node(of + "-" + i, "x", "", 0))
                        .toList();
                table.add(Steps.of(nodes, new long[50_000]));
              }
            })
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Unsupported profile: got over 200,000 nodes and groups that differ");
  }
}
