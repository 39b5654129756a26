package dev.mindinsight.summary.writer;

import java.nio.file.Path;

/** A program that writes points until it is killed; says on its output how many it has flushed. */
final class EndlessTraining {

  private EndlessTraining() {}

  /** Writes into the directory of the first argument. */
  public static void main(String[] args) {
    SummaryWriter writer = SummaryWriter.open(Path.of(args[0]));
    for (int step = 0; ; step++) {
      writer.scalar("step", step, step);
      if (step % 1000 == 999) {
        writer.flush();
        System.out.println(step + 1);
      }
    }
  }
}
