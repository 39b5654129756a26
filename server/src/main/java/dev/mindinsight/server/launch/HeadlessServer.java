package dev.mindinsight.server.launch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A server without pages, as a program: {@code HeadlessServer PORT WORKSPACE [NAME=]DIR…}. */
public final class HeadlessServer {

  /** What programs answer whose arguments are wrong. */
  private static final int USAGE = 2;

  private HeadlessServer() {}

  /**
   * Starts a server on this machine and serves until the process is told to end.
   *
   * @param args port (0 for any), workspace, log directories
   * @throws InterruptedException if the main thread is interrupted
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length < 3) {
      System.err.println("usage: HeadlessServer PORT WORKSPACE [NAME=]DIR...");
      System.exit(USAGE);
    }
    Server server = Server.start(options(args));
    announce(server, System.out);
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
    for (String text : List.of(args).subList(2, args.length)) {
      directories.add(directory(text));
    }
    return ServerOptions.local(directories, Integer.parseInt(args[0]), Path.of(args[1]));
  }

  private static LogDirectory directory(String text) {
    int equals = text.indexOf('=');
    Path path = Path.of(text.substring(equals + 1)).toAbsolutePath().normalize();
    return new LogDirectory(
        equals < 0 ? String.valueOf(path.getFileName()) : text.substring(0, equals), path);
  }

  private static void announce(Server server, PrintStream out) {
    out.println("http://127.0.0.1:" + server.port() + "/api/v1/health");
  }
}
