package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Command;

/**
 * Hears the server, in the job. All methods are called on the wire's one thread, which must not be
 * blocked for long: pings are answered elsewhere, commands are not.
 */
public interface ServerListener {
  /** A server has let the job in; commands count from 1 again. */
  void connected();

  /**
   * A command, in the order in which the server sent them.
   *
   * @param number from 1
   */
  void command(long number, Command command);

  /** The stream is over, after {@link #connected}; nobody watches any more. */
  void disconnected();
}
