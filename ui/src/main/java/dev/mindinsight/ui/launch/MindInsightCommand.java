package dev.mindinsight.ui.launch;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

@Command(
    name = "mindinsight",
    versionProvider = MindInsightCommand.Version.class,
    description = "Watch, compare and debug training runs from one self-hosted jar.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or ended on request by Ctrl-C or SIGTERM",
      "1:what was asked for failed, or is not so: no server runs, a training failed",
      "2:a malformed option, or a conflict: the port is taken, the workspace is in use",
      "3:a tool is missing: the message says what to install",
      "4:the build failed",
      "130:a training was interrupted"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./mindinsight demo --open",
      "  ./mindinsight start --logdir ~/experiments",
      "  ./mindinsight start --logdir ours=/data/a --logdir theirs=/data/b --port 9000",
      "  ./mindinsight start --logdir /data --host 0.0.0.0 --token-file ~/token",
      "  ./mindinsight status",
      "  ./mindinsight rebuild",
      "",
      "mindinsight COMMAND --help tells the options of a command."
    })
final class MindInsightCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  @SuppressWarnings("unused") // Picocli asks its annotation alone.
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Shows the version.")
  @SuppressWarnings("unused") // Picocli asks its annotation alone.
  private boolean version;

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Missing command");
  }

  /** The version in the jar's manifest, and that of the Java under it. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String jar = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "MindInsight " + (jar == null ? "from sources" : jar) + ", Java " + Runtime.version()
      };
    }
  }
}
