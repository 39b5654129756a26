package dev.mindinsight.debugger.wire;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what a library logs at WARNING and above, or with a stack, as long as it is open. */
final class Warnings extends Handler implements AutoCloseable {
  private final Logger logger;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  Warnings(String name) {
    logger = Logger.getLogger(name);
    logger.addHandler(this);
  }

  List<String> heard() {
    return heard;
  }

  @Override
  public void publish(LogRecord line) {
    if (line.getThrown() != null || line.getLevel().intValue() >= Level.WARNING.intValue()) {
      heard.add(line.getLoggerName() + ": " + line.getMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    logger.removeHandler(this);
  }
}
