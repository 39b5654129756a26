package dev.mindinsight.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Whose kernels a plan runs on.
 *
 * @param nodes how many nodes each family's kernels run, by the family's name, most first
 * @param missing a line for each family that cannot be used on this machine: its name and why
 */
public record KernelUse(Map<String, Long> nodes, List<String> missing) {
  /** One line for a person, for example {@code onednn for 43 of 117 nodes, reference for 74}. */
  public String describe() {
    long all = nodes.values().stream().mapToLong(Long::longValue).sum();
    String used =
        nodes.entrySet().stream()
            .map(entry -> entry.getKey() + " for " + entry.getValue())
            .collect(Collectors.joining(", "))
            .replaceFirst("( for \\d+)", "$1 of " + all + " nodes");
    return missing.isEmpty() ? used : used + "; cannot be used: " + String.join("; ", missing);
  }
}
