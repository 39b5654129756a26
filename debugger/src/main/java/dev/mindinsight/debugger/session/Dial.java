package dev.mindinsight.debugger.session;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import org.jspecify.annotations.Nullable;

/**
 * One stream of a job, from its dialling to its end: numbers the commands, and knows how far the
 * job has come with them.
 */
public final class Dial {

  private final CommandSink sink;
  private long sent;
  private long control;
  private boolean stopWanted;
  private Report.@Nullable Position position;

  Dial(CommandSink sink) {
    this.sink = sink;
  }

  /** Sends a command that does not move the job; its number. */
  long send(Command command) {
    sent++;
    sink.send(sent, command);
    return sent;
  }

  /** Sends a command after which where the job was says nothing about where it is. */
  long move(Command command, boolean stops) {
    control = send(command);
    stopWanted = stops;
    return control;
  }

  /** Takes a position, unless it is older than one that was taken. */
  boolean accept(Report.Position next) {
    boolean late = position != null && next.handled() < position.handled();
    if (late || next.handled() > sent) {
      return false;
    }
    position = next;
    stopWanted &= !(next.paused() && settled());
    return true;
  }

  Report.@Nullable Position position() {
    return position;
  }

  boolean handled(long number) {
    return position != null && position.handled() >= number;
  }

  /** Whether the job has taken every command that moves it. */
  private boolean settled() {
    return handled(control);
  }

  JobState state() {
    if (position != null && position.paused() && settled()) {
      return JobState.PAUSED;
    }
    return stopWanted ? JobState.PAUSING : JobState.RUNNING;
  }

  boolean attached() {
    return position != null && position.attached();
  }
}
