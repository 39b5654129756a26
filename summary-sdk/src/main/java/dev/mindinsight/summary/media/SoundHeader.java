package dev.mindinsight.summary.media;

import dev.mindinsight.summary.content.SoundFacts;

/** What an encoded sound says of itself, compared with what its producer claims. */
public final class SoundHeader {

  private SoundHeader() {}

  /**
   * Reads the header of a WAV file; recognises FLAC, Ogg and MP3, of which the producer's claim is
   * believed. Never fails: what is wrong stands in {@link SoundFacts#fault}. The media type comes
   * from the bytes alone, since a producer's text could make a page of them.
   *
   * @param bytes hold the file
   * @param start its first byte
   * @param length how many bytes it has
   * @param claim what the producer said
   */
  public static SoundFacts read(byte[] bytes, int start, int length, SoundClaim claim) {
    EncodedBytes file = new EncodedBytes(bytes, start, length);
    String mediaType = mediaType(file);
    if (!mediaType.equals("audio/wav")) {
      return claimed(claim, mediaType, mediaType.startsWith("audio/") ? "" : unknownKind(file));
    }
    try {
      WavHeader wav = WavHeader.of(file);
      return new SoundFacts(
          mediaType, wav.sampleRate(), wav.frames(), wav.channels(), fault(wav, claim));
    } catch (HeaderException e) {
      return claimed(claim, mediaType, e.getMessage());
    }
  }

  private static String mediaType(EncodedBytes file) {
    if (file.has(0, "RIFF") && file.has(8, "WAVE")) {
      return "audio/wav";
    } else if (file.has(0, "fLaC")) {
      return "audio/flac";
    } else if (file.has(0, "OggS")) {
      return "audio/ogg";
    } else if (file.has(0, "ID3") || file.has(0, "\u00ff\u00fb") || file.has(0, "\u00ff\u00f3")) {
      return "audio/mpeg";
    }
    return ImageHeader.UNKNOWN_TYPE;
  }

  private static String fault(WavHeader wav, SoundClaim claim) {
    if (!wav.fault().isEmpty()) {
      return wav.fault();
    }
    boolean same =
        (claim.sampleRate() == 0 || claim.sampleRate() == wav.sampleRate())
            && (claim.frames() == 0 || claim.frames() == wav.frames())
            && (claim.channels() == 0 || claim.channels() == wav.channels());
    return same
        ? ""
        : ("Conflict: the sound has %d frames of %d channels at %d Hz,"
                + " its producer claims %d of %d at %s Hz")
            .formatted(
                wav.frames(),
                wav.channels(),
                wav.sampleRate(),
                claim.frames(),
                claim.channels(),
                claim.sampleRate());
  }

  private static SoundFacts claimed(SoundClaim claim, String mediaType, String fault) {
    return new SoundFacts(mediaType, claim.sampleRate(), claim.frames(), claim.channels(), fault);
  }

  private static String unknownKind(EncodedBytes file) {
    return file.length() == 0
        ? "Truncated sound: got no bytes"
        : "Unsupported sound: got %d bytes beginning with 0x%s, want WAV, FLAC, Ogg or MP3"
            .formatted(file.length(), file.head());
  }
}
