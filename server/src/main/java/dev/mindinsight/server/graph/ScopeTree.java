package dev.mindinsight.server.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The scopes that names tell of: {@code a/b} lies in {@code a}, and that in the scope without a
 * name. Scopes are numbered so that each has a greater number than the one that it lies in.
 */
final class ScopeTree {

  /** The scope without a name, in which everything lies. */
  static final int ROOT = 0;

  /** Scopes within scopes; what is called still deeper stands in the deepest of them. */
  static final int DEPTH_MAX = 100;

  /** Scopes of a graph, as many as it may have nodes. */
  static final int SCOPES_MAX = 1 << 20;

  /** Characters of all scopes' names: a million scopes of usual names, 128 MB at most. */
  static final long CHARS_MAX = 64L << 20;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private int[] parents = new int[16];
  private int[] depths = new int[16];
  private long chars;

  ScopeTree() {
    add("", ROOT, 0);
  }

  /** Returns the scope of this name, or the deepest one around it that the limits let be. */
  int place(String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int at = ROOT;
    int end = name.indexOf('/');
    while (end >= 0) {
      int below = enter(at, name.substring(0, end));
      if (below < 0) {
        return at;
      }
      at = below;
      end = name.indexOf('/', end + 1);
    }
    int below = enter(at, name);
    return below < 0 ? at : below;
  }

  /** Returns the scope of this name in another, or -1 where a limit forbids to make it. */
  private int enter(int parent, String name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    boolean full = names.size() >= SCOPES_MAX || chars + name.length() > CHARS_MAX;
    return full || depths[parent] >= DEPTH_MAX ? -1 : add(name, parent, depths[parent] + 1);
  }

  private int add(String name, int parent, int depth) {
    int number = names.size();
    if (number == parents.length) {
      parents = Arrays.copyOf(parents, 2 * number);
      depths = Arrays.copyOf(depths, 2 * number);
    }
    names.add(name);
    numbers.put(name, number);
    parents[number] = parent;
    depths[number] = depth;
    chars += name.length();
    return number;
  }

  /** Returns the scope of this name, or -1. */
  int find(String name) {
    return numbers.getOrDefault(name, -1);
  }

  int count() {
    return names.size();
  }

  String name(int scope) {
    return names.get(scope);
  }

  int parent(int scope) {
    return parents[scope];
  }
}
