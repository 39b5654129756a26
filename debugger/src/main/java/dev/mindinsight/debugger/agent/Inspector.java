package dev.mindinsight.debugger.agent;

import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Report;
import dev.mindinsight.debugger.watch.Measured;
import dev.mindinsight.debugger.watch.TensorMeter;
import dev.mindinsight.summary.content.Binning;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.TensorContent;
import dev.mindinsight.summary.content.TensorElements;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what the tensors of a paused job hold. Used on the thread that is paused. */
final class Inspector {
  private static final Pattern SLOT = Pattern.compile("(input|output):(\\d{1,9})|parameter");

  private final DebuggedJob job;
  private final List<JobNode> nodes;
  private final Map<String, Integer> places = new HashMap<>();
  private final TensorMeter meter = new TensorMeter();

  Inspector(DebuggedJob job, List<JobNode> nodes) {
    this.job = job;
    this.nodes = nodes;
    for (int node = 0; node < nodes.size(); node++) {
      places.put(nodes.get(node).name(), node);
    }
  }

  /**
   * Where a job stands.
   *
   * @param step of training
   * @param next place of the node that runs next
   */
  record Moment(long step, int next) {}

  /** A value that a node has at one of its slots. */
  private record Held(String slot, int node, int output) {}

  /** The answer to a request, or why there is none. */
  Report answer(Command request, Moment now) {
    return switch (request) {
      case Command.ListTensors list -> refusing(list.request(), () -> tensors(list, now));
      case Command.ReadTensor read -> refusing(read.request(), () -> elements(read, now));
      case Command.ReadHistogram read -> refusing(read.request(), () -> distribution(read, now));
      default -> throw new IllegalArgumentException("no request: " + request);
    };
  }

  /** An answer to be made. */
  private interface Answer {
    Report make();
  }

  /** No fault of a request may reach the training. */
  private static Report refusing(long request, Answer answer) {
    try {
      return answer.make();
    } catch (IllegalArgumentException | IllegalStateException e) {
      return new Report.Refused(request, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Report.Refused(request, "Unsupported request: the job failed with " + e);
    }
  }

  private Report tensors(Command.ListTensors list, Moment now) {
    List<Report.Slot> slots = held(place(list.node())).stream().map(at -> slot(at, now)).toList();
    return new Report.Tensors(list.request(), slots);
  }

  private List<Held> held(int node) {
    JobNode of = nodes.get(node);
    List<Held> held = new ArrayList<>();
    for (int k = 0; k < of.inputs().size(); k++) {
      JobNode.Input input = of.inputs().get(k);
      held.add(new Held("input:" + k, input.node(), input.output()));
    }
    for (int k = 0; k < of.outputs().size(); k++) {
      held.add(new Held(of.slot(k), node, k));
    }
    return held;
  }

  private Report.Slot slot(Held at, Moment now) {
    JobNode maker = nodes.get(at.node);
    JobNode.Output output = maker.outputs().get(at.output);
    boolean there = isThere(at.node, now);
    Measured measured =
        there ? meter.measure(output.type(), job.elements(at.node, at.output)) : null;
    return new Report.Slot(
        at.slot,
        maker.valueName(at.output),
        output.type(),
        output.shape(),
        there ? now.step : null,
        measured == null ? null : measured.statistics());
  }

  /** What runs later holds what an earlier step left. */
  private boolean isThere(int node, Moment now) {
    return nodes.get(node).kind() != JobNode.Kind.OPERATION || node < now.next;
  }

  private Report elements(Command.ReadTensor read, Moment now) {
    Held at = find(read.node(), read.slot(), now);
    JobNode.Output output = nodes.get(at.node).outputs().get(at.output);
    Slice slice = Slice.of(output, read.slice());
    return new Report.Elements(
        read.request(),
        output.type(),
        output.shape(),
        slice.shape(),
        slice.copy(job.elements(at.node, at.output)));
  }

  private Report distribution(Command.ReadHistogram read, Moment now) {
    Held at = find(read.node(), read.slot(), now);
    JobNode.Output output = nodes.get(at.node).outputs().get(at.output);
    ElementType type = output.type();
    if (type == ElementType.COMPLEX64 || type == ElementType.COMPLEX128) {
      throw new IllegalArgumentException(
          "Unsupported histogram: numbers of type %s have no order".formatted(type.apiName()));
    }
    MemorySegment elements = job.elements(at.node, at.output);
    TensorElements numbers =
        TensorElements.of(
            new TensorContent(type, output.shape(), elements.toArray(ValueLayout.JAVA_BYTE)));
    return new Report.Distribution(
        read.request(),
        Binning.of(elements.byteSize() / type.bytes(), place -> numbers.number((int) place)));
  }

  private int place(String node) {
    Integer place = places.get(node);
    if (place == null) {
      throw new IllegalArgumentException(
          "Malformed request: got node '%s', want one of the job's %d"
              .formatted(node, nodes.size()));
    }
    return place;
  }

  private Held find(String node, String slot, Moment now) {
    Matcher form = SLOT.matcher(slot);
    List<Held> held = held(place(node));
    Held found =
        form.matches()
            ? held.stream().filter(at -> at.slot.equals(slot)).findFirst().orElse(null)
            : null;
    if (found == null) {
      throw new IllegalArgumentException(
          "Malformed request: got slot '%s', want one of %s"
              .formatted(slot, held.stream().map(Held::slot).toList()));
    }
    if (!isThere(found.node, now)) {
      throw new IllegalStateException(
          "Conflict: %s of %s is not computed yet in step %d".formatted(slot, node, now.step));
    }
    return found;
  }
}
