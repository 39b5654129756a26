package dev.mindinsight.summary.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.codec.EventMessages.Audio;
import dev.mindinsight.summary.codec.EventMessages.Event;
import dev.mindinsight.summary.codec.EventMessages.HistogramProto;
import dev.mindinsight.summary.codec.EventMessages.Image;
import dev.mindinsight.summary.codec.EventMessages.Summary;
import dev.mindinsight.summary.content.ElementType;
import dev.mindinsight.summary.content.Histogram;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.SoundFacts;
import dev.mindinsight.summary.content.Sounds;
import dev.mindinsight.summary.content.TensorContent;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bytes that other readers see. */
class ContentEncoderTest {

  private static Summary summary(byte[] data) throws Exception {
    Event event = Event.parseFrom(data);
    assertThat(event.getStep()).isEqualTo(7);
    assertThat(event.getWallTime()).isEqualTo(1.5);
    return event.getSummary();
  }

  private static Histogram histogram(long count, long nan, long positive, long negative) {
    return new Histogram(
        new double[] {-1, 0.1},
        new double[] {0.1, 2},
        new double[] {3, 4},
        count,
        nan,
        positive,
        negative,
        -1.0,
        2.0,
        0.0);
  }

  @Test
  void aHistogramHasRightEdgesAndFiniteCounts() throws Exception {
    Summary summary = summary(ContentEncoder.histogram("h", 7, 1.5, histogram(7, 0, 0, 0)));
    assertThat(summary.getValueCount()).isEqualTo(1);
    Summary.Value value = summary.getValue(0);
    assertThat(value.getTag()).isEqualTo("h");
    assertThat(value.getMetadata()).isEqualTo(Decoded.metadata("histograms", 0));
    HistogramProto message = HistogramProto.parseFrom(value.getHisto());
    assertThat(message.getMin()).isEqualTo(-1);
    assertThat(message.getMax()).isEqualTo(2);
    assertThat(message.getNum()).isEqualTo(7);
    assertThat(message.hasSum()).isTrue();
    assertThat(message.getBucketLimitList()).containsExactly(0.1, 2.0);
    assertThat(message.getBucketList()).containsExactly(3.0, 4.0);
  }

  @Test
  void whatIsNotFiniteStandsBehindTheHistogram() throws Exception {
    Histogram histogram = histogram(13, 1, 2, 3);
    byte[] event = ContentEncoder.histogram("h", 7, 1.5, histogram);
    Summary summary = summary(event);
    assertThat(summary.getValueCount()).isEqualTo(2);
    assertThat(HistogramProto.parseFrom(summary.getValue(0).getHisto()).getNum()).isEqualTo(7);
    assertThat(ContentDecoder.decode(event, 0, Kind.HISTOGRAM))
        .usingRecursiveComparison()
        .isEqualTo(histogram);
  }

  @Test
  void anImageHasItsSize() throws Exception {
    Images.Image image =
        new Images.Image(new ImageFacts(5, 9, 3, "image/png", ""), new byte[] {1, 2});
    Summary.Value value = summary(ContentEncoder.image("i", 7, 1.5, image)).getValue(0);
    assertThat(value.getMetadata()).isEqualTo(Decoded.metadata("images", 0));
    Image message = Image.parseFrom(value.getImage());
    assertThat(message.getWidth()).isEqualTo(5);
    assertThat(message.getHeight()).isEqualTo(9);
    assertThat(message.getColorspace()).isEqualTo(3);
    assertThat(message.getEncodedImageString().toByteArray()).containsExactly(1, 2);
  }

  @Test
  void aSoundHasItsRate() throws Exception {
    Sounds.Sound sound =
        new Sounds.Sound(new SoundFacts("audio/wav", 8000, 4, 2, ""), new byte[] {1, 2});
    Summary.Value value = summary(ContentEncoder.audio("a", 7, 1.5, sound)).getValue(0);
    assertThat(value.getMetadata()).isEqualTo(Decoded.metadata("audio", 0));
    Audio message = Audio.parseFrom(value.getAudio());
    assertThat(message.getSampleRate()).isEqualTo(8000);
    assertThat(message.getNumChannels()).isEqualTo(2);
    assertThat(message.getLengthFrames()).isEqualTo(4);
    assertThat(message.getContentType().toStringUtf8()).isEqualTo("audio/wav");
    assertThat(message.getEncodedAudioString().toByteArray()).containsExactly(1, 2);
  }

  /** The numbers of types are those by which scalars are read. */
  @ParameterizedTest
  @EnumSource
  void aTensorHasItsTypeShapeAndBytes(ElementType type) throws Exception {
    byte[] elements = new byte[6 * type.bytes()];
    elements[1 % elements.length] = 7;
    TensorContent tensor = new TensorContent(type, List.of(2, 3), elements);
    Summary.Value value = summary(ContentEncoder.tensor("t", 7, 1.5, tensor)).getValue(0);
    assertThat(value.getMetadata()).isEqualTo(Decoded.metadata("tensor", 2));
    assertThat(value.getTensor().getTensorShape()).isEqualTo(Decoded.shape(2, 3));
    assertThat(value.getTensor().getTensorContent().toByteArray()).isEqualTo(elements);
    NumberType number = NumberType.numbered(value.getTensor().getDtype());
    if (type == ElementType.COMPLEX64) {
      assertThat(value.getTensor().getDtype()).isEqualTo(8);
    } else if (type == ElementType.COMPLEX128) {
      assertThat(value.getTensor().getDtype()).isEqualTo(18);
    } else {
      assertThat(number).isNotNull();
      assertThat(number.dtype().apiName()).isEqualTo(type.apiName());
    }
  }
}
