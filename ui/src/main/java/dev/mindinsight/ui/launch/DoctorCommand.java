package dev.mindinsight.ui.launch;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands here for the help; the script does the work, because it has to work without Java. */
@Command(
    name = "doctor",
    description = "Tells which tools were found and what is missing; 1 if something is.")
final class DoctorCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    throw LaunchException.refused("doctor is done by the script: ./mindinsight doctor");
  }
}
