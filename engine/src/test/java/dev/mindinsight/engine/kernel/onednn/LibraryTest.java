package dev.mindinsight.engine.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.kernel.Kernels;
import dev.mindinsight.engine.kernel.reference.ReferenceKernels;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LibraryTest {
  static Stream<Throwable> faults() {
    return Stream.of(
        new UnsatisfiedLinkError("no jnidnnl in java.library.path"),
        new NoClassDefFoundError("no jnidnnl in java.library.path"),
        new ExceptionInInitializerError(
            new RuntimeException("no jnidnnl in java.library.path\nand more")),
        new IllegalStateException("no jnidnnl in java.library.path"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aLibraryThatCannotBeLoadedLeavesTheReferenceKernels(Throwable fault) {
    OneDnnKernels broken =
        new OneDnnKernels(
            Library.tryTo(() -> {
              if (fault instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) fault;
            }));
    Kernels kernels = new Kernels("cpu", List.of(broken, new ReferenceKernels()));
    List<TensorType> square = List.of(TensorType.of(DType.FLOAT32, 64, 64));
    assertThat(
            kernels
                .prepare(new Op.MatMul(false, false), List.of(square.get(0), square.get(0)), square)
                .provider())
        .isEqualTo("reference");
    assertThat(kernels.missing())
        .singleElement()
        .asString()
        .startsWith("onednn: java.lang.")
        .endsWith(": no jnidnnl in java.library.path");
  }
}
