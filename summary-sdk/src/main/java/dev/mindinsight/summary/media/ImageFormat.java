package dev.mindinsight.summary.media;

import org.jspecify.annotations.Nullable;

/** The kinds of encoded image whose header is read, told apart by their first bytes. */
enum ImageFormat {
  /** ISO/IEC 15948: the first chunk, IHDR, holds the size. */
  PNG("image/png") {
    @Override
    boolean begins(EncodedBytes file) {
      return file.has(0, "\u0089PNG\r\n\u001a\n");
    }

    @Override
    Size size(EncodedBytes file) throws HeaderException {
      file.need(26);
      if (!file.has(12, "IHDR")) {
        throw new HeaderException("Malformed PNG: got no IHDR as its first chunk");
      }
      return new Size(
          file.u32BigEndian(16), file.u32BigEndian(20), pngColorspace(file.u8(25), file));
    }
  },
  /** ITU-T T.81: the first frame header, behind segments of any length. */
  JPEG("image/jpeg") {
    @Override
    boolean begins(EncodedBytes file) {
      return file.has(0, "\u00ff\u00d8\u00ff");
    }

    @Override
    Size size(EncodedBytes file) throws HeaderException {
      int frame = JpegFrame.find(file);
      return new Size(
          file.u16BigEndian(frame + 5), file.u16BigEndian(frame + 3), file.u8(frame + 7));
    }
  },
  /** The logical screen of GIF87a and GIF89a; an animation has one. */
  GIF("image/gif") {
    @Override
    boolean begins(EncodedBytes file) {
      return file.has(0, "GIF87a") || file.has(0, "GIF89a");
    }

    @Override
    Size size(EncodedBytes file) throws HeaderException {
      return new Size(file.u16(6), file.u16(8), RGB);
    }
  },
  /** RFC 9649: the extended header, or that of the one lossy or lossless image. */
  WEBP("image/webp") {
    @Override
    boolean begins(EncodedBytes file) {
      return file.has(0, "RIFF") && file.has(8, "WEBP");
    }

    @Override
    Size size(EncodedBytes file) throws HeaderException {
      file.need(16);
      if (file.has(12, "VP8X")) {
        int channels = (file.u8(20) & 0x10) != 0 ? RGBA : RGB;
        return new Size(1 + file.u24(24), 1 + file.u24(27), channels);
      } else if (file.has(12, "VP8L")) {
        long bits = file.u32(21);
        return new Size(
            1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff), (bits >> 28 & 1) == 1 ? RGBA : RGB);
      } else if (file.has(12, "VP8 ")) {
        return new Size(file.u16(26) & 0x3fff, file.u16(28) & 0x3fff, RGB);
      }
      throw new HeaderException("Malformed WebP: got no VP8, VP8L or VP8X as its first chunk");
    }
  },
  /** The core header of OS/2 or the info header of Windows; a negative height runs down. */
  BMP("image/bmp") {
    @Override
    boolean begins(EncodedBytes file) {
      return file.has(0, "BM");
    }

    @Override
    Size size(EncodedBytes file) throws HeaderException {
      if (file.u32(14) == 12) {
        return new Size(file.u16(18), file.u16(20), RGB);
      }
      return new Size((int) file.u32(18), Math.abs((long) (int) file.u32(22)), RGB);
    }
  };

  private static final int GREY = 1;
  private static final int GREY_ALPHA = 2;
  private static final int RGB = 3;
  private static final int RGBA = 4;

  private final String mediaType;

  ImageFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /**
   * What a header says.
   *
   * @param colorspace number of channels
   */
  record Size(long width, long height, int colorspace) {}

  /** The kind of a file, or null when it is none of these. */
  static @Nullable ImageFormat of(EncodedBytes file) {
    for (ImageFormat format : values()) {
      if (format.begins(file)) {
        return format;
      }
    }
    return null;
  }

  abstract boolean begins(EncodedBytes file);

  abstract Size size(EncodedBytes file) throws HeaderException;

  String mediaType() {
    return mediaType;
  }

  private static int pngColorspace(int type, EncodedBytes file) throws HeaderException {
    return switch (type) {
      case 0 -> GREY;
      case 2, 3 -> RGB;
      case 4 -> GREY_ALPHA;
      case 6 -> RGBA;
      default ->
          throw new HeaderException(
              "Malformed PNG: got colour type %d in a file of %d bytes, want 0, 2, 3, 4 or 6"
                  .formatted(type, file.length()));
    };
  }
}
