package dev.mindinsight.server.launch;

import dev.mindinsight.server.ingest.LogDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A server without pages, as a program: {@code HeadlessServer PORT WORKSPACE LABEL DIR [LABEL
 * DIR]…}.
 */
public final class HeadlessServer {

  /** What a program answers whose arguments are wrong. */
  private static final int USAGE = 2;

  private HeadlessServer() {}

  /**
   * Starts a server on this machine and serves until the process is told to end.
   *
   * @param args port (0 for any), workspace, label and path of each log directory
   * @throws InterruptedException if the main thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length < 4 || args.length % 2 != 0) {
      System.err.println("usage: HeadlessServer PORT WORKSPACE LABEL DIR [LABEL DIR]...");
      System.exit(USAGE);
    }
    Server server = Server.start(options(args));
    System.out.println("http://127.0.0.1:" + server.port() + "/api/v1/health");
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  ended.countDown();
                },
                "shutdown"));
    ended.await();
  }

  private static ServerOptions options(String[] args) {
    List<LogDirectory> directories = new ArrayList<>();
    for (int i = 2; i < args.length; i += 2) {
      directories.add(new LogDirectory(args[i], Path.of(args[i + 1])));
    }
    return ServerOptions.local(directories, Integer.parseInt(args[0]), Path.of(args[1]));
  }
}
