package dev.mindinsight.ui.launch;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts the training engine. */
@FunctionalInterface
interface JobStarter {

  /**
   * Returns as soon as the job's process is there.
   *
   * @param arguments of the engine's main class
   * @param threads that its kernels may use
   * @param debugger where it dials to be debugged; empty if nowhere
   * @param lines gets every line that the job prints, from one thread
   */
  EngineJob start(
      List<String> arguments,
      int threads,
      Optional<DebuggerAddress> debugger,
      Consumer<String> lines);
}
