package dev.mindinsight.summary.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import dev.mindinsight.summary.codec.EventMessages.Audio;
import dev.mindinsight.summary.codec.EventMessages.HistogramProto;
import dev.mindinsight.summary.codec.EventMessages.Image;
import dev.mindinsight.summary.codec.EventMessages.Mark;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.codec.EventMessages.SummaryMetadata;
import dev.mindinsight.summary.codec.EventMessages.TensorProto;
import dev.mindinsight.summary.codec.EventMessages.TensorShapeProto;
import dev.mindinsight.summary.content.DataPipeline;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.GraphModel;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.Lineage;
import dev.mindinsight.summary.content.SoundFacts;
import dev.mindinsight.summary.content.Sounds;
import dev.mindinsight.summary.content.StepProfile;
import dev.mindinsight.summary.content.TensorContent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Encodes values that are no scalars, each as the data of one record. Histograms, images and sounds
 * stand in the forms of TensorFlow 1: every loader of TensorBoard turns them into its own, and they
 * keep what the newer forms have no place for (the sum, float64 counts, the sample rate). Safe for
 * use by several threads.
 */
public final class ContentEncoder {

  private static final String DATA_GRAPH_TAG = "__data_graph__";
  private static final String LINEAGE_TAG = "__lineage__";
  private static final String PROFILE_TAG = "__profile__";

  private ContentEncoder() {}

  /**
   * A histogram; where it counts NaN or infinities, also a value of our own plugin behind it that
   * says how many.
   *
   * @param tag its series
   * @param step of the value
   * @param wallTimeSeconds since the epoch
   * @param histogram whose buckets follow on each other without a gap
   */
  public static byte[] histogram(
      String tag, long step, double wallTimeSeconds, Histogram histogram) {
    long notFinite = histogram.nan() + histogram.positiveInfinite() + histogram.negativeInfinite();
    HistogramProto.Builder message =
        HistogramProto.newBuilder()
            .setNum((double) (histogram.count() - notFinite))
            .addAllBucketLimit(Arrays.stream(histogram.right()).boxed().toList())
            .addAllBucket(Arrays.stream(histogram.counts()).boxed().toList());
    set(histogram.min(), message::setMin);
    set(histogram.max(), message::setMax);
    set(histogram.sum(), message::setSum);
    Summary.Builder summary =
        Summary.newBuilder()
            .addValue(
                value(tag)
                    .setMetadata(plugin("histograms"))
                    .setHisto(message.build().toByteString()));
    if (notFinite > 0) {
      Mark mark =
          Mark.newBuilder()
              .setNotFinite(
                  Mark.NotFinite.newBuilder()
                      .setNan(histogram.nan())
                      .setPositiveInfinite(histogram.positiveInfinite())
                      .setNegativeInfinite(histogram.negativeInfinite()))
              .build();
      summary.addValue(EventEncoder.markValue("not_finite", mark));
    }
    return EventEncoder.event(wallTimeSeconds, step).setSummary(summary).build().toByteArray();
  }

  private interface DoubleField {
    Object set(double value);
  }

  private static void set(@Nullable Double value, DoubleField field) {
    if (value != null) {
      field.set(value);
    }
  }

  /**
   * An image.
   *
   * @param tag its series
   * @param step of the value
   * @param wallTimeSeconds since the epoch
   * @param image a PNG
   */
  public static byte[] image(String tag, long step, double wallTimeSeconds, Images.Image image) {
    ImageFacts facts = image.facts();
    Image message =
        Image.newBuilder()
            .setHeight(facts.height())
            .setWidth(facts.width())
            .setColorspace(facts.colorspace())
            .setEncodedImageString(UnsafeByteOperations.unsafeWrap(image.encoded()))
            .build();
    return EventEncoder.summary(
        wallTimeSeconds,
        step,
        value(tag).setMetadata(plugin("images")).setImage(message.toByteString()));
  }

  /**
   * A sound.
   *
   * @param tag its series
   * @param step of the value
   * @param wallTimeSeconds since the epoch
   * @param sound a WAV
   */
  public static byte[] audio(String tag, long step, double wallTimeSeconds, Sounds.Sound sound) {
    SoundFacts facts = sound.facts();
    Audio message =
        Audio.newBuilder()
            .setSampleRate((float) facts.sampleRate())
            .setNumChannels(facts.channels())
            .setLengthFrames(facts.frames())
            .setEncodedAudioString(UnsafeByteOperations.unsafeWrap(sound.encoded()))
            .setContentType(ByteString.copyFromUtf8(facts.mediaType()))
            .build();
    return EventEncoder.summary(
        wallTimeSeconds,
        step,
        value(tag).setMetadata(plugin("audio")).setAudio(message.toByteString()));
  }

