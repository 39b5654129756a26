package dev.mindinsight.debugger.session;

import dev.mindinsight.debugger.message.Command;

/** Where the commands to a job go. */
@FunctionalInterface
public interface CommandSink {

  /**
   * Takes a command, and does not block.
   *
   * @param number from 1, one higher each time
   * @param command what the job is to do
   */
  void send(long number, Command command);
}
