package dev.mindinsight.engine.train;

import dev.mindinsight.engine.data.Dataset;
import dev.mindinsight.engine.data.Operation;
import java.util.List;

/** What a session shows of itself and of its data. */
record SessionView(Session session, Operation pipeline, Dataset testData) implements RunView {
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
  public void timeNextStep() {
    session.timeNextStep();
  }

  @Override
  public long[] nodeNanos() {
    return session.nodeNanos();
  }
}
