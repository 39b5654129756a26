package dev.mindinsight.engine.observe;

import dev.mindinsight.debugger.agent.DebugAgent;
import dev.mindinsight.debugger.agent.DebuggedJob;
import dev.mindinsight.debugger.agent.JobNode;
import dev.mindinsight.engine.train.NodeFacts;
import dev.mindinsight.engine.train.RunView;
import dev.mindinsight.engine.train.StepWatcher;
import dev.mindinsight.summary.content.ElementType;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run in the words of the debugger's agent. Elements are told in native order, which is
 * little-endian wherever there are kernels.
 */
final class WatchedRun implements DebuggedJob, StepWatcher {
  private static final String ASSIGN = "assign";

  private final RunView run;
  private final Runnable stop;
  private volatile @Nullable DebugAgent agent;

  WatchedRun(RunView run, Runnable stop) {
    this.run = run;
    this.stop = stop;
  }

  /** To be called before the first step. */
  void reportTo(DebugAgent agent) {
    this.agent = agent;
  }

  @Override
  public List<JobNode> nodes() {
    List<NodeFacts> facts = run.nodes();
    Map<String, Integer> places = new HashMap<>();
    facts.forEach(node -> places.put(node.name(), places.size()));
    return facts.stream().map(node -> node(node, places)).toList();
  }

  private static JobNode node(NodeFacts node, Map<String, Integer> places) {
    List<JobNode.Input> inputs =
        node.inputs().stream()
            .map(input -> new JobNode.Input(place(places, input.node()), input.slot()))
            .toList();
    return new JobNode(
        node.name(),
        kind(node.op()),
        inputs,
        node.outputs().stream().map(WatchedRun::output).toList(),
        node.op().equals(ASSIGN) ? List.of(inputs.getFirst().node()) : List.of());
  }

  private static int place(Map<String, Integer> places, String node) {
    Integer place = places.get(node);
    if (place == null) {
      throw new IllegalStateException("no node " + node);
    }
    return place;
  }

  private static JobNode.Kind kind(String op) {
    return switch (op) {
      case "input", "constant" -> JobNode.Kind.SOURCE;
      case "variable" -> JobNode.Kind.VARIABLE;
      default -> JobNode.Kind.OPERATION;
    };
  }

  private static JobNode.Output output(NodeFacts.Output output) {
    return new JobNode.Output(
        ElementType.valueOf(output.dtype().toUpperCase(Locale.ROOT)), output.shape());
  }

  @Override
  public MemorySegment elements(int node, int output) {
    return run.value(node, output);
  }

  @Override
  public void observe(boolean on) {
    run.watch(on ? this : null);
  }

  @Override
  public void record(int everySteps) {
    run.recordEvery(everySteps);
  }

  @Override
  public Integer recordsEverySteps() {
    return run.recordsEverySteps();
  }

  @Override
  public void terminate() {
    stop.run();
  }

  @Override
  public void before(int node) {
    if (agent != null) {
      agent.before(node);
    }
  }

  @Override
  public void after(int node) {
    if (agent != null) {
      agent.after(node);
    }
  }

  @Override
  public void letGo() {
    if (agent != null) {
      agent.letGo();
    }
  }
}
