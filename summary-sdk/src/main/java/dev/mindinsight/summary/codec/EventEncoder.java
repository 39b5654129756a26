package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.SummaryEvent.DroppedPoints;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.HParamsEnd;
import dev.mindinsight.summary.SummaryEvent.HParamsExperiment;
import dev.mindinsight.summary.SummaryEvent.HParamsStart;
import dev.mindinsight.summary.SummaryEvent.RunMark;
import dev.mindinsight.summary.codec.EventMessages.Event;
import dev.mindinsight.summary.codec.EventMessages.Experiment;
import dev.mindinsight.summary.codec.EventMessages.HParamInfo;
import dev.mindinsight.summary.codec.EventMessages.HParamValue;
import dev.mindinsight.summary.codec.EventMessages.HParamsPluginData;
import dev.mindinsight.summary.codec.EventMessages.Mark;
import dev.mindinsight.summary.codec.EventMessages.MetricInfo;
import dev.mindinsight.summary.codec.EventMessages.SessionEndInfo;
import dev.mindinsight.summary.codec.EventMessages.SessionStartInfo;
import dev.mindinsight.summary.codec.EventMessages.SourceMetadata;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.codec.EventMessages.SummaryMetadata;
import dev.mindinsight.summary.codec.EventMessages.TensorProto;
import dev.mindinsight.summary.codec.EventMessages.TensorShapeProto;

/**
 * Encodes the events that come rarely, each as the data of one record, in the forms that
 * TensorBoard reads. Scalars have {@link ScalarEncoder}, what is larger {@link ContentEncoder}.
 * Safe for use by several threads.
 */
public final class EventEncoder {

  private static final int DT_FLOAT = 1;
  private static final int DT_STRING = 7;
  private static final int CLASS_SCALAR = 1;
  private static final int CLASS_TENSOR = 2;

  private EventEncoder() {}

  /** The first event of a file. */
  public static byte[] fileVersion(FileVersion version) {
    return Event.newBuilder()
        .setWallTime(version.wallTimeSeconds())
        .setStep(version.step())
        .setFileVersion(version.version())
        .setSourceMetadata(SourceMetadata.newBuilder().setWriter(version.writer()))
        .build()
        .toByteArray();
  }

  /** A mark of our own plugin. */
  public static byte[] runMark(RunMark mark) {
    return mark("run", mark.wallTimeSeconds(), Marks.of(mark));
  }

  /** A mark of our own plugin that says how many points were not written. */
  public static byte[] droppedPoints(DroppedPoints dropped) {
    return mark("dropped", dropped.wallTimeSeconds(), Marks.of(dropped));
  }

  private static byte[] mark(String name, double wallTimeSeconds, Mark mark) {
    return summary(wallTimeSeconds, 0, markValue(name, mark));
  }

  static Summary.Value.Builder markValue(String name, Mark mark) {
    return Summary.Value.newBuilder()
        .setTag("_" + Marks.PLUGIN + "_/" + name)
        .setMetadata(metadata(Marks.PLUGIN, mark.toByteString()));
  }

  /**
   * A text as a rank-0 tensor.
   *
   * @param tag its series
   * @param step of the value
   * @param wallTimeSeconds since the epoch
   * @param text Markdown by custom
   */
  public static byte[] text(String tag, long step, double wallTimeSeconds, String text) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setDtype(DT_STRING)
            .setTensorShape(TensorShapeProto.getDefaultInstance())
            .addStringVal(ByteString.copyFromUtf8(text));
    Summary.Value.Builder value =
        Summary.Value.newBuilder()
            .setTag(tag)
            .setTensor(tensor)
            .setMetadata(metadata("text", ByteString.EMPTY));
    return summary(wallTimeSeconds, step, value);
  }

  /** What an experiment varies and measures. */
  public static byte[] hparamsExperiment(HParamsExperiment event) {
    Experiment.Builder experiment =
        Experiment.newBuilder().setTimeCreatedSecs(event.wallTimeSeconds());
    for (String name : event.hparams()) {
      experiment.addHparamInfos(HParamInfo.newBuilder().setName(name));
    }
    for (String metric : event.metrics()) {
      experiment.addMetricInfos(
          MetricInfo.newBuilder().setName(MetricInfo.MetricName.newBuilder().setTag(metric)));
    }
    return hparams(
        "experiment",
        event.wallTimeSeconds(),
        HParamsPluginData.newBuilder().setExperiment(experiment));
  }

  /** The hyperparameters of a session. */
  public static byte[] hparamsStart(HParamsStart event) {
    SessionStartInfo.Builder start =
        SessionStartInfo.newBuilder()
            .setGroupName(event.groupName())
            .setStartTimeSecs(event.wallTimeSeconds());
    event.hparams().forEach((name, value) -> start.putHparams(name, value(value)));
    return hparams(
        "session_start_info",
        event.wallTimeSeconds(),
        HParamsPluginData.newBuilder().setSessionStartInfo(start));
  }

  /** The outcome of a session. */
  public static byte[] hparamsEnd(HParamsEnd event) {
    SessionEndInfo.Builder end =
        SessionEndInfo.newBuilder()
            .setStatus(HParams.number(event.outcome()))
            .setEndTimeSecs(event.wallTimeSeconds());
    return hparams(
        "session_end_info",
        event.wallTimeSeconds(),
        HParamsPluginData.newBuilder().setSessionEndInfo(end));
  }

  private static HParamValue value(Object value) {
    HParamValue.Builder builder = HParamValue.newBuilder();
    return switch (value) {
      case Boolean flag -> builder.setBoolValue(flag).build();
      case Double number -> builder.setNumberValue(number).build();
      default -> builder.setStringValue(value.toString()).build();
    };
  }

  /** As TensorFlow writes it: the content is in the metadata, the value an empty tensor. */
  private static byte[] hparams(
      String name, double wallTimeSeconds, HParamsPluginData.Builder content) {
    TensorShapeProto.Builder empty =
        TensorShapeProto.newBuilder().addDim(TensorShapeProto.Dim.getDefaultInstance());
    Summary.Value.Builder value =
        Summary.Value.newBuilder()
            .setTag("_hparams_/" + name)
            .setTensor(TensorProto.newBuilder().setDtype(DT_FLOAT).setTensorShape(empty))
            .setMetadata(metadata(HParams.PLUGIN, content.build().toByteString()));
    return summary(wallTimeSeconds, 0, value);
  }

  static byte[] scalarMetadata() {
    return metadata("scalars", ByteString.EMPTY).toBuilder()
        .setDataClass(CLASS_SCALAR)
        .build()
        .toByteArray();
  }

  static SummaryMetadata metadata(String plugin, ByteString content) {
    return SummaryMetadata.newBuilder()
        .setPluginData(
            SummaryMetadata.PluginData.newBuilder()
                .setPluginName(ByteString.copyFromUtf8(plugin))
                .setContent(content))
        .setDataClass(CLASS_TENSOR)
        .build();
  }

  static byte[] summary(double wallTimeSeconds, long step, Summary.Value.Builder value) {
    return event(wallTimeSeconds, step)
        .setSummary(Summary.newBuilder().addValue(value))
        .build()
        .toByteArray();
  }

  static Event.Builder event(double wallTimeSeconds, long step) {
    return Event.newBuilder().setWallTime(wallTimeSeconds).setStep(step);
  }
}
