package dev.mindinsight.ui.launch;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * All commands, with what they need of the world.
 *
 * @param servers starts the server
 * @param jobs starts the engine
 * @param stop tells when to end
 */
record Commands(ServerStarter servers, JobStarter jobs, StopSignal stop) {

  CommandLine commandLine() {
    return new CommandLine(new MindInsightCommand())
        .addSubcommand(new DemoCommand(servers, jobs, stop))
        .addSubcommand(new StartCommand(servers, stop))
        .addSubcommand(new StopCommand())
        .addSubcommand(new StatusCommand())
        .addSubcommand(new RebuildCommand(Clock.system(ZoneId.systemDefault())))
        .addSubcommand(new CompactCommand())
        .addSubcommand(new TrainCommand(jobs, stop))
        .addSubcommand(new DoctorCommand())
        .addSubcommand(new WarmUpCommand(servers))
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler(Commands::refuse)
        .setExecutionExceptionHandler(Commands::fail);
  }

  /** One line that says what is wrong, instead of the whole help. */
  private static int refuse(ParameterException error, String[] arguments) {
    CommandLine command = error.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("mindinsight: " + error.getMessage());
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.REFUSED;
  }

  private static int fail(Exception error, CommandLine command, CommandLine.ParseResult parsed) {
    if (error instanceof LaunchException known) {
      command.getErr().println("mindinsight: " + known.getMessage());
      return known.exitCode();
    }
    // Nobody foresaw this one: whoever looks into it needs all of it.
    error.printStackTrace(command.getErr());
    return ExitCode.FAILED;
  }
}
