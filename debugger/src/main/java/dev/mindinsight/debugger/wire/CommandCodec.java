package dev.mindinsight.debugger.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.debugger.message.Command;
import dev.mindinsight.debugger.message.Watchpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands as bytes. */
final class CommandCodec {
  private static final DebugMessages.Nothing NOTHING = DebugMessages.Nothing.getDefaultInstance();

  private CommandCodec() {}

  /**
   * A command as it came.
   *
   * @param number from 1, or 0 for the welcome
   * @param command null for the welcome
   */
  record Numbered(long number, @Nullable Command command) {}

  /** What a server says once it has let a job in. */
  static byte[] welcome() {
    return DebugMessages.Command.newBuilder().setWelcome(NOTHING).build().toByteArray();
  }

  static byte[] encode(long number, Command command) {
    DebugMessages.Command.Builder out = DebugMessages.Command.newBuilder().setNumber(number);
    switch (command) {
      case Command.Attach _ -> out.setAttach(NOTHING);
      case Command.Detach _ -> out.setDetach(NOTHING);
      case Command.Pause _ -> out.setPause(NOTHING);
      case Command.Continue _ -> out.setContinue(NOTHING);
      case Command.NextNode next -> out.setNextNode(next.count());
      case Command.NextStep next -> out.setNextStep(next.count());
      case Command.Terminate _ -> out.setTerminate(NOTHING);
      case Command.RecordEvery(int everySteps) -> out.setRecord(everySteps);
      case Command.Watch watch -> out.setWatch(watchpoint(watch.watchpoint()));
      case Command.Unwatch unwatch -> out.setUnwatch(unwatch.watchpoint());
      case Command.ListTensors list -> out.setListTensors(place(list.request(), list.node(), ""));
      case Command.ReadTensor read -> out.setReadTensor(readTensor(read));
      case Command.ReadHistogram read ->
          out.setReadHistogram(place(read.request(), read.node(), read.slot()));
    }
    return out.build().toByteArray();
  }

  private static DebugMessages.Watchpoint watchpoint(Watchpoint watchpoint) {
    return DebugMessages.Watchpoint.newBuilder()
        .setId(watchpoint.id())
        .setCondition(watchpoint.condition())
        .putAllParameters(watchpoint.parameters())
        .addAllNodes(watchpoint.nodes())
        .build();
  }

  private static DebugMessages.Place place(long request, String node, String slot) {
    return DebugMessages.Place.newBuilder().setRequest(request).setNode(node).setSlot(slot).build();
  }

  private static DebugMessages.ReadTensor readTensor(Command.ReadTensor read) {
    DebugMessages.ReadTensor.Builder out =
        DebugMessages.ReadTensor.newBuilder()
            .setPlace(place(read.request(), read.node(), read.slot()));
    for (Command.Range range : read.slice()) {
      out.addSlice(
          DebugMessages.Range.newBuilder()
              .setFrom(range.from())
              .setTo(range.to())
              .setStep(range.step())
              .setSingle(range.single()));
    }
    return out.build();
  }

  /**
   * The command that the bytes hold.
   *
   * @throws IllegalArgumentException when they hold none, with a fault word first
   */
  static Numbered decode(byte[] bytes) {
    try {
      DebugMessages.Command in = DebugMessages.Command.parseFrom(bytes);
      Command command = command(in);
      if (in.getNumber() < (command == null ? 0 : 1)) {
        throw new IllegalArgumentException(
            "Malformed command: got number " + in.getNumber() + ", want 1 or more");
      }
      return new Numbered(in.getNumber(), command);
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("Malformed command: " + e.getMessage(), e);
    }
  }

  private static @Nullable Command command(DebugMessages.Command in) {
    return switch (in.getWhatCase()) {
      case WELCOME -> null;
      case ATTACH -> new Command.Attach();
      case DETACH -> new Command.Detach();
      case PAUSE -> new Command.Pause();
      case CONTINUE -> new Command.Continue();
      case NEXT_NODE -> new Command.NextNode(in.getNextNode());
      case NEXT_STEP -> new Command.NextStep(in.getNextStep());
      case TERMINATE -> new Command.Terminate();
      case RECORD -> new Command.RecordEvery(in.getRecord());
      case WATCH -> new Command.Watch(watchpoint(in.getWatch()));
      case UNWATCH -> new Command.Unwatch(in.getUnwatch());
      case LIST_TENSORS -> {
        DebugMessages.Place at = in.getListTensors();
        yield new Command.ListTensors(at.getRequest(), at.getNode());
      }
      case READ_TENSOR -> readTensor(in.getReadTensor());
      case READ_HISTOGRAM -> {
        DebugMessages.Place at = in.getReadHistogram();
        yield new Command.ReadHistogram(at.getRequest(), at.getNode(), at.getSlot());
      }
      case WHAT_NOT_SET ->
          throw new IllegalArgumentException("Unsupported command: got none that this job knows");
    };
  }

  private static Watchpoint watchpoint(DebugMessages.Watchpoint in) {
    return new Watchpoint(in.getId(), in.getCondition(), in.getParametersMap(), in.getNodesList());
  }

  private static Command readTensor(DebugMessages.ReadTensor in) {
    List<Command.Range> slice =
        in.getSliceList().stream()
            .map(range ->
                new Command.Range(
                    range.getFrom(), range.getTo(), range.getStep(), range.getSingle()))
            .toList();
    DebugMessages.Place at = in.getPlace();
    return new Command.ReadTensor(at.getRequest(), at.getNode(), at.getSlot(), slice);
  }
}
