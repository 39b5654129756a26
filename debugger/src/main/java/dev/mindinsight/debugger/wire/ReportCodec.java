package dev.mindinsight.debugger.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnsafeByteOperations;
import dev.mindinsight.debugger.message.Report;

/** Reports as bytes. What tensors hold is told by {@link TensorCodec}. */
final class ReportCodec {
  private ReportCodec() {}

  static byte[] encode(Report report) {
    DebugMessages.Report.Builder out = DebugMessages.Report.newBuilder();
    switch (report) {
      case Report.Hello hello -> out.setHello(hello(hello));
      case Report.Position position -> out.setPosition(position(position));
      case Report.Recorder(int everySteps) -> out.setRecorder(everySteps);
      case Report.Hit hit -> out.setHit(hit(hit));
      case Report.Tensors tensors -> out.setTensors(TensorCodec.tensors(tensors));
      case Report.Elements elements -> out.setElements(elements(elements));
      case Report.Distribution of -> out.setDistribution(TensorCodec.distribution(of));
      case Report.Refused refused ->
          out.getRefusedBuilder().setRequest(refused.request()).setFault(refused.fault());
      case Report.Dropped dropped -> out.setDropped(dropped.count());
      case Report.Ended _ -> out.setEnded(DebugMessages.Nothing.getDefaultInstance());
    }
    return out.build().toByteArray();
  }

  private static DebugMessages.Hello hello(Report.Hello hello) {
    return DebugMessages.Hello.newBuilder()
        .setJob(hello.job())
        .setRun(hello.run())
        .setName(hello.name())
        .build();
  }

  private static DebugMessages.Position position(Report.Position position) {
    DebugMessages.Position.Builder out =
        DebugMessages.Position.newBuilder()
            .setHandled(position.handled())
            .setAttached(position.attached())
            .setPaused(position.paused())
            .setStep(position.step());
    if (position.node() != null) {
      out.setNode(position.node());
    }
    return out.build();
  }

  private static DebugMessages.Hit hit(Report.Hit hit) {
    DebugMessages.Hit.Builder out =
        DebugMessages.Hit.newBuilder()
            .setWatchpoint(hit.watchpoint())
            .setNode(hit.node())
            .setSlot(hit.slot())
            .setStep(hit.step())
            .addAllErrors(hit.errors());
    for (Report.Check check : hit.checks()) {
      DebugMessages.Check.Builder added =
          out.addChecksBuilder().setName(check.name()).setLimit(check.limit()).setHit(check.hit());
      if (check.actual() != null) {
        added.setActual(check.actual());
      }
    }
    return out.build();
  }

  private static DebugMessages.Elements elements(Report.Elements elements) {
    return DebugMessages.Elements.newBuilder()
        .setRequest(elements.request())
        .setType(elements.type().apiName())
        .addAllShape(elements.shape())
        .addAllSliced(elements.sliced())
        .setElements(UnsafeByteOperations.unsafeWrap(elements.elements().duplicate()))
        .build();
  }

  /**
   * The report that the bytes hold.
   *
   * @throws IllegalArgumentException when they hold none, with a fault word first
   */
  static Report decode(byte[] bytes) {
    try {
      return report(DebugMessages.Report.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalArgumentException("Malformed report: " + e.getMessage(), e);
    }
  }

  private static Report report(DebugMessages.Report in) {
    return switch (in.getWhatCase()) {
      case HELLO -> {
        DebugMessages.Hello hello = in.getHello();
        yield new Report.Hello(hello.getJob(), hello.getRun(), hello.getName());
      }
      case POSITION -> position(in.getPosition());
      case RECORDER -> new Report.Recorder(in.getRecorder());
      case HIT -> hit(in.getHit());
      case TENSORS -> TensorCodec.tensors(in.getTensors());
      case ELEMENTS -> elements(in.getElements());
      case DISTRIBUTION -> TensorCodec.distribution(in.getDistribution());
      case REFUSED -> new Report.Refused(in.getRefused().getRequest(), in.getRefused().getFault());
      case DROPPED -> new Report.Dropped(TensorCodec.count("dropped", in.getDropped()));
      case ENDED -> new Report.Ended();
      case WHAT_NOT_SET ->
          throw new IllegalArgumentException("Unsupported report: got none that is known");
    };
  }

  private static Report position(DebugMessages.Position in) {
    return new Report.Position(
        TensorCodec.count("handled", in.getHandled()),
        in.getAttached(),
        in.getPaused(),
        in.getStep(),
        in.hasNode() ? in.getNode() : null);
  }

  private static Report hit(DebugMessages.Hit in) {
    return new Report.Hit(
        in.getWatchpoint(),
        in.getNode(),
        in.getSlot(),
        in.getStep(),
        in.getChecksList().stream()
            .map(check ->
                new Report.Check(
                    check.getName(),
                    check.getLimit(),
                    check.hasActual() ? check.getActual() : null,
                    check.getHit()))
            .toList(),
        in.getErrorsList());
  }

  private static Report elements(DebugMessages.Elements in) {
    return new Report.Elements(
        in.getRequest(),
        TensorCodec.type(in.getType()),
        TensorCodec.shape(in.getShapeList()),
        TensorCodec.shape(in.getSlicedList()),
        in.getElements().asReadOnlyByteBuffer());
  }
}
