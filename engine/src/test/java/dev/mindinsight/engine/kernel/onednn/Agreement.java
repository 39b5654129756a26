package dev.mindinsight.engine.kernel.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.GraphBuilder;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.TensorType;
import dev.mindinsight.engine.graph.Value;
import dev.mindinsight.engine.plan.GraphRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs one op on oneDNN's kernel and on the reference kernel. */
record Agreement(Op op, List<Shape> shapes) {
  /** Float32 sums of some hundred terms of up to 1, in two orders. */
  private static final double TOLERANCE = 1e-4;

  static Agreement of(Op op, Shape... shapes) {
    return new Agreement(op, List.of(shapes));
  }

  /** Checks random numbers in (-1, 1). */
  void check() {
    check(inputs());
  }

  /** Random numbers for each input. */
  List<double[]> inputs() {
    Random random = new Random(shapes.hashCode());
    return shapes.stream()
        .map(shape -> random.doubles(shape.elements(), -1, 1).map(x -> (float) x).toArray())
        .toList();
  }

  /** Checks given numbers: the same NaN, the same infinities, and all else close. */
  void check(List<double[]> inputs) {
    double[] want = run("reference", inputs);
    double[] got = run("onednn", inputs);
    assertThat(got).hasSameSizeAs(want);
    for (int i = 0; i < want.length; i++) {
      if (Double.isNaN(want[i]) || Double.isInfinite(want[i])) {
        assertThat(got[i]).as("%s of %s at %d", op, shapes, i).isEqualTo(Double.valueOf(want[i]));
      } else {
        double tolerance = TOLERANCE * Math.max(1, Math.abs(want[i]));
        assertThat(got[i])
            .as("%s of %s at %d", op, shapes, i)
            .isCloseTo(want[i], within(tolerance));
      }
    }
  }

  /** The op's output on the kernels of one family; fails if it has none. */
  double[] run(String family, List<double[]> elements) {
    GraphBuilder g = new GraphBuilder();
    List<Value> inputs = new ArrayList<>();
    shapes.forEach(shape -> inputs.add(g.input("x", new TensorType(DType.FLOAT32, shape))));
    Value y = g.append(op, inputs.toArray(Value[]::new)).getFirst();
    try (GraphRun run = new GraphRun(g.build(), family)) {
      for (int i = 0; i < elements.size(); i++) {
        run.feed(inputs.get(i), elements.get(i));
      }
      // Twice: what scratch memory holds from the first run must not show in the second.
      run.run();
      return run.run().read(y);
    }
  }
}
