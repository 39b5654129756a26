package dev.mindinsight.engine.train;

import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.data.Operation;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session shows of itself and of its data. */
record SessionView(Trainer trainer, Session session, Operation pipeline, Dataset testData)
    implements RunView {
  @Override
  public List<NodeFacts> nodes() {
    return session.nodes();
  }

  @Override
  public List<Parameter> parameters() {
    return session.parameters();
  }

  @Override
  public List<Prediction> predictions() {
    return session.predictions(testData);
  }

  @Override
  public void watch(@Nullable StepWatcher watcher) {
    session.watch(watcher);
  }

  @Override
  public void recordEvery(int steps) {
    trainer.recordEvery(steps);
  }

  @Override
  public int recordsEverySteps() {
    return trainer.recordsEverySteps();
  }

  @Override
  public MemorySegment value(int node, int output) {
    return session.value(node, output);
  }
}
