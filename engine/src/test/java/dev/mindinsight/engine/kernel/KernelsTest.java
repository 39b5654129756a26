package dev.mindinsight.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.TensorType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelsTest {
  private static final List<TensorType> PAIR = List.of(TensorType.of(DType.FLOAT32, 2));

  /** A family that knows one op. */
  private record Family(
      String device, String name, int priority, Class<? extends Op> known, Kernel kernel)
      implements KernelProvider {
    @Override
    public Optional<Kernel> prepare(Op op, List<TensorType> inputs, List<TensorType> outputs) {
      return known.isInstance(op) ? Optional.of(kernel) : Optional.empty();
    }
  }

  private final Kernel slow = (_, _) -> {};
  private final Kernel fast = (_, _) -> {};

  private final Kernels kernels =
      new Kernels(
          "cpu",
          List.of(
              new Family("cpu", "slow", 0, Op.class, slow),
              new Family("cpu", "fast", 10, Op.Exp.class, fast),
              new Family("gpu", "other", 99, Op.class, (_, _) -> {})));

  @Test
  void theHighestPriorityThatHasAKernelWins() {
    assertThat(kernels.prepare(new Op.Exp(), PAIR, PAIR))
        .isEqualTo(new Kernels.Prepared("fast", fast));
    assertThat(kernels.prepare(new Op.Log(), PAIR, PAIR))
        .isEqualTo(new Kernels.Prepared("slow", slow));
  }

  @Test
  void anOpThatNoFamilyKnowsIsRefused() {
    Kernels one = new Kernels("cpu", List.of(new Family("cpu", "fast", 10, Op.Exp.class, fast)));
    assertThatThrownBy(() -> one.prepare(new Op.Log(), PAIR, PAIR))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("Unsupported op log of [FLOAT32[2]] on device cpu, kernels: [fast]");
  }

  @Test
  void theReferenceKernelsAreInstalled() {
    assertThat(Kernels.installed("cpu").prepare(new Op.Exp(), PAIR, PAIR)).isNotNull();
  }
}
