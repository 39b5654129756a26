package dev.mindinsight.summary.media;

/** Finds the frame header of a JPEG file by walking its marker segments. */
final class JpegFrame {

  private static final int FIRST_FRAME = 0xc0;
  private static final int LAST_FRAME = 0xcf;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int EXTENSION = 0xc8;
  private static final int ARITHMETIC_CODING = 0xcc;
  private static final int FIRST_RESTART = 0xd0;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;

  private JpegFrame() {}

  /**
   * The first byte of the frame header's length: precision, height, width and components follow.
   */
  static int find(EncodedBytes file) throws HeaderException {
    int at = 2;
    while (true) {
      int marker = file.u8(at + 1);
      if (file.u8(at) != 0xff) {
        throw new HeaderException(
            "Malformed JPEG: got 0x%02x at byte %d, want a marker".formatted(file.u8(at), at));
      } else if (marker == 0xff) {
        at++;
      } else if (isFrame(marker)) {
        return at + 2;
      } else if (marker == START_OF_SCAN || marker == END_OF_IMAGE) {
        throw new HeaderException("Malformed JPEG: got no frame header before its data");
      } else {
        at += marker >= FIRST_RESTART && marker < END_OF_IMAGE ? 2 : segment(file, at + 2);
      }
    }
  }

  private static int segment(EncodedBytes file, int at) throws HeaderException {
    int length = file.u16BigEndian(at);
    if (length < 2) {
      throw new HeaderException(
          "Malformed JPEG: got a segment of %d bytes at byte %d, want at least 2"
              .formatted(length, at));
    }
    return 2 + length;
  }

  private static boolean isFrame(int marker) {
    return marker >= FIRST_FRAME
        && marker <= LAST_FRAME
        && marker != HUFFMAN_TABLES
        && marker != EXTENSION
        && marker != ARITHMETIC_CODING;
  }
}
