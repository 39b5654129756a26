package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.media.ImageClaim;
import dev.mindinsight.summary.media.SoundClaim;

/**
 * The messages Image and Audio of TensorFlow 1: three numbers and, in field 4, the encoded file.
 */
final class LegacyMedia {

  private static final int FILE_KEY = 4 << 3 | Wire.BYTES;
  private static final int RATE_KEY = 1 << 3 | Wire.FIXED32;

  private final long[] numbers = new long[4];
  private float sampleRate;
  private Wire file = new Wire();

  private LegacyMedia() {}

  static LegacyMedia of(byte[] bytes, int start, int length) throws MalformedEventException {
    LegacyMedia media = new LegacyMedia();
    Wire wire = new Wire().over(bytes, start, length);
    while (wire.hasMore()) {
      media.field(wire, wire.key());
    }
    return media;
  }

  private void field(Wire wire, int key) throws MalformedEventException {
    int field = key >>> 3;
    if (key == FILE_KEY) {
      file = wire.message();
    } else if (key == RATE_KEY) {
      sampleRate = Float.intBitsToFloat(wire.fixed32());
    } else if (field < numbers.length && (key & 7) == Wire.VARINT) {
      numbers[field] = wire.varint();
    } else {
      wire.skip(key);
    }
  }

  Wire file() {
    return file;
  }

  /** Height 1, width 2, colorspace 3. */
  ImageClaim imageClaim() {
    return new ImageClaim((int) numbers[2], (int) numbers[1], (int) numbers[3]);
  }

  /** Sample rate 1, channels 2, frames 3. */
  SoundClaim soundClaim() {
    return new SoundClaim(sampleRate, numbers[3], (int) numbers[2]);
  }
}
