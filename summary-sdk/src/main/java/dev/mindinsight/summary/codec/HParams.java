package dev.mindinsight.summary.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.mindinsight.summary.SummaryEvent;
import dev.mindinsight.summary.SummaryEvent.HParamsEnd;
import dev.mindinsight.summary.SummaryEvent.HParamsExperiment;
import dev.mindinsight.summary.SummaryEvent.HParamsStart;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import dev.mindinsight.summary.codec.EventMessages.Experiment;
import dev.mindinsight.summary.codec.EventMessages.HParamInfo;
import dev.mindinsight.summary.codec.EventMessages.HParamValue;
import dev.mindinsight.summary.codec.EventMessages.HParamsPluginData;
import dev.mindinsight.summary.codec.EventMessages.SessionStartInfo;
import dev.mindinsight.summary.codec.EventMessages.SummaryMetadata;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.Lineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the content of the hparams plugin. */
final class HParams {

  static final String PLUGIN = "hparams";

  private HParams() {}

  static SummaryEvent decode(
      SummaryMetadata metadata, long step, double wallTimeSeconds, long recordOffset) {
    SummaryEvent event = decode(metadata, wallTimeSeconds);
    return event != null
        ? event
        : new UnknownContent(step, wallTimeSeconds, recordOffset, "content of plugin " + PLUGIN);
  }

  private static @Nullable SummaryEvent decode(SummaryMetadata metadata, double wallTimeSeconds) {
    try {
      HParamsPluginData data = HParamsPluginData.parseFrom(metadata.getPluginData().getContent());
      return switch (data.getDataCase()) {
        case EXPERIMENT -> experiment(data.getExperiment(), wallTimeSeconds);
        case SESSION_START_INFO -> start(data.getSessionStartInfo(), wallTimeSeconds);
        case SESSION_END_INFO ->
            new HParamsEnd(wallTimeSeconds, outcome(data.getSessionEndInfo().getStatus()));
        case DATA_NOT_SET -> null;
      };
    } catch (InvalidProtocolBufferException e) {
      return null;
    }
  }

  private static HParamsExperiment experiment(Experiment experiment, double wallTimeSeconds) {
    return new HParamsExperiment(
        wallTimeSeconds,
        experiment.getHparamInfosList().stream().map(HParamInfo::getName).toList(),
        experiment.getMetricInfosList().stream().map(info -> info.getName().getTag()).toList());
  }

  private static HParamsStart start(SessionStartInfo info, double wallTimeSeconds) {
    Map<String, Object> values = new TreeMap<>();
    info.getHparamsMap().forEach((name, value) -> values.put(name, plain(value)));
    return new HParamsStart(wallTimeSeconds, values, info.getGroupName());
  }

  private static Object plain(HParamValue value) {
    return switch (value.getKindCase()) {
      case NUMBER_VALUE -> value.getNumberValue();
      case BOOL_VALUE -> value.getBoolValue();
      case STRING_VALUE -> value.getStringValue();
      case STRUCT_VALUE, LIST_VALUE -> JsonTree.write(tree(value));
      case NULL_VALUE, KIND_NOT_SET -> "";
    };
  }

  private static @Nullable Object tree(HParamValue value) {
    return switch (value.getKindCase()) {
      case STRUCT_VALUE -> {
        Map<String, @Nullable Object> object = new TreeMap<>();
        value
            .getStructValue()
            .getFieldsMap()
            .forEach((name, field) -> object.put(name, tree(field)));
        yield object;
      }
      case LIST_VALUE -> {
        List<@Nullable Object> list = new ArrayList<>();
        value.getListValue().getValuesList().forEach(element -> list.add(tree(element)));
        yield list;
      }
      case NULL_VALUE, KIND_NOT_SET -> null;
      default -> plain(value);
    };
  }

  /** The hyperparameters, or the metrics to compare by, that a value's metadata hold. */
  static Lineage lineage(SummaryMetadata metadata) throws ContentException {
    return switch (decode(metadata, 0)) {
      case HParamsStart start -> Lineage.ofHParams(start.hparams());
      case HParamsExperiment experiment -> Lineage.ofMetricTags(experiment.metrics());
      case null -> throw new ContentException("Malformed hparams: got no record of the plugin");
      default -> Lineage.NONE;
    };
  }

  private static HParamsEnd.Outcome outcome(int status) {
    return switch (status) {
      case 1 -> HParamsEnd.Outcome.SUCCESS;
      case 2 -> HParamsEnd.Outcome.FAILURE;
      case 3 -> HParamsEnd.Outcome.RUNNING;
      default -> HParamsEnd.Outcome.UNKNOWN;
    };
  }

  static int number(HParamsEnd.Outcome outcome) {
    return switch (outcome) {
      case SUCCESS -> 1;
      case FAILURE -> 2;
      case RUNNING -> 3;
      case UNKNOWN -> 0;
    };
  }
}
