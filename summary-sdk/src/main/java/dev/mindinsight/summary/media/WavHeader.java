package dev.mindinsight.summary.media;

/**
 * The {@code fmt} and {@code data} chunks of a WAV file.
 *
 * @param sampleRate frames a second
 * @param channels samples a frame
 * @param frames whole frames that are there
 * @param fault why these are fewer than the header says; empty if they are not
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2361">RFC 2361</a> and the RIFF specification of
 *     IBM and Microsoft (1991)
 */
record WavHeader(long sampleRate, int channels, long frames, String fault) {

  /** No converter is near it, and players take it for noise. */
  static final long SAMPLE_RATE_MAX = 10_000_000;

  /** Far more than loudspeakers in any hall. */
  static final int CHANNELS_MAX = 1024;

  private static final int FIRST_CHUNK = 12;
  private static final int CHUNK_HEADER = 8;

  static WavHeader of(EncodedBytes file) throws HeaderException {
    int format = -1;
    long at = FIRST_CHUNK;
    while (at <= file.length() - CHUNK_HEADER) {
      int chunk = (int) at;
      long size = file.u32(chunk + 4);
      if (file.has(chunk, "fmt ")) {
        format = chunk + CHUNK_HEADER;
      } else if (file.has(chunk, "data")) {
        return of(file, format, chunk + CHUNK_HEADER, size);
      }
      // Chunks stand at even places.
      at += CHUNK_HEADER + size + (size & 1);
    }
    throw new HeaderException(
        "Truncated WAV: got no data chunk in %d bytes".formatted(file.length()));
  }

  private static WavHeader of(EncodedBytes file, int format, int data, long size)
      throws HeaderException {
    if (format < 0) {
      throw new HeaderException("Malformed WAV: got no fmt chunk before its data");
    }
    int channels = file.u16(format + 2);
    long rate = file.u32(format + 4);
    int frameBytes = file.u16(format + 12);
    if (channels == 0 || channels > CHANNELS_MAX || rate == 0 || rate > SAMPLE_RATE_MAX) {
      throw new HeaderException(
          "Malformed WAV: got %d channels at %d Hz, want 1 to %d at 1 to %d Hz"
              .formatted(channels, rate, CHANNELS_MAX, SAMPLE_RATE_MAX));
    }
    if (frameBytes == 0) {
      throw new HeaderException("Malformed WAV: got frames of 0 bytes");
    }
    long there = Math.min(size, file.length() - data);
    String fault =
        size > there ? "Truncated WAV: got %d bytes of data, want %d".formatted(there, size) : "";
    return new WavHeader(rate, channels, there / frameBytes, fault);
  }
}
