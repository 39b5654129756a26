package dev.mindinsight.debugger.agent;

import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.message.Watchpoint;
import dev.mindinsight.debugger.watch.Condition;
import dev.mindinsight.debugger.watch.Measured;
import dev.mindinsight.debugger.watch.NodePatterns;
import dev.mindinsight.debugger.watch.TensorMeter;
import dev.mindinsight.debugger.watch.Verdict;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The watchpoints of a moment, compiled to a list for each node. Immutable. */
final class Watches {
  private final List<JobNode> nodes;
  private final SequencedMap<Long, Armed> all;
  private final List<List<Armed>> byNode;

  private Watches(List<JobNode> nodes, SequencedMap<Long, Armed> all) {
    this.nodes = nodes;
    this.all = all;
    List<List<Armed>> lists = new ArrayList<>();
    for (int node = 0; node < nodes.size() && !all.isEmpty(); node++) {
      int place = node;
      lists.add(all.values().stream().filter(armed -> armed.nodes.get(place)).toList());
    }
    byNode = lists;
  }

  private record Armed(long id, Condition condition, BitSet nodes) {}

  static Watches none(List<JobNode> nodes) {
    return new Watches(nodes, new TreeMap<>());
  }

  boolean isEmpty() {
    return all.isEmpty();
  }

  /**
   * These and one more, or another in place of the one of the same id.
   *
   * @throws IllegalArgumentException when the condition is unknown, or a parameter or pattern bad
   */
  Watches with(Watchpoint added) {
    Condition condition = Condition.of(added.condition(), added.parameters());
    NodePatterns patterns = NodePatterns.of(added.nodes());
    BitSet matching = new BitSet(nodes.size());
    for (int node = 0; node < nodes.size(); node++) {
      matching.set(node, patterns.matches(nodes.get(node).name()));
    }
    SequencedMap<Long, Armed> next = new TreeMap<>(all);
    next.put(added.id(), new Armed(added.id(), condition, matching));
    return new Watches(nodes, next);
  }

  Watches without(long id) {
    SequencedMap<Long, Armed> next = new TreeMap<>(all);
    next.remove(id);
    return new Watches(nodes, next);
  }

  /** Checks what a node made: its outputs, and the variables that it gave new values. */
  void check(int node, long step, DebuggedJob job, TensorMeter meter, Consumer<Report.Hit> hits) {
    if (isEmpty()) {
      return;
    }
    checkValues(node, step, job, meter, hits);
    for (int variable : nodes.get(node).assigned()) {
      checkValues(variable, step, job, meter, hits);
    }
  }

  private void checkValues(
      int node, long step, DebuggedJob job, TensorMeter meter, Consumer<Report.Hit> hits) {
    List<Armed> armed = byNode.get(node);
    JobNode of = nodes.get(node);
    for (int output = 0; output < of.outputs().size() && !armed.isEmpty(); output++) {
      Place place = new Place(of, output, step);
      MemorySegment elements = job.elements(node, output);
      double magnitude = meter.magnitude(of.outputs().get(output).type(), elements);
      if (!Double.isFinite(magnitude)
          || armed.stream().anyMatch(one -> !one.condition.isOutOfReach(magnitude))) {
        Measured measured = meter.measure(of.outputs().get(output).type(), elements);
        armed.stream().map(one -> verdict(one, measured)).forEach(told -> told.tell(place, hits));
      }
    }
  }

  private record Place(JobNode node, int output, long step) {}

  private record Told(long id, Verdict verdict) {
    void tell(Place at, Consumer<Report.Hit> hits) {
      if (verdict.isTold()) {
        hits.accept(
            new Report.Hit(
                id,
                at.node.name(),
                at.node.slot(at.output),
                at.step,
                verdict.checks(),
                verdict.errors()));
      }
    }
  }

  private static Told verdict(Armed armed, @Nullable Measured measured) {
    return new Told(
        armed.id,
        measured == null
            ? new Verdict(false, List.of(), List.of("complex"))
            : armed.condition.check(measured));
  }
}
