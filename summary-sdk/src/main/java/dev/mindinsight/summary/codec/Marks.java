package dev.mindinsight.summary.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.SummaryEvent.DroppedPoints;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import dev.mindinsight.summary.codec.EventMessages.Mark;
import dev.mindinsight.summary.codec.EventMessages.SummaryMetadata;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What our own writer says about itself, as metadata of a plugin that other tools ignore. */
final class Marks {

  static final String PLUGIN = "mindinsight";

  private Marks() {}

  /** The plugin's content; an empty mark where the plugin is another or the content unreadable. */
  static Mark parse(SummaryMetadata metadata) {
    try {
      return Text.of(metadata.getPluginData().getPluginName()).equals(PLUGIN)
          ? Mark.parseFrom(metadata.getPluginData().getContent())
          : Mark.getDefaultInstance();
    } catch (InvalidProtocolBufferException e) {
      return Mark.getDefaultInstance();
    }
  }

  /** What a mark says about the file itself. */
  static SummaryEvent decode(Mark mark, long step, double wallTimeSeconds, long recordOffset) {
    SummaryEvent event = decode(mark, wallTimeSeconds);
    return event != null
        ? event
        : new UnknownContent(step, wallTimeSeconds, recordOffset, "mark of plugin " + PLUGIN);
  }

  private static @Nullable SummaryEvent decode(Mark mark, double wallTimeSeconds) {
    try {
      return switch (mark.getWhatCase()) {
        case RUN -> run(mark.getRun(), wallTimeSeconds);
        case DROPPED -> new DroppedPoints(wallTimeSeconds, mark.getDropped().getPoints());
        case NOT_FINITE, DATA_GRAPH, LINEAGE, STEP_PROFILE, WHAT_NOT_SET -> null;
      };
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable RunMark run(Mark.Run run, double wallTimeSeconds) {
    RunMark.State state =
        switch (run.getState()) {
          case STARTED -> RunMark.State.STARTED;
          case FINISHED -> RunMark.State.FINISHED;
          case FAILED -> RunMark.State.FAILED;
          case STATE_UNSPECIFIED, UNRECOGNIZED -> null;
        };
    return state == null
        ? null
        : new RunMark(wallTimeSeconds, UUID.fromString(run.getUuid()), state, run.getReason());
  }

  static Mark of(RunMark mark) {
    Mark.Run.State state =
        switch (mark.state()) {
          case STARTED -> Mark.Run.State.STARTED;
          case FINISHED -> Mark.Run.State.FINISHED;
          case FAILED -> Mark.Run.State.FAILED;
        };
    return Mark.newBuilder()
        .setRun(
            Mark.Run.newBuilder()
                .setUuid(mark.run().toString())
                .setState(state)
                .setReason(mark.reason()))
        .build();
  }

  static Mark of(DroppedPoints dropped) {
    return Mark.newBuilder()
        .setDropped(Mark.Dropped.newBuilder().setPoints(dropped.points()))
        .build();
  }
}
