package dev.mindinsight.engine.observe;

import dev.mindinsight.debugger.agent.DebugAgent;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.engine.train.RunView;
import dev.mindinsight.engine.train.TrainingListener;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets a server look into a run, through the debugger's agent. Until somebody attaches, steps run
 * plain and it costs one call a step.
 */
public final class DebugListener implements TrainingListener, AutoCloseable {
  private final String address;
  private final @Nullable String token;
  private final Report.Hello hello;
  private final Runnable stop;
  private @Nullable DebugAgent agent;

  /**
   * Dials when the run begins.
   *
   * @param address of the server, {@code HOST:PORT}
   * @param token that the server may want; null where there is none
   * @param run names the run in its event file
   * @param name what a person calls the run
   * @param stop ends the run as an interruption does; from any thread
   */
  public DebugListener(
      String address, @Nullable String token, UUID run, String name, Runnable stop) {
    this.address = address;
    this.token = token;
    this.stop = stop;
    hello = new Report.Hello(UUID.randomUUID().toString(), run.toString(), name);
  }

  /**
   * Checks an address without dialling.
   *
   * @throws IllegalArgumentException when it is not {@code HOST:PORT}
   */
  public static void requireAddress(String address) {
    DebugAgent.requireAddress(address);
  }

  @Override
  public void runBegins(RunView run) {
    WatchedRun watched = new WatchedRun(run, stop);
    DebugAgent made = DebugAgent.dial(address, token, hello, watched);
    watched.reportTo(made);
    agent = made;
  }

  @Override
  public void stepBegins(long step) {
    if (agent != null) {
      agent.stepBegins(step);
    }
  }

  /** Tells the server that the run is over, and hangs up. */
  @Override
  public void close() {
    if (agent != null) {
      agent.close();
    }
  }
}
