package dev.mindinsight.summary.mindspore;

import dev.mindinsight.summary.codec.MalformedEventException;
import dev.mindinsight.summary.codec.Wire;
import dev.mindinsight.summary.content.ImageFacts;
import dev.mindinsight.summary.content.Images;
import dev.mindinsight.summary.media.ImageClaim;
import dev.mindinsight.summary.media.ImageHeader;
import java.util.Arrays;
import java.util.List;

/** One Image, cut into its parts. */
final class ImageParts {

  private int height;
  private int width;
  private int colorspace;
  private int encodedStart;
  private int encodedLength;

  void parse(Wire wire) throws MalformedEventException {
    height = 0;
    width = 0;
    colorspace = 0;
    encodedStart = 0;
    encodedLength = 0;
    while (wire.hasMore()) {
      int key = wire.key();
      switch (key) {
        case 1 << 3 | Wire.VARINT -> height = (int) wire.varint();
        case 2 << 3 | Wire.VARINT -> width = (int) wire.varint();
        case 3 << 3 | Wire.VARINT -> colorspace = (int) wire.varint();
        case 4 << 3 | Wire.BYTES -> {
          encodedLength = wire.length();
          encodedStart = wire.position();
          wire.pass(encodedLength);
        }
        default -> wire.skip(key);
      }
    }
  }

  /** What the image's own header says, compared with what stands beside it. */
  ImageFacts facts(byte[] bytes) {
    ImageClaim claim = new ImageClaim(width, height, colorspace);
    return ImageHeader.read(bytes, encodedStart, encodedLength, claim);
  }

  Images images(byte[] bytes) {
    byte[] encoded = Arrays.copyOfRange(bytes, encodedStart, encodedStart + encodedLength);
    return new Images(List.of(new Images.Image(facts(bytes), encoded)));
  }
}
