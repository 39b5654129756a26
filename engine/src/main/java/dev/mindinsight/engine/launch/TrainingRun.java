package dev.mindinsight.engine.launch;

import dev.mindinsight.engine.observe.SummaryListener;
import dev.mindinsight.engine.train.Trainer;
import dev.mindinsight.engine.train.TrainingListener;
import java.util.List;

/** A run from its first step to the closing of its files, however it ends. */
record TrainingRun(Trainer trainer, SummaryListener summaries, Pace pace) {
  /** Trains and closes the files; returns the exit code, or throws what the run failed of. */
  int execute(TrainingListener lines) {
    try (Interruption interruption = new Interruption(this::stop)) {
      boolean finished = trainer.train(List.of(pace, summaries, lines));
      if (finished) {
        summaries.finished();
        return ExitCode.FINISHED;
      }
      summaries.failed("interrupted");
      interruption.filesClosed();
      return ExitCode.INTERRUPTED;
    } catch (RuntimeException | Error e) {
      summaries.failed(e.toString());
      throw e;
    }
  }

  private void stop() {
    trainer.stop();
    pace.lift();
  }
}
