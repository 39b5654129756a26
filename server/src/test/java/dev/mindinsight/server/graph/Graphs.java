package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Graphs for tests. */
public final class Graphs {

  private static final String[] OPS = {"Conv2D", "Relu", "Const", "MatMul"};

  private Graphs() {}

  /** A graph of nodes. */
  public static GraphModel of(GraphModel.Node... nodes) {
    return new GraphModel("test", List.of(nodes), List.of());
  }

  /** A node; inputs are names, with {@code ^} in front where they only order, {@code :k} behind. */
  public static GraphModel.Node node(String name, String op, String... inputs) {
    return new GraphModel.Node(
        name,
        op,
        name.substring(0, Math.max(0, name.lastIndexOf('/'))),
        Arrays.stream(inputs).map(Graphs::input).toList(),
        List.of(new GraphModel.Output("float32", List.of(32L, 10L))),
        Map.of(),
        List.of());
  }

  private static GraphModel.Input input(String text) {
    boolean control = text.startsWith("^");
    int colon = text.lastIndexOf(':');
    String name = text.substring(control ? 1 : 0, colon < 0 ? text.length() : colon);
    int slot = colon < 0 ? 0 : Integer.parseInt(text.substring(colon + 1));
    return new GraphModel.Input(name, slot, control);
  }

  /**
   * A random graph: scopes up to four deep, names that are scopes too, repeated names, cycles, self
   * loops, inputs that lead nowhere, names with markup and empty parts.
   */
  public static GraphModel random(long seed, int nodes) {
    Random random = new Random(seed);
    List<GraphModel.Node> made = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      names.add(name(random, nodes));
    }
    for (String name : names) {
      String[] inputs = new String[random.nextInt(4)];
      for (int i = 0; i < inputs.length; i++) {
        String source =
            random.nextInt(12) == 0 ? "gone/" + i : names.get(random.nextInt(names.size()));
        inputs[i] = (random.nextInt(5) == 0 ? "^" : "") + source + ":" + random.nextInt(2);
      }
      made.add(node(name, OPS[random.nextInt(OPS.length)], inputs));
    }
    return new GraphModel("test", made, List.of());
  }

  private static String name(Random random, int nodes) {
    StringBuilder name = new StringBuilder();
    for (int depth = random.nextInt(5); depth > 0; depth--) {
      name.append(new String[] {"a", "b", "<i>", "", "n1"}[random.nextInt(5)]).append('/');
    }
    return name.append("n").append(random.nextInt(nodes)).toString();
  }

  /** A net of blocks of operations with a shortcut around each, forward and then backward. */
  public static GraphModel net(int blocks, int operations) {
    List<GraphModel.Node> nodes = new ArrayList<>();
    String before = "input";
    nodes.add(node(before, "Parameter"));
    for (int block = 0; block < blocks; block++) {
      String shortcut = before;
      for (int i = 0; i < operations; i++) {
        String name = "net/block" + block + "/op" + i;
        nodes.add(
            i == operations - 1
                ? node(name, "Add", before, shortcut)
                : node(name, "Conv" + i, before));
        before = name;
      }
    }
    for (int block = blocks - 1; block >= 0; block--) {
      for (int i = operations - 1; i >= 0; i--) {
        String name = "gradients/block" + block + "/op" + i;
        nodes.add(node(name, "Grad" + i, before, "net/block" + block + "/op" + i));
        before = name;
      }
    }
    return new GraphModel("test", nodes, List.of());
  }
}
