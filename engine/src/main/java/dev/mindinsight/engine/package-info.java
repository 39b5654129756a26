/**
 * The training engine: a graph is built, differentiated, planned and executed, and {@code
 * engine.observe} alone tells the outside about it.
 */
@NullMarked
package dev.mindinsight.engine;

import org.jspecify.annotations.NullMarked;
