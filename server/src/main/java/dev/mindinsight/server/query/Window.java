package dev.mindinsight.server.query;

import dev.mindinsight.server.store.BlockHeader;
import java.util.List;

/**
 * A part of a series that fits in memory: what it shows of some blocks between two keys.
 *
 * @param blocks the blocks, in arrival order
 * @param from the first key
 * @param to the last key
 * @param countMax at most so many points
 */
record Window(List<BlockHeader> blocks, long from, long to, int countMax) {}
