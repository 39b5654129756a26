package dev.mindinsight.summary.framing;

import java.io.IOException;

/**
 * Looks forward from damage for the next record. A place is taken for a record when its header's
 * checksum is right, its length within the limit, and its data's checksum right; a place that has
 * only the first two and not yet all its data is waited for. The search goes on where it stopped
 * when the file has grown, so every place is looked at once.
 */
final class Resync {

  private final Window window;
  private final MaskedCrc32c crc;
  private final int recordBytesMax;
  private long position;
  private boolean half;
  private boolean paused;

  Resync(Window window, MaskedCrc32c crc, int recordBytesMax) {
    this.window = window;
    this.crc = crc;
    this.recordBytesMax = recordBytesMax;
  }

  /** Starts a search at an offset of the file. */
  void begin(long offset) {
    position = offset;
  }

  /**
   * Goes on with the search in what is there now.
   *
   * @param placesMax pause after this many places
   * @return whether {@link #position} is the start of a record
   */
  boolean advance(long placesMax) throws IOException {
    half = false;
    paused = false;
    for (long places = 0; window.load(position, RecordReader.HEADER_BYTES); places++) {
      if (places == placesMax) {
        paused = true;
        return false;
      }
      int at = window.index(position);
      long length = Bytes.longAt(window.bytes(), at);
      if (plausible(length) && headerStands(at, length)) {
        if (!window.load(position, RecordReader.FRAME_BYTES + length)) {
          half = true;
          return false;
        }
        if (dataStands(window.index(position) + RecordReader.HEADER_BYTES, (int) length)) {
          return true;
        }
      }
      position++;
    }
    return false;
  }

  /** Whether the search stopped though there are places left to look at. */
  boolean paused() {
    return paused;
  }

  private boolean plausible(long length) {
    return length >= 0 && length <= recordBytesMax;
  }

  private boolean headerStands(int at, long length) {
    return Bytes.intAt(window.bytes(), at + Long.BYTES) == MaskedCrc32c.ofLength(length);
  }

  private boolean dataStands(int at, int length) {
    return Bytes.intAt(window.bytes(), at + length) == crc.of(window.bytes(), at, length);
  }

  long position() {
    return position;
  }

  /**
   * Up to where the file holds no record as far as it was searched: its end, or where half a record
   * begins.
   */
  long damageEnd() {
    return half || paused ? position : window.size();
  }
}
