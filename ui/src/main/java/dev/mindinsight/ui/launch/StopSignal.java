package dev.mindinsight.ui.launch;

/** When a command that stays in the foreground has to end. */
@FunctionalInterface
interface StopSignal {

  /** Returns once the end was asked for. */
  void await() throws InterruptedException;
}