  /**
   * A tensor, under the plugin name that PyTorch uses.
   *
   * @param tag its series
   * @param step of the value
   * @param wallTimeSeconds since the epoch
   * @param tensor of any type and shape
   */
  public static byte[] tensor(String tag, long step, double wallTimeSeconds, TensorContent tensor) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    tensor.shape().forEach(extent -> shape.addDimBuilder().setSize(extent));
    TensorProto.Builder message =
        TensorProto.newBuilder()
            .setDtype(number(tensor.type()))
            .setTensorShape(shape)
            .setTensorContent(UnsafeByteOperations.unsafeWrap(tensor.elements()));
    return EventEncoder.summary(
        wallTimeSeconds,
        step,
        value(tag)
            .setMetadata(EventEncoder.metadata("tensor", ByteString.EMPTY))
            .setTensor(message));
  }

  /** TensorFlow's number for a type. */
  private static int number(ElementType type) {
    return switch (type) {
      case FLOAT32 -> 1;
      case FLOAT64 -> 2;
      case INT32 -> 3;
      case UINT8 -> 4;
      case INT16 -> 5;
      case INT8 -> 6;
      case COMPLEX64 -> 8;
      case INT64 -> 9;
      case BOOL -> 10;
      case UINT16 -> 17;
      case COMPLEX128 -> 18;
      case FLOAT16 -> 19;
      case UINT32 -> 22;
      case UINT64 -> 23;
    };
  }

  /**
   * The run's graph.
   *
   * @param wallTimeSeconds since the epoch
   * @param graph read back with the producer {@code mindinsight}
   * @throws IllegalArgumentException when the graph is too large or says what cannot be written
   */
  public static byte[] graph(double wallTimeSeconds, GraphModel graph) {
    return EventEncoder.event(wallTimeSeconds, 0)
        .setGraphDef(OwnGraphs.of(graph).toByteString())
        .build()
        .toByteArray();
  }

  /**
   * How the run's training data come about, as a value of our own plugin.
   *
   * @param wallTimeSeconds since the epoch
   * @param pipeline the whole
   * @throws IllegalArgumentException when it is too deep or a parameter of a type not written
   */
  public static byte[] dataGraph(double wallTimeSeconds, DataPipeline pipeline) {
    return own(
        DATA_GRAPH_TAG,
        0,
        wallTimeSeconds,
        Mark.newBuilder().setDataGraph(DataOperations.of(pipeline)).build());
  }

  /**
   * Where the model comes from, as a value of our own plugin.
   *
   * @param wallTimeSeconds since the epoch
   * @param lineage what is known now; what several values say adds up
   * @throws IllegalArgumentException when a value is of a type not written
   */
  public static byte[] lineage(double wallTimeSeconds, Lineage lineage) {
    return own(
        LINEAGE_TAG,
        0,
        wallTimeSeconds,
        Mark.newBuilder().setLineage(ModelLineages.of(lineage)).build());
  }

  /**
   * Where the time of a step went, as a value of our own plugin.
   *
   * @param step of the training
   * @param wallTimeSeconds since the epoch
   * @param profile of the step
   * @throws IllegalArgumentException when it takes over 16 MiB
   */
  public static byte[] profile(long step, double wallTimeSeconds, StepProfile profile) {
    return own(
        PROFILE_TAG,
        step,
        wallTimeSeconds,
        Mark.newBuilder().setStepProfile(StepProfiles.of(profile)).build());
  }

  private static byte[] own(String tag, long step, double wallTimeSeconds, Mark mark) {
    SummaryMetadata metadata = EventEncoder.metadata(Marks.PLUGIN, mark.toByteString());
    return EventEncoder.summary(wallTimeSeconds, step, value(tag).setMetadata(metadata));
  }

  private static Summary.Value.Builder value(String tag) {
    return Summary.Value.newBuilder().setTag(tag);
  }

  /** Names the plugin of a value in an old form, whose class readers give it themselves. */
  private static SummaryMetadata plugin(String name) {
    return EventEncoder.metadata(name, ByteString.EMPTY).toBuilder().clearDataClass().build();
  }
}
