package dev.mindinsight.summary.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Names event files so that they sort by time and no two writers share one: {@code
 * events.out.tfevents.<seconds>.<host>.<process>.<count>}.
 */
final class EventFileName {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private EventFileName() {}

  static String next(long epochSeconds) {
    return "events.out.tfevents.%d.%s.%d.%d"
        .formatted(epochSeconds, host(), ProcessHandle.current().pid(), COUNT.getAndIncrement());
  }

  /** The machine's name as far as it is known without asking the network. */
  private static String host() {
    String name = System.getenv("HOSTNAME");
    if (name == null || name.isBlank()) {
      name = System.getenv("COMPUTERNAME");
    }
    if (name == null || name.isBlank()) {
      name = kernelHost();
    }
    return name.strip().replaceAll("[^A-Za-z0-9-]", "-");
  }

  private static String kernelHost() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname"));
    } catch (IOException e) {
      return "localhost";
    }
  }
}
