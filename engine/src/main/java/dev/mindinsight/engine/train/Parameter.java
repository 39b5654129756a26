package dev.mindinsight.engine.train;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * A variable of the network with its gradient. The segments show what is there now: after a step
 * the new value, and the gradient that led to it.
 *
 * @param name of its node
 * @param shape outermost first
 * @param value {@code float32} in native order; not to be written
 * @param gradient as the value
 */
public record Parameter(
    String name, List<Integer> shape, MemorySegment value, MemorySegment gradient) {}
