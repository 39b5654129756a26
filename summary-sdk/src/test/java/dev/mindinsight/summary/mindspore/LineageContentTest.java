package dev.mindinsight.summary.mindspore;

import static dev.mindinsight.summary.mindspore.Written.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.Lineage;
import dev.mindinsight.summary.mindspore.MindSporeMessages.Dataset;
import dev.mindinsight.summary.mindspore.MindSporeMessages.DatasetGraph;
import dev.mindinsight.summary.mindspore.MindSporeMessages.EvaluationLineage;
import dev.mindinsight.summary.mindspore.MindSporeMessages.IntEntry;
import dev.mindinsight.summary.mindspore.MindSporeMessages.LineageEvent;
import dev.mindinsight.summary.mindspore.MindSporeMessages.Operation;
import dev.mindinsight.summary.mindspore.MindSporeMessages.OperationParameter;
import dev.mindinsight.summary.mindspore.MindSporeMessages.TextEntry;
import dev.mindinsight.summary.mindspore.MindSporeMessages.TrainLineage;
import dev.mindinsight.summary.mindspore.MindSporeMessages.UserDefinedInfo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LineageContentTest {

  private static ByteString utf8(String text) {
    return ByteString.copyFromUtf8(text);
  }

  private static Lineage read(LineageEvent.Builder event) throws ContentException {
    return content(event.build().toByteArray(), Kind.LINEAGE, Lineage.class);
  }

  private static Lineage evaluated(String metric) throws ContentException {
    return read(
        LineageEvent.newBuilder()
            .setEvaluationLineage(
                EvaluationLineage.newBuilder()
                    .setMetric(utf8(metric))
                    .setValidDataset(Dataset.newBuilder().setSize(640))));
  }

  private static DataPipeline.Operation pipeline(DatasetGraph.Builder graph)
      throws ContentException {
    byte[] record = LineageEvent.newBuilder().setDatasetGraph(graph).build().toByteArray();
    return content(record, Kind.DATA_GRAPH, DataPipeline.class).root();
  }

  private static TextEntry.Builder entry(String key, String value) {
    return TextEntry.newBuilder().setKey(utf8(key)).setValue(utf8(value));
  }

  @Test
  void numbersAreMetricsAndWhatIsNoneIsKeptBesideThem() throws ContentException {
    Lineage read =
        evaluated(
            "{\"accuracy\": 0.5, \"loss\": NaN, \"big\": -Infinity, \"n\": 3, \"none\": null,"
                + " \"precision\": [0.25, 1], \"who\": \"me\", \"ok\": true}");
    assertThat(read.metrics())
        .isEqualTo(
            Map.of("accuracy", 0.5, "loss", Double.NaN, "big", Double.NEGATIVE_INFINITY, "n", 3.0));
    assertThat(read.userDefined())
        .isEqualTo(Map.of("precision", "[0.25, 1]", "who", "me", "ok", "true"));
    assertThat(read.testSize()).isEqualTo(640);
    assertThat(read.faults()).isEmpty();
  }

  @Test
  void metricsThatAreNoJsonAreAFaultAndNothingElseIsLost() throws ContentException {
    for (String text :
        List.of("{'accuracy': 1}", "[1]", "accuracy", "{\"a\": 1", "{} {}", "[".repeat(5000))) {
      Lineage read = evaluated(text);
      assertThat(read.metrics()).isEmpty();
      assertThat(read.testSize()).isEqualTo(640);
      assertThat(read.faults())
          .singleElement()
          .asString()
          .startsWith("Malformed metrics of the evaluation: got \"" + text.substring(0, 2));
      assertThat(read.faults().getFirst()).hasSizeLessThan(500);
    }
    assertThat(evaluated("None").faults()).isEmpty();
    assertThat(evaluated("").faults()).isEmpty();
  }

  @Test
  void whatIsNotSaidIsNull() throws ContentException {
    Lineage nothing =
        read(
            LineageEvent.newBuilder()
                .setTrainLineage(
                    TrainLineage.newBuilder()
                        .setHyperParameters(
                            TrainLineage.HyperParameters.newBuilder().setOptimizer(utf8("None")))));
    assertThat(nothing).isEqualTo(Lineage.NONE);
  }

  @Test
  void customLineageOfEveryTypeIsKeptInNestedNames() throws ContentException {
    UserDefinedInfo.Builder nested =
        UserDefinedInfo.newBuilder()
            .addMapInt32(IntEntry.newBuilder().setKey(utf8("n")).setValue(-2));
    Lineage read =
        read(
            LineageEvent.newBuilder()
                .setUserDefinedInfo(
                    UserDefinedInfo.newBuilder()
                        .addMapStr(
                            TextEntry.newBuilder()
                                .setKey(utf8("note"))
                                .setValue(ByteString.copyFrom(new byte[] {'a', (byte) 0xff})))
                        .addMapDict(
                            UserDefinedInfo.Entry.newBuilder()
                                .setKey(utf8("d"))
                                .setValue(nested))));
    assertThat(read.userDefined()).isEqualTo(Map.of("note", "a\\xff", "d/n", -2L));
  }

  @Test
  void listsOfAPipelineAreJsonAndOlderNamesAreNames() throws ContentException {
    OperationParameter.Builder parameter =
        OperationParameter.newBuilder()
            .addMapStr(entry("operation", "MindDataset"))
            .addMapStr(entry("column", "None"))
            .addMapStrList(
                OperationParameter.TextsEntry.newBuilder()
                    .setKey(utf8("files"))
                    .setValue(
                        OperationParameter.Texts.newBuilder()
                            .addValue(utf8("\"a\""))
                            .addValue(utf8(""))
                            .addValue(utf8("[1, {\"k\": 2.5, \"z\": null}]"))
                            .addValue(utf8("99999999999999999999"))
                            .addValue(utf8("no json"))));
    DataPipeline.Operation read =
        pipeline(
            DatasetGraph.newBuilder()
                .setParameter(parameter)
                .setSampler(
                    Operation.newBuilder()
                        .setOperationParam(
                            OperationParameter.newBuilder().addMapStr(entry("op_type", "Random")))
                        .addSize(3)
                        .addWeights(0.5f)));
    assertThat(read.name()).isEqualTo("MindDataset");
    assertThat(read.parameters().get("files"))
        .isEqualTo(
            List.of("a", "None", List.of(1L, Map.of("k", 2.5)), "99999999999999999999", "no json"));
    assertThat(read.parameters().get("sampler"))
        .hasToString("{name=Random, parameters={size=[3], weights=[0.5]}}");
    assertThat(read.parameters()).doesNotContainKeys("column", "operation");
    assertThat(pipeline(DatasetGraph.newBuilder()).name()).isEqualTo("unnamed");
  }

  @Test
  void anEndlessPipelineIsRefused() {
    DatasetGraph.Builder deep = DatasetGraph.newBuilder();
    for (int i = 0; i < 200; i++) {
      deep = DatasetGraph.newBuilder().addChildren(deep);
    }
    DatasetGraph.Builder graph = deep;
    assertThatThrownBy(() -> pipeline(graph))
        .isInstanceOf(ContentException.class)
        .hasMessageStartingWith("Malformed lineage: ");
  }

  @Test
  void lineageThatIsTooLongOrEmptyIsRefused() {
    assertThatThrownBy(() -> evaluated("x".repeat(5 << 20)))
        .hasMessageStartingWith("Unsupported lineage: got 52428");
    assertThatThrownBy(() -> read(LineageEvent.newBuilder()))
        .hasMessage("Malformed lineage: got an event of nothing");
    assertThatThrownBy(() -> content(new byte[0], Kind.DATA_GRAPH, DataPipeline.class))
        .hasMessage("Malformed lineage: got no data pipeline");
    assertThatThrownBy(() -> content(new byte[0], Kind.GRAPH, DataPipeline.class))
        .hasMessage("Malformed event: got content 0, want a graph");
    assertThatThrownBy(() -> content(new byte[0], Kind.TENSOR, DataPipeline.class))
        .hasMessage("Malformed summary: got 0 values, want number 0");
    assertThatThrownBy(() -> content(new byte[0], Kind.LANDSCAPE, DataPipeline.class))
        .hasMessage("Unsupported kind: no content is read of landscape");
  }
}
