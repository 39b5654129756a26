package dev.mindinsight.debugger.wire;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what one end hears, in order; tests take it from there. */
class Peer implements JobHandler, ServerListener {
  private static final long PATIENCE_SECONDS = 30;

  final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  final JobStream stream;

  /** At the job's end there is none. */
  Peer(JobStream stream) {
    this.stream = stream;
  }

  record Numbered(long number, Command command) {}

  Object next() throws InterruptedException {
    Object next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing heard in %d s".formatted(PATIENCE_SECONDS));
    }
    return next;
  }

  @Override
  public void report(Report report) {
    heard.add(report);
  }

  @Override
  public void closed(String fault) {
    heard.add(fault == null ? "closed" : "cut: " + fault);
  }

  @Override
  public void connected() {
    heard.add("connected");
  }

  @Override
  public void command(long number, Command command) {
    heard.add(new Numbered(number, command));
  }

  @Override
  public void disconnected() {
    heard.add("disconnected");
  }
}
