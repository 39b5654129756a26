package dev.mindinsight.ui.launch;

/** The main class of {@code mindinsight.jar}. */
public final class Main {

  private Main() {}

  /**
   * Runs one command and ends the JVM with its exit code, which {@code --help} lists.
   *
   * @param args the command and its options, as typed
   */
  public static void main(String[] args) {
    Termination termination = Termination.install();
    Commands commands = new Commands(new ServerAdapter(), EngineJob::start, termination);
    termination.exit(commands.commandLine().execute(args));
  }
}
