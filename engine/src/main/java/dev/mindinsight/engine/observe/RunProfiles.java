package dev.mindinsight.engine.observe;

import dev.mindinsight.engine.train.NodeWork;
import dev.mindinsight.engine.train.StepRecord;
import dev.mindinsight.summary.content.StepProfile;
import java.util.List;

/**
 * Recorded steps in the words of the SDK. What their nodes do is told anew only when it changes.
 */
final class RunProfiles {
  private List<NodeWork> work = List.of();
  private List<StepProfile.Node> nodes = List.of();

  StepProfile of(StepRecord record) {
    if (!work.equals(record.nodes())) {
      work = record.nodes();
      nodes = work.stream().map(RunProfiles::node).toList();
    }
    return new StepProfile(
        record.startSeconds(),
        record.durationNanos(),
        record.dataWaitNanos(),
        record.peakFlopsPerSecond(),
        nodes,
        record.startNanos(),
        record.durationsNanos());
  }

  private static StepProfile.Node node(NodeWork work) {
    return new StepProfile.Node(
        work.name(), work.op(), work.phase(), work.shape(), work.bytes(), work.flops());
  }
}
