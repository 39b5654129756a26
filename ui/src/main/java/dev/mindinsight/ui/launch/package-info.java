/**
 * The {@code mindinsight} command: parses what was typed, starts the server in this JVM and the
 * training engine in one of its own, and ends both in order. Read {@link
 * dev.mindinsight.ui.launch.Main} first, then {@link dev.mindinsight.ui.launch.Session}, the one
 * server that {@code start} and {@code demo} have.
 *
 * <p>The script of the same name found Java and the jar before; nothing here looks for tools. This
 * is the only package of the module that touches server code, and the engine is known to it by the
 * name of its main class alone.
 */
@NullMarked
package dev.mindinsight.ui.launch;

import org.jspecify.annotations.NullMarked;
