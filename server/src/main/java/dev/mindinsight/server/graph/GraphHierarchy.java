package dev.mindinsight.server.graph;

import dev.mindinsight.summary.content.GraphModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A graph with its tree of scopes. Nodes are numbered as the producer ordered them; scopes from 0,
 * the one without a name in which everything lies. A node whose name is also a scope's lies in that
 * scope: seen from outside, the name then means one thing only.
 *
 * <p>Arrays of numbers, about 40 bytes a node beside the model: a million nodes fit. Immutable.
 */
public final class GraphHierarchy {

  private final GraphModel model;
  private final ScopeTree scopes = new ScopeTree();
  private final NameIndex names;
  private final int[] scopeOf;
  private final int[] order;
  private final int[] start;
  private final int[] below;
  private final int[] direct;
  private final int[][] scopesIn;
  private final int[] inputStart;
  private final int[] sources;
  private final List<String> notes;

  private GraphHierarchy(GraphModel model) {
    this.model = model;
    this.names = new NameIndex(model.nodes());
    int crowded = 0;
    this.scopeOf = new int[model.nodes().size()];
    for (int node = 0; node < scopeOf.length; node++) {
      String wanted = model.nodes().get(node).scope();
      scopeOf[node] = scopes.place(wanted);
      crowded += scopes.name(scopeOf[node]).equals(wanted) ? 0 : 1;
    }
    moveIntoScopesOfTheirName();
    this.direct = new int[scopes.count()];
    this.below = new int[scopes.count()];
    this.start = new int[scopes.count()];
    this.scopesIn = scopesIn();
    this.order = new int[scopeOf.length];
    count();
    arrange();
    this.inputStart = new int[scopeOf.length + 1];
    this.sources = resolve();
    this.notes = notes(crowded);
  }

  /**
   * Finds the scopes of a graph.
   *
   * @param model any graph: cycles, dangling inputs and repeated names are data
   * @return its hierarchy
   */
  public static GraphHierarchy of(GraphModel model) {
    return new GraphHierarchy(model);
  }

  private void moveIntoScopesOfTheirName() {
    for (int node = 0; node < scopeOf.length; node++) {
      int same = scopes.find(model.nodes().get(node).name());
      if (same > ScopeTree.ROOT) {
        scopeOf[node] = same;
      }
    }
  }

  private int[][] scopesIn() {
    int[] count = new int[scopes.count()];
    for (int scope = 1; scope < count.length; scope++) {
      count[scopes.parent(scope)]++;
    }
    int[][] in = new int[count.length][];
    for (int scope = 0; scope < count.length; scope++) {
      in[scope] = new int[count[scope]];
      count[scope] = 0;
    }
    for (int scope = 1; scope < count.length; scope++) {
      int parent = scopes.parent(scope);
      in[parent][count[parent]++] = scope;
    }
    return in;
  }

  private void count() {
    for (int scope : scopeOf) {
      direct[scope]++;
    }
    for (int scope = below.length - 1; scope >= 0; scope--) {
      below[scope] += direct[scope];
      if (scope > 0) {
        below[scopes.parent(scope)] += below[scope];
      }
    }
  }

  /** Orders the nodes so that those of a scope and all below it stand in one row. */
  private void arrange() {
    int[] cursor = new int[start.length];
    cursor[ScopeTree.ROOT] = direct[ScopeTree.ROOT];
    for (int scope = 1; scope < start.length; scope++) {
      int parent = scopes.parent(scope);
      start[scope] = cursor[parent];
      cursor[parent] += below[scope];
      cursor[scope] = start[scope] + direct[scope];
    }
    int[] next = start.clone();
    for (int node = 0; node < scopeOf.length; node++) {
      order[next[scopeOf[node]]++] = node;
    }
  }

  private int[] resolve() {
    for (int node = 0; node < scopeOf.length; node++) {
      inputStart[node + 1] = inputStart[node] + model.nodes().get(node).inputs().size();
    }
    int[] found = new int[inputStart[scopeOf.length]];
    int at = 0;
    for (GraphModel.Node node : model.nodes()) {
      for (GraphModel.Input input : node.inputs()) {
        found[at++] = names.find(input.node());
      }
    }
    return found;
  }

  private List<String> notes(int crowded) {
    List<String> all = new ArrayList<>(model.notes());
    if (names.repeated() > 0) {
      all.add(
          "Conflict: %d of the nodes have the name of an earlier one, which the inputs are taken to mean"
              .formatted(names.repeated()));
    }
    long dangling = Arrays.stream(sources).filter(source -> source < 0).count();
    if (dangling > 0) {
      all.add("Malformed: %d of the inputs name a node that the graph has not".formatted(dangling));
    }
    if (crowded > 0) {
      all.add(
          "Unsupported: %d of the nodes stand in an outer scope: at most %d scopes, %d deep"
              .formatted(crowded, ScopeTree.SCOPES_MAX, ScopeTree.DEPTH_MAX));
    }
    return List.copyOf(all);
  }

  /**
   * What the hierarchy is of.
   *
   * @return the graph
   */
  public GraphModel model() {
    return model;
  }

  /**
   * What is odd about the graph, the producer's notes first.
   *
   * @return each beginning with a fault word; empty if nothing is
   */
  public List<String> notes() {
    return notes;
  }

  /**
   * A scope's number.
   *
   * @param name its full name; empty for the one in which everything lies
   * @return from 0; -1 if there is no such scope
   */
  public int scope(String name) {
    return scopes.find(name);
  }

  /**
   * A node's number.
   *
   * @param name its full name
   * @return from 0, the first of that name; -1 if there is none
   */
  public int node(String name) {
    return names.find(name);
  }

  /**
   * How many nodes there are.
   *
   * @return scopes do not count
   */
  public int nodes() {
    return scopeOf.length;
  }

  String scopeName(int scope) {
    return scopes.name(scope);
  }

  int parent(int scope) {
    return scopes.parent(scope);
  }

  int scopes() {
    return scopes.count();
  }

  GraphModel.Node node(int number) {
    return model.nodes().get(number);
  }

  int scopeOf(int node) {
    return scopeOf[node];
  }

  int[] scopesIn(int scope) {
    return scopesIn[scope];
  }

  /** How many nodes lie in a scope and all scopes below it. */
  int nodesBelow(int scope) {
    return below[scope];
  }

  /** How many nodes and scopes lie directly in a scope. */
  int childrenOf(int scope) {
    return direct[scope] + scopesIn[scope].length;
  }

  /** The nodes directly in a scope, in the producer's order. */
  int[] nodesIn(int scope) {
    return Arrays.copyOfRange(order, start[scope], start[scope] + direct[scope]);
  }

  /** The nodes in a scope and all scopes below it. */
  int[] allNodesIn(int scope) {
    return Arrays.copyOfRange(order, start[scope], start[scope] + below[scope]);
  }

  /** The node that an input names, or -1 if the graph has it not. */
  int source(int node, int input) {
    return sources[inputStart[node] + input];
  }

  int inputs(int node) {
    return inputStart[node + 1] - inputStart[node];
  }

  /** A scope and all scopes around it. */
  BitSet path(int scope) {
    BitSet path = new BitSet();
    for (int at = scope; at > ScopeTree.ROOT; at = scopes.parent(at)) {
      path.set(at);
    }
    path.set(ScopeTree.ROOT);
    return path;
  }

  /** Whether a scope is another or lies in it. */
  boolean within(int scope, int outer) {
    int at = scope;
    while (at > outer) {
      at = scopes.parent(at);
    }
    return at == outer;
  }
}
