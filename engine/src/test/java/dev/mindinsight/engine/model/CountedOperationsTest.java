package dev.mindinsight.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.NodeCost;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Phase;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.optimizer.Optimizer;
import org.junit.jupiter.api.Test;

class CountedOperationsTest {

  /**
   * LeNet-5's 416,520 products an image, as its layers' sizes have them: 117,600 and 240,000 in the
   * convolutions, 48,000, 10,080 and 840 in the others.
   */
  @Test
  void aForwardPassOfLeNetDoesTheProductsOfItsLayers() {
    TrainingGraph training =
        TrainingGraph.build(
            new LeNet(), new Optimizer.Sgd(), DType.FLOAT32, Shape.of(32, 1, 28, 28), 10);
    long flops =
        training.graph().nodes().stream()
            .filter(node -> node.phase() == Phase.FORWARD)
            .filter(node -> node.op() instanceof Op.Conv2d || node.op() instanceof Op.MatMul)
            .mapToLong(node -> NodeCost.of(node).flops())
            .sum();
    assertThat(flops).isEqualTo(2L * 32 * 416_520);
  }
}
