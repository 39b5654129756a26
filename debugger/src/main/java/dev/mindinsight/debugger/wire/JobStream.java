package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Command;

/** The way to one job. Its methods may be called from any thread and never block. */
public interface JobStream {
  /**
   * Sends a command, after those sent before. Does nothing once the stream is over. A job that does
   * not read is cut off.
   *
   * @param number from 1, ascending
   */
  void send(long number, Command command);

  /**
   * Ends the stream; the job goes on training and dials again.
   *
   * @param why fault word first; the job logs it
   */
  void close(String why);
}
