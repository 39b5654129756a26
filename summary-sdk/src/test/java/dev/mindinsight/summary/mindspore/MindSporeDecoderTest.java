package dev.mindinsight.summary.mindspore;

import static dev.mindinsight.summary.mindspore.Written.WALL_TIME;
import static dev.mindinsight.summary.mindspore.Written.decoded;
import static dev.mindinsight.summary.mindspore.Written.event;
import static dev.mindinsight.summary.mindspore.Written.graph;
import static dev.mindinsight.summary.mindspore.Written.summary;
import static dev.mindinsight.summary.mindspore.Written.value;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.DType;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.BadWallTime;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.mindspore.MindSporeEvents.GraphProto;
import dev.mindinsight.summary.mindspore.MindSporeEvents.Summary;
import dev.mindinsight.summary.mindspore.MindSporeEvents.TensorProto;
import dev.mindinsight.summary.mindspore.MindSporeMessages.DatasetGraph;
import dev.mindinsight.summary.mindspore.MindSporeMessages.EvaluationLineage;
import dev.mindinsight.summary.mindspore.MindSporeMessages.LineageEvent;
import dev.mindinsight.summary.reader.Recording;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MindSporeDecoderTest {

  private static final Summary.Value.Builder[] EVERYTHING = {
    value("loss/auto").setScalarValue(Float.NaN),
    value("w").setHistogram(Summary.Histogram.getDefaultInstance()),
    value("x")
        .setImage(
            Summary.Image.newBuilder()
                .setHeight(3)
                .setWidth(5)
                .setColorspace(4)
                .setEncodedImage(ByteString.copyFromUtf8("png"))),
    value("x").setTensor(TensorProto.getDefaultInstance()),
    value("l").setLossLandscape(ByteString.EMPTY),
  };

  @Test
  void everyKindOfValueIsFoundWhereItStands() {
    byte[] record = summary(7, EVERYTHING);
    Recording read = decoded(false, record);
    assertThat(read.points())
        .singleElement()
        .satisfies(point -> {
          assertThat(point.tag().tag().name()).isEqualTo("loss/auto");
          assertThat(point.step()).isEqualTo(7);
          assertThat(point.wallTimeSeconds()).isEqualTo(WALL_TIME);
          assertThat(point.dtype()).isEqualTo(DType.FLOAT32);
          assertThat(point.value()).isNaN();
        });
    assertThat(read.events(OtherValue.class))
        .extracting(other -> other.tag().kind())
        .containsExactly(Kind.HISTOGRAM, Kind.IMAGE, Kind.TENSOR, Kind.LANDSCAPE);
    assertThat(read.events(OtherValue.class))
        .extracting(OtherValue::valueIndex)
        .containsExactly(1, 2, 3, 4);
    assertThat(read.events(OtherValue.class))
        .allSatisfy(other -> {
          assertThat(other.recordBytes()).isEqualTo(record.length + 16);
          assertThat(other.recordChecksum()).isEqualTo(77);
        });
    assertThat(read.events(OtherValue.class).get(1).media())
        .containsExactly(
            new ImageFacts(
                5,
                3,
                4,
                "application/octet-stream",
                "Unsupported image: got 3 bytes beginning with 0x706e67,"
                    + " want PNG, JPEG, GIF, WebP or BMP"));
  }

  @Test
  void eventsWithoutSummaryAreVersionGraphAndExplanation() {
    Recording read =
        decoded(
            false,
            event().setVersion("MindSpore.Event:1").build().toByteArray(),
            graph(GraphProto.newBuilder()),
            event().setExplain(ByteString.copyFromUtf8("?")).build().toByteArray());
    assertThat(read.events(FileVersion.class))
        .containsExactly(new FileVersion(0, WALL_TIME, "MindSpore.Event:1", ""));
    assertThat(read.events(OtherValue.class))
        .extracting(other -> other.tag().kind() + " " + other.tag().tag().name())
        .containsExactly("GRAPH __run_graph__", "EXPLAIN __explain__");
  }

  @Test
  void lineageEventsHaveOneSeriesAndPipelinesAnother() {
    Recording read =
        decoded(
            true,
            lineage(LineageEvent.newBuilder().setDatasetGraph(DatasetGraph.newBuilder())),
            lineage(
                LineageEvent.newBuilder().setEvaluationLineage(EvaluationLineage.newBuilder())));
    assertThat(read.events(OtherValue.class))
        .extracting(other -> other.tag().tag().name())
        .containsExactly("__data_graph__", "__lineage__", "__lineage__");
    assertThat(read.events(OtherValue.class))
        .extracting(OtherValue::recordOffset)
        .containsExactly(0L, 0L, 27L);
    assertThat(read.all).hasSize(3);
  }

  /** Wall time first, as MindSpore writes it; the messages of the reader do not need it. */
  private static byte[] lineage(LineageEvent.Builder event) {
    ByteString time = event().build().toByteString();
    return time.concat(event.build().toByteString()).toByteArray();
  }

  @Test
  void aCutRecordIsOneGapAndNothingOfItIsDelivered() {
    byte[] record = summary(7, EVERYTHING);
    for (int length = 1; length < record.length; length++) {
      Recording read = decoded(false, Arrays.copyOf(record, length), record);
      List<Object> before = read.all.subList(0, read.all.size() - 5);
      boolean head = length == 9 || length == 11;
      assertThat(before).as("cut at %d", length).hasSize(head ? 0 : 1);
      assertThat(before)
          .allSatisfy(gap -> {
            assertThat(gap).isInstanceOf(SkippedBytes.class);
            assertThat(((SkippedBytes) gap).reason()).startsWith("Malformed event: got ");
          });
    }
  }

  @Test
  void valuesWithoutTagOrContentCostNothingElse() {
    Recording read =
        decoded(
            false,
            summary(
                1, value("").setScalarValue(1), value("nothing"), value("y").setScalarValue(2)));
    assertThat(read.points()).hasSize(1);
    assertThat(read.events(SkippedBytes.class))
        .containsExactly(
            new SkippedBytes(12 + 15, 7, "Malformed value: got an empty tag, want text"));
    assertThat(read.events(UnknownContent.class))
        .extracting(UnknownContent::what)
        .containsExactly("no content in tag \"nothing\"");
  }

  @Test
  void fieldsOfLaterVersionsAreNamed() {
    byte[] time = event().build().toByteArray();
    byte[] later = Arrays.copyOf(time, time.length + 2);
    later[time.length] = 15 << 3 | 2;
    assertThat(decoded(false, later).events(UnknownContent.class))
        .extracting(UnknownContent::what)
        .containsExactly("event field 15");
  }

  @Test
  void aWallTimeThatIsNoNumberGivesWayToTheFirst() {
    byte[] bad =
        event()
            .setWallTime(Double.NaN)
            .setSummary(Summary.newBuilder().addValue(value("x").setScalarValue(1)))
            .build()
            .toByteArray();
    Recording read = decoded(false, event().setVersion("v").build().toByteArray(), bad);
    assertThat(read.points().getFirst().wallTimeSeconds()).isEqualTo(WALL_TIME);
    assertThat(read.events(BadWallTime.class)).hasSize(1);
    assertThat(MindSporeDecoder.wallTimeSeconds(false, bad, 0, bad.length)).isEmpty();
  }

  @Test
  void imagesThatSayNonsenseCarryTheirFault() {
    Recording read =
        decoded(
            false,
            summary(
                1,
                value("none").setImage(Summary.Image.newBuilder().setWidth(5)),
                value("less")
                    .setImage(
                        Summary.Image.newBuilder()
                            .setWidth(-5)
                            .setHeight(1 << 30)
                            .setColorspace(99)
                            .setEncodedImage(ByteString.copyFromUtf8("png")))));
    assertThat(read.events(OtherValue.class))
        .extracting(value -> value.media().getFirst())
        .containsExactly(
            new ImageFacts(5, 0, 0, "application/octet-stream", "Truncated image: got no bytes"),
            new ImageFacts(
                0,
                1 << 30,
                0,
                "application/octet-stream",
                "Unsupported image: got 3 bytes beginning with 0x706e67,"
                    + " want PNG, JPEG, GIF, WebP or BMP"));
  }
}
