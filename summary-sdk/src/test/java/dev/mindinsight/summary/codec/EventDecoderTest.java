package dev.mindinsight.summary.codec;

import static dev.mindinsight.summary.codec.Decoded.event;
import static dev.mindinsight.summary.codec.Decoded.metadata;
import static dev.mindinsight.summary.codec.Decoded.tensor;
import static dev.mindinsight.summary.codec.Decoded.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.BadWallTime;
import dev.mindinsight.summary.SummaryEvent.FileVersion;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.SummaryEvent.SessionLog;
import dev.mindinsight.summary.SummaryEvent.SkippedBytes;
import dev.mindinsight.summary.SummaryEvent.UnknownContent;
import dev.mindinsight.summary.Tag;
import dev.mindinsight.summary.TagInfo;
import dev.mindinsight.summary.codec.EventMessages.Event;
import dev.mindinsight.summary.codec.EventMessages.SourceMetadata;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.codec.EventMessages.TaggedRunMetadata;
import dev.mindinsight.summary.codec.EventMessages.TensorProto;
import dev.mindinsight.summary.reader.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

  private static final TensorProto.Builder TEXT =
      TensorProto.newBuilder().setDtype(7).addStringVal(ByteString.copyFromUtf8("x"));
  private static final TensorProto.Builder NUMBER =
      TensorProto.newBuilder().setDtype(1).addFloatVal(1);

  @ParameterizedTest
  @CsvSource({
    "histograms, 0, HISTOGRAM",
    "images, 3, IMAGE",
    "audio, 3, AUDIO",
    "text, 2, TEXT",
    "pr_curves, 0, PR_CURVE",
    "mesh, 0, MESH",
    "custom_scalars, 0, CUSTOM_SCALARS",
    "graphs, 3, GRAPH",
    "graph_keras_model, 0, GRAPH",
    "graph_run_metadata, 0, GRAPH",
    "somebody's, 0, TENSOR",
    "somebody's, 1, SCALAR",
    "scalars, 2, TENSOR",
    "histograms, 1, SCALAR",
  })
  void classAndPluginSayWhatATensorIs(String plugin, int dataClass, Kind want) {
    Recording file = Decoded.of(tensor("t", NUMBER).setMetadata(metadata(plugin, dataClass)));
    assertThat(onlySeries(file).kind()).isEqualTo(want);
    assertThat(onlySeries(file).plugin()).isEqualTo(plugin);
  }

  private static TagInfo onlySeries(Recording file) {
    assertThat(file.all).hasSize(1);
    return file.all.getFirst() instanceof Recording.Point point
        ? point.tag()
        : file.events(OtherValue.class).getFirst().tag();
  }

  @Test
  void legacyValuesSayThemselvesWhatTheyAre() {
    Recording file =
        Decoded.of(
            value("a").setImage(ByteString.EMPTY),
            value("a").setHisto(ByteString.EMPTY),
            value("a").setAudio(ByteString.EMPTY).setMetadata(metadata("text", 0)),
            value("a").setSimpleValue(1).setMetadata(metadata("text", 2)));
    assertThat(file.events(OtherValue.class))
        .extracting(other -> other.tag().kind(), OtherValue::valueIndex)
        .containsExactly(tuple(Kind.IMAGE, 0), tuple(Kind.HISTOGRAM, 1), tuple(Kind.AUDIO, 2));
    assertThat(file.points("a")).hasSize(1);
  }

  @Test
  void metadataOfTheFirstValueStandsForAllLaterOnes() {
    Event first = summary(1, tensor("t", TEXT).setMetadata(metadata("text", 0)));
    Event later = summary(2, tensor("t", TEXT));
    Recording file = Decoded.of(first, later);
    assertThat(file.events(OtherValue.class))
        .extracting(other -> other.tag().kind())
        .containsExactly(Kind.TEXT, Kind.TEXT);
    TagInfo known = file.events(OtherValue.class).getFirst().tag();
    assertThat(file.events(OtherValue.class).getLast().tag()).isSameAs(known);

    assertThat(Decoded.of(later).events(OtherValue.class).getFirst().tag().kind())
        .as("alone it is a tensor")
        .isEqualTo(Kind.TENSOR);
    assertThat(Decoded.of(List.of(known), later).events(OtherValue.class).getFirst().tag())
        .as("a resumed reader was told")
        .isSameAs(known);
  }

  @Test
  void aTagWithTwoKindsIsTwoSeries() {
    Recording file =
        Decoded.of(
            value("t").setSimpleValue(1),
            value("t").setHisto(ByteString.EMPTY),
            value("t").setSimpleValue(2));
    assertThat(file.points("t")).hasSize(2);
    assertThat(file.points("t").getFirst().tag().index()).isZero();
    TagInfo histogram = file.events(OtherValue.class).getFirst().tag();
    assertThat(histogram).isEqualTo(new TagInfo(1, new Tag("t"), Kind.HISTOGRAM, null, "", ""));
  }

  @Test
  void displayNameAndDescriptionAreKept() {
    Recording file =
        Decoded.of(
            value("t")
                .setSimpleValue(1)
                .setMetadata(
                    metadata("", 0).toBuilder()
                        .setDisplayName(ByteString.copyFromUtf8("Loss"))
                        .setSummaryDescription(ByteString.copyFromUtf8("*of* training"))));
    assertThat(file.points("t").getFirst().tag())
        .isEqualTo(new TagInfo(0, new Tag("t"), Kind.SCALAR, null, "Loss", "*of* training"));
  }

  @Test
  void graphsGetTagsOfTheirOwn() {
    Recording file =
        Decoded.of(
            event().setGraphDef(ByteString.copyFromUtf8("g")).build(),
            event().setMetaGraphDef(ByteString.copyFromUtf8("m")).build(),
            event()
                .setTaggedRunMetadata(
                    TaggedRunMetadata.newBuilder().setTag(ByteString.copyFromUtf8("step1")))
                .build(),
            event().setTaggedRunMetadata(TaggedRunMetadata.getDefaultInstance()).build());
    assertThat(file.events(OtherValue.class))
        .extracting(other -> other.tag().tag().name(), other -> other.tag().kind())
        .containsExactly(
            tuple("__run_graph__", Kind.GRAPH),
            tuple("__meta_graph__", Kind.GRAPH),
            tuple("step1", Kind.GRAPH),
            tuple("__run_metadata__", Kind.GRAPH));
  }

  @Test
  void otherValuesSayWhereTheyStand() {
    Event first = summary(1, value("s").setSimpleValue(1));
    Event second = summary(2, value("i").setImage(ByteString.copyFromUtf8("png")));
    OtherValue image = Decoded.of(first, second).events(OtherValue.class).getFirst();
    assertThat(image.recordOffset()).isEqualTo(first.getSerializedSize() + 16);
    assertThat(image.recordBytes()).isEqualTo(second.getSerializedSize() + 16);
    assertThat(image.recordChecksum()).isEqualTo(77);
    assertThat(image.step()).isEqualTo(2);
  }

  @Test
  void fileVersionAndSessionLogComeWithStepAndTime() {
    Recording file =
        Decoded.of(
            event()
                .setFileVersion("brain.Event:2")
                .setSourceMetadata(SourceMetadata.newBuilder().setWriter("w"))
                .build(),
            event()
                .setStep(200)
                .setSessionLog(
                    EventMessages.SessionLog.newBuilder()
                        .setStatus(EventMessages.SessionLog.SessionStatus.START)
                        .setMsg("again"))
                .build());
    assertThat(file.all)
        .containsExactly(
            new FileVersion(0, Decoded.WALL_TIME, "brain.Event:2", "w"),
            new SessionLog(200, Decoded.WALL_TIME, SessionLog.Status.START, "again"));
  }

  @Test
  void aWallTimeThatIsNoNumberGivesWayToThatOfTheFirstEvent() {
    Event first = event().setFileVersion("brain.Event:2").build();
    Event bad =
        summary(1, value("t").setSimpleValue(1)).toBuilder().setWallTime(Double.NaN).build();
    Recording file = Decoded.of(first, bad);
    assertThat(file.points("t").getFirst().wallTimeSeconds()).isEqualTo(Decoded.WALL_TIME);
    assertThat(file.events(BadWallTime.class))
        .containsExactly(
            new BadWallTime(first.getSerializedSize() + 16, Double.NaN, Decoded.WALL_TIME));
    assertThat(EventDecoder.wallTimeSeconds(bad.toByteArray(), 0, bad.getSerializedSize()))
        .isEqualTo(OptionalDouble.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000\u0007\n\u001b[31m", "<script>alert(1)</script>", "損失/ε"})
  void tagsAreData(String tag) {
    assertThat(Decoded.of(value(tag).setSimpleValue(1)).points(tag)).hasSize(1);
  }

  @Test
  void tagsMayBeLongUpToALimitThatCostsOnlyTheValue() {
    String longest = "x".repeat(Tag.BYTES_MAX);
    Recording file =
        Decoded.of(
            value(longest).setSimpleValue(1),
            value(longest + "x").setSimpleValue(2),
            value("").setSimpleValue(3),
            value("ok").setSimpleValue(4));
    assertThat(file.points()).extracting(Recording.Point::value).containsExactly(1.0, 4.0);
    assertThat(file.events(SkippedBytes.class))
        .extracting(SkippedBytes::reason)
        .containsExactly(
            "Unsupported tag: got 65537 bytes, want at most 65536",
            "Malformed value: got an empty tag, want text");
    SkippedBytes empty = file.events(SkippedBytes.class).getLast();
    assertThat(empty.bytes()).isEqualTo(value("").setSimpleValue(3).build().getSerializedSize());
  }

  @Test
  void aTagThatReadsAsMoreThanTheLimitIsRefused() {
    byte[] name = new byte[Tag.BYTES_MAX / 4 + 1];
    Arrays.fill(name, (byte) 0xff);
    TagTable tags = new TagTable(List.of());
    assertThat(tags.find(name, 0, name.length)).isNull();
    assertThat(tags.find(name, 1, name.length - 1)).isNotNull();
    assertThat(TagTable.refusal(name, 0, name.length))
        .isEqualTo("Unsupported tag: got 65540 bytes, want at most 65536");
  }

  @Test
  void aTagThatIsNoUtf8KeepsItsBytesApart() {
    Recording file = Decoded.of(List.of(), withTag(0xff), withTag(0xfe), withTag(0xff));
    assertThat(file.points())
        .extracting(point -> point.tag().tag().name())
        .containsExactly("a\\xffz", "a\\xfez", "a\\xffz");
    assertThat(file.points().getFirst().tag()).isSameAs(file.points().getLast().tag());

    List<TagInfo> known = List.of(file.points().getFirst().tag());
    assertThat(Decoded.of(known, withTag(0xff)).points().getFirst().tag())
        .as("found again by a resumed reader")
        .isSameAs(known.getFirst());
  }

  /** A scalar whose tag is {@code a}, the byte, {@code z}. */
  private static byte[] withTag(int middle) {
    return new byte[] {
      0x2a, 12, 0x0a, 10, 0x0a, 3, 'a', (byte) middle, 'z', 0x15, 0, 0, (byte) 0x80, 0x3f
    };
  }

  @Test
  void moreTagsThanMemoryIsGivenCostOnlyTheirValues() {
    EventDecoder decoder = new EventDecoder(List.of(), OptionalDouble.empty());
    Recording file = new Recording();
    String filler = "y".repeat(60_000);
    for (int i = 0; i < 400; i++) {
      byte[] record = summary(i, value(filler + i).setSimpleValue(1)).toByteArray();
      decoder.decode(0, record, 0, record.length, 0, file);
    }
    assertThat(file.points()).hasSizeBetween(300, 399);
    assertThat(file.points().size() + file.events(SkippedBytes.class).size()).isEqualTo(400);
    assertThat(file.events(SkippedBytes.class).getFirst().reason())
        .isEqualTo("Unsupported number of tags: their names take more than 67108864 bytes");
    assertThat(decoder.tags()).hasSize(file.points().size());
  }

  @Test
  void manyTagsAreAllFoundAgain() {
    Summary.Builder summary = Summary.newBuilder();
    for (int i = 0; i < 5000; i++) {
      summary.addValue(value("layer" + i + "/weight").setSimpleValue(i));
    }
    Event event = event().setSummary(summary).build();
    Recording file = Decoded.of(event, event);
    List<Recording.Point> points = file.points();
    assertThat(points).hasSize(10_000);
    for (int i = 0; i < 10_000; i++) {
      assertThat(points.get(i).tag().index()).isEqualTo(i % 5000);
      assertThat(points.get(i).value()).isEqualTo(i % 5000);
    }
  }

  @Test
  void aMalformedEventIsSkippedWholeAndTheRestGoesOn() {
    byte[] good = summary(1, value("t").setSimpleValue(1)).toByteArray();
    byte[] cut = Arrays.copyOf(good, good.length - 1);
    Recording file = Decoded.of(List.of(), cut, good);
    assertThat(file.points()).hasSize(1);
    SkippedBytes skipped = file.events(SkippedBytes.class).getFirst();
    assertThat(skipped.offset()).isZero();
    assertThat(skipped.bytes()).isEqualTo(cut.length + 16);
    assertThat(skipped.reason())
        .isEqualTo("Malformed event: got a field of 10 bytes, want at most the 9 left at byte 13");
  }

  @Test
  void nothingOfAMalformedEventIsDelivered() {
    byte[] good = summary(1, value("t").setSimpleValue(1)).toByteArray();
    byte[] bad = Arrays.copyOf(good, good.length + 2);
    bad[good.length] = 0x2a;
    bad[good.length + 1] = 5;
    Recording file = Decoded.of(List.of(), bad);
    assertThat(file.points()).isEmpty();
    assertThat(file.events(SkippedBytes.class)).hasSize(1);
  }

  @Test
  void whatNoRuleExplainsIsNamed() {
    byte[] logMessage = {0x32, 0};
    Recording file =
        Decoded.of(
            List.of(),
            logMessage,
            new byte[] {0x18, 1},
            summary(1, value("t")).toByteArray(),
            new byte[] {0x2a, 9, 0x0a, 7, 0x0a, 1, 'v', 0x1a, 0, 0x20, 1},
            summary(1, value("u").setMetadata(metadata("other", 0))).toByteArray());
    assertThat(file.events(UnknownContent.class))
        .extracting(UnknownContent::what)
        .containsExactly(
            "event field 6",
            "event field 3",
            "no content in tag \"t\"",
            "value field 4 in tag \"v\"",
            "no content in tag \"u\"");
  }

  @Test
  void aFieldNotKnownDoesNotHideTheValueBesideIt() {
    byte[] withNodeName = {
      0x2a, 12, 0x0a, 10, 0x0a, 1, 'v', 0x15, 0, 0, (byte) 0x80, 0x3f, 0x3a, 0, 0x58, 1
    };
    Recording file = Decoded.of(List.of(), withNodeName);
    assertThat(file.all).hasSize(1);
    assertThat(file.points("v").getFirst().value()).isEqualTo(1.0);
  }

  @Test
  void knownSeriesHaveToComeInOrder() {
    TagInfo second = new TagInfo(1, new Tag("t"), Kind.SCALAR, null, "", "");
    assertThatThrownBy(() -> new EventDecoder(List.of(second), OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Malformed known series: got index 1 at place 0, want them in order");
  }

  private static Event summary(long step, Summary.Value.Builder value) {
    return event().setStep(step).setSummary(Summary.newBuilder().addValue(value)).build();
  }
}
