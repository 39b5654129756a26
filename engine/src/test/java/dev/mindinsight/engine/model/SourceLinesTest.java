package dev.mindinsight.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.TwoLayers;
import dev.mindinsight.engine.graph.DType;
import dev.mindinsight.engine.graph.Node;
import dev.mindinsight.engine.graph.Op;
import dev.mindinsight.engine.graph.Phase;
import dev.mindinsight.engine.graph.Shape;
import dev.mindinsight.engine.graph.SourceLine;
import dev.mindinsight.engine.optimizer.Optimizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The lines that nodes say they come from, held against the sources themselves. */
class SourceLinesTest {
  private static final Path ENGINE = Path.of(System.getProperty("project.root"), "engine/src");

  private static List<Node> nodes(Network network, Phase phase) {
    return TrainingGraph.build(
            network, new Optimizer.Adam(), DType.FLOAT32, Shape.of(2, 1, 28, 28), 10)
        .graph()
        .nodes()
        .stream()
        .filter(node -> node.phase() == phase)
        .toList();
  }

  private static List<Node> ofModel(Network network) {
    return nodes(network, Phase.FORWARD).stream()
        .filter(node -> node.name().startsWith("model/"))
        .toList();
  }

  /** What stands in the line of a source file through which a node was made. */
  private static String text(Node node, String root, String file) throws IOException {
    SourceLine line =
        node.source().stream()
            .filter(one -> one.file().equals(file))
            .findFirst()
            .orElseThrow(() -> new AssertionError(node.name() + " is not of " + file));
    return Files.readAllLines(ENGINE.resolve(root).resolve(file)).get(line.line() - 1);
  }

  @Test
  void everyNodeOfLeNetNamesTheLineOfItsLayer() throws IOException {
    List<Node> nodes = ofModel(new LeNet());
    assertThat(nodes).hasSizeGreaterThan(20);
    for (Node node : nodes) {
      String[] parts = node.name().split("/", -1);
      // A layer has a scope; what stands between layers is called what the builder's method is,
      // except that flatten makes a reshape.
      String method = node.op() instanceof Op.Reshape ? "flatten" : node.op().label();
      String wanted = parts.length > 2 ? '"' + parts[1] + '"' : "g." + method;
      assertThat(
              text(node, "main/java", "dev/mindinsight/engine/model/LeNet.java")
                  .toLowerCase(Locale.ROOT))
          .as(node.name())
          .contains(wanted.replace("_", "").toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void aNodeOfSomeonesOwnNetworkNamesTheirLineFirst() throws IOException {
    String file = "com/example/TwoLayers.java";
    for (Node node : ofModel(new TwoLayers())) {
      assertThat(node.source().getFirst().file()).as(node.name()).isEqualTo(file);
      String text = text(node, "test/java", file);
      switch (node.op().label()) {
        case "variable" -> assertThat(text).contains("g.variable(\"weight\"");
        case "mat_mul" -> assertThat(text).contains("g.matMul(x, weight)");
        default -> assertThat(text).contains("g.relu(dense(g, \"hidden\", g.flatten(images), 8))");
      }
    }
    assertThat(nodes(new TwoLayers(), Phase.BACKWARD))
        .filteredOn(node -> node.name().startsWith("gradients/model/"))
        .isNotEmpty()
        .allSatisfy(
            node -> assertThat(node.source().getFirst().file()).as(node.name()).isEqualTo(file));
  }
}
