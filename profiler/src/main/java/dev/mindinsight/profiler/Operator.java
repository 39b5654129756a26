package dev.mindinsight.profiler;

/**
 * What a group of nodes took in all recorded steps.
 *
 * @param key what the nodes have in common: an op, a name, an op with shapes, or a scope, which is
 *     empty for the whole
 * @param calls how often a node of the group ran
 * @param totalNanos time of all of them
 * @param selfNanos time of those that no smaller group has as its own; the self times of all groups
 *     are the time of all nodes
 * @param share of the self time in the time of all nodes, 0 to 1; 0 where that is 0
 * @param flops floating-point operations of all calls; {@link Long#MAX_VALUE} where they are more
 * @param bytes read and written by all calls; {@link Long#MAX_VALUE} where they are more
 * @param node name of the node of the group that took the longest in all, the first among equals
 */
public record Operator(
    String key,
    long calls,
    long totalNanos,
    long selfNanos,
    double share,
    long flops,
    long bytes,
    String node) {}
