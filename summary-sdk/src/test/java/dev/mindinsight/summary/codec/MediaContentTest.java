package dev.mindinsight.summary.codec;

import static dev.mindinsight.summary.codec.Proto.tensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.SummaryEvent.OtherValue;
import dev.mindinsight.summary.content.ContentException;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.content.MediaFacts;
import dev.mindinsight.summary.content.SoundFacts;
import dev.mindinsight.summary.content.Sounds;
import dev.mindinsight.summary.reader.Recording;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaContentTest {

  /** The header of a GIF of 4 × 3 pixels. */
  private static final byte[] GIF = {'G', 'I', 'F', '8', '9', 'a', 4, 0, 3, 0};

  private static final byte[] OGG = "OggS".getBytes(StandardCharsets.US_ASCII);

  private static Proto images(String width, String height, int count) {
    Proto tensor = tensor(7, 2 + count).text(8, width).text(8, height);
    for (int i = 0; i < count; i++) {
      tensor.bytes(8, GIF);
    }
    return tensor;
  }

  private static List<MediaFacts> atIngest(String plugin, Proto tensor) {
    Proto metadata = new Proto().message(1, new Proto().text(1, plugin));
    Proto value = new Proto().text(1, "t").message(8, tensor).message(9, metadata);
    Recording file =
        Decoded.of(List.of(), new Proto().message(5, new Proto().message(1, value)).bytes());
    return file.events(OtherValue.class).getFirst().media();
  }

  private static Images read(Proto tensor) throws ContentException {
    return Proto.decode(Proto.tensorEvent(tensor), Kind.IMAGE, Images.class);
  }

  @Test
  void theImagesOfATensorComeWithTheirFactsAlsoWhenTheyAreFound() throws ContentException {
    ImageFacts want = new ImageFacts(4, 3, 3, "image/gif", "");
    Images got = read(images("4", "3", 2));
    assertThat(got.images()).extracting(Images.Image::facts).containsExactly(want, want);
    assertThat(got.images()).allSatisfy(image -> assertThat(image.encoded()).isEqualTo(GIF));
    assertThat(atIngest("images", images("4", "3", 2))).containsExactly(want, want);
    assertThat(read(images("4", "3", 0)).images()).isEmpty();
  }

  @Test
  void anImageThatLiesIsToldWithBothSizes() throws ContentException {
    String fault = "Conflict: the image has 4 × 3 pixels, its producer claims 400 × 3";
    assertThat(read(images("400", "3", 1)).images().getFirst().facts())
        .isEqualTo(new ImageFacts(4, 3, 3, "image/gif", fault));
    Proto legacy = new Proto().varint(1, 3).varint(2, 400).varint(3, 1).bytes(4, GIF);
    assertThat(
            Proto.decode(Proto.event(4, legacy), Kind.IMAGE, Images.class)
                .images()
                .getFirst()
                .facts())
        .isEqualTo(new ImageFacts(4, 3, 1, "image/gif", fault));
  }

  @Test
  void moreImagesThanTheLimitAreNotedOnTheLast() throws ContentException {
    Images got = read(images("4", "4", MediaReader.MEDIA_MAX + 5));
    assertThat(got.images()).hasSize(1024);
    assertThat(got.images().getLast().facts().fault())
        .isEqualTo(
            "Conflict: the image has 4 × 3 pixels, its producer claims 4 × 4;"
                + " Unsupported number of media: got 1,029 in one value, of which 1,024 are kept");
    assertThat(atIngest("images", images("4", "4", 1029))).hasSize(1024);
  }

  @ParameterizedTest
  @CsvSource({"x, 3", "'', 3", "99999999999, 3", "3, 1.5"})
  void aSizeThatIsNoNumberIsMalformed(String width, String height) {
    assertThatThrownBy(() -> read(images(width, height, 1)))
        .isInstanceOf(ContentException.class)
        .hasMessage(
            "Malformed image: got a width or height that is no number of at most 10 digits");
    assertThat(atIngest("images", images(width, height, 1))).isEmpty();
  }

  @Test
  void aTensorWithoutASizeIsMalformed() {
    assertThatThrownBy(() -> read(tensor(7, 1).text(8, "4")))
        .hasMessage("Malformed image: got 1 strings, want width, height and the encoded images");
    assertThatThrownBy(() -> read(tensor(1, 1)))
        .hasMessage("Malformed tensor: got data type 1 of TensorFlow, want text (7)");
  }

  @Test
  void soundsStandBesideTheirLabelsOrAlone() throws ContentException {
    SoundFacts want = new SoundFacts("audio/ogg", 0, 0, 0, "");
    Proto labelled = tensor(7, 2, 2).bytes(8, OGG).text(8, "a").bytes(8, OGG).text(8, "b");
    assertThat(sounds(labelled)).containsExactly(want, want);
    assertThat(atIngest("audio", labelled)).containsExactly(want, want);
    assertThat(sounds(tensor(7, 1).bytes(8, OGG))).containsExactly(want);
    assertThatThrownBy(() -> sounds(tensor(7, 1, 3).text(8, "").text(8, "").text(8, "")))
        .hasMessage("Malformed audio: got 3 strings of shape [1, 3], want [sounds, 2] or [sounds]");
    assertThatThrownBy(() -> sounds(tensor(7, 2, 2).bytes(8, OGG)))
        .hasMessage("Malformed audio: got 1 strings of shape [2, 2], want [sounds, 2] or [sounds]");
  }

  private static List<SoundFacts> sounds(Proto tensor) throws ContentException {
    return Proto.decode(Proto.tensorEvent(tensor), Kind.AUDIO, Sounds.class).sounds().stream()
        .map(Sounds.Sound::facts)
        .toList();
  }

  @Test
  void theOldFormOfASoundKeepsItsClaimButNotItsType() throws ContentException {
    Proto audio = new Proto().float32(1, 8000).varint(2, 2).varint(3, 77).bytes(4, OGG);
    audio.text(5, "text/html");
    Sounds got = Proto.decode(Proto.event(6, audio), Kind.AUDIO, Sounds.class);
    assertThat(got.sounds().getFirst().facts())
        .isEqualTo(new SoundFacts("audio/ogg", 8000, 77, 2, ""));
    assertThat(got.sounds().getFirst().encoded()).isEqualTo(OGG);
  }
}
