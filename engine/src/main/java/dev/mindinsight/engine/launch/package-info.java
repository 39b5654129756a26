/**
 * The engine as a process: options, pace, signals and exit codes. Read {@link
 * dev.mindinsight.engine.launch.TrainMain}.
 */
@NullMarked
package dev.mindinsight.engine.launch;

import org.jspecify.annotations.NullMarked;
