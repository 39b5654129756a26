package dev.mindinsight.debugger.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Globs over the full names of nodes: {@code *} stands for any characters, {@code /} and none at
 * all included; every other character for itself. A name matches if one of the globs does.
 * Immutable; safe from any thread.
 *
 * <p>Globs lie in a table by what stands before their first {@code *}, so that ten thousand of them
 * cost a name no more than a few look-ups; one glob is checked from left to right without going
 * back.
 */
public final class NodePatterns {
  /** Names are a few hundred characters long at most. */
  public static final int CHARS_MAX = 10_000;

  private final Map<String, List<Glob>> byPrefix = new HashMap<>();
  private final int[] prefixLengths;

  private NodePatterns(List<String> globs) {
    TreeSet<Integer> lengths = new TreeSet<>();
    for (String glob : globs) {
      Glob compiled = Glob.of(glob);
      lengths.add(compiled.prefix().length());
      byPrefix.computeIfAbsent(compiled.prefix(), _ -> new ArrayList<>()).add(compiled);
    }
    prefixLengths = lengths.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Compiles globs.
   *
   * @param globs none matches nothing
   * @throws IllegalArgumentException when one is empty or over {@link #CHARS_MAX} characters
   */
  public static NodePatterns of(List<String> globs) {
    for (String glob : globs) {
      if (glob.isEmpty() || glob.length() > CHARS_MAX) {
        throw new IllegalArgumentException(
            "Malformed nodes: got a pattern of %d characters, want 1 to %d"
                .formatted(glob.length(), CHARS_MAX));
      }
    }
    return new NodePatterns(globs);
  }

  /** Whether one of the globs stands for this name. */
  public boolean matches(String name) {
    for (int length : prefixLengths) {
      if (length > name.length()) {
        return false;
      }
      List<Glob> candidates = byPrefix.get(name.substring(0, length));
      if (candidates != null && candidates.stream().anyMatch(glob -> glob.matches(name))) {
        return true;
      }
    }
    return false;
  }

  /**
   * One glob.
   *
   * @param prefix before the first star
   * @param middle between stars, in order, none empty
   * @param suffix after the last star; null where there is no star
   */
  private record Glob(String prefix, List<String> middle, @Nullable String suffix) {
    static Glob of(String glob) {
      int first = glob.indexOf('*');
      if (first < 0) {
        return new Glob(glob, List.of(), null);
      }
      int last = glob.lastIndexOf('*');
      List<String> middle = new ArrayList<>();
      for (int at = first; at < last; ) {
        int next = glob.indexOf('*', at + 1);
        if (next > at + 1) {
          middle.add(glob.substring(at + 1, next));
        }
        at = next;
      }
      return new Glob(glob.substring(0, first), List.copyOf(middle), glob.substring(last + 1));
    }

    /** The leftmost place of each part is as good as any other, so nothing is tried twice. */
    boolean matches(String name) {
      if (suffix == null) {
        return name.equals(prefix);
      }
      int at = prefix.length();
      int end = name.length() - suffix.length();
      if (end < at || !name.startsWith(prefix) || !name.endsWith(suffix)) {
        return false;
      }
      for (String part : middle) {
        int found = name.indexOf(part, at, end);
        if (found < 0) {
          return false;
        }
        at = found + part.length();
      }
      return true;
    }
  }
}
