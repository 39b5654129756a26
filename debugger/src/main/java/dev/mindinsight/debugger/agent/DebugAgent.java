package dev.mindinsight.debugger.agent;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.wire.WireClient;
import org.jspecify.annotations.Nullable;

/**
 * Lets a server look into a job. It dials at once and for ever, and does nothing else until
 * somebody attaches; then {@link #before} may wait as long as that person likes. When the stream
 * breaks, a paused job goes on at once.
 */
public final class DebugAgent implements AutoCloseable {
  private final JobMonitor monitor;
  private @Nullable WireClient wire;

  private DebugAgent(DebuggedJob job) {
    monitor = new JobMonitor(job, this::send);
  }

  /**
   * Starts dialling, and returns at once.
   *
   * @param address of the server, {@code HOST:PORT}
   * @param token that the server may want; null where there is none
   * @param hello who dials
   * @param job that may be looked into
   * @throws IllegalArgumentException when the address is malformed
   */
  public static DebugAgent dial(
      String address, @Nullable String token, Report.Hello hello, DebuggedJob job) {
    DebugAgent agent = new DebugAgent(job);
    agent.dial(address, token, hello);
    return agent;
  }

  /**
   * Checks an address without dialling.
   *
   * @throws IllegalArgumentException when it is not {@code HOST:PORT}
   */
  public static void requireAddress(String address) {
    WireClient.requireAddress(address);
  }

  /** The server may be there before this returns; what it is told waits until then. */
  private synchronized void dial(String address, @Nullable String token, Report.Hello hello) {
    wire = WireClient.dial(address, token, hello, monitor);
  }

  private synchronized @Nullable WireClient wire() {
    return wire;
  }

  private void send(Report report) {
    WireClient to = wire();
    if (to != null) {
      to.send(report);
    }
  }

  /**
   * A training step begins. To be called for every step, whether or not anybody looks; it costs
   * less than a microsecond. On any thread, before the nodes of the step.
   *
   * @param step numbered as in the scalars
   */
  public void stepBegins(long step) {
    monitor.stepBegins(step);
  }

  /**
   * A node is about to run. Waits while the job is to be paused.
   *
   * @param node its place in {@link DebuggedJob#nodes}
   */
  public void before(int node) {
    monitor.before(node);
  }

  /**
   * A node has run. Checks the watchpoints on what it made.
   *
   * @param node its place in {@link DebuggedJob#nodes}
   */
  public void after(int node) {
    monitor.after(node);
  }

  /**
   * Goes on, and never pauses again, whatever the server says: for a job that is told to end. From
   * any thread.
   */
  public void letGo() {
    monitor.letGo();
  }

  /** Tells the server that the training is over, for at most two seconds, and hangs up. */
  @Override
  public void close() {
    monitor.letGo();
    send(new Report.Ended());
    WireClient to = wire();
    if (to != null) {
      to.close();
    }
  }
}
