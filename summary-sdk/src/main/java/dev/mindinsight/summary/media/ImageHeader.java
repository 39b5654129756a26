package dev.mindinsight.summary.media;

import dev.mindinsight.summary.content.ImageFacts;

/** What an encoded image says of itself, compared with what its producer claims. */
public final class ImageHeader {

  /** The type of bytes that are of no known kind: nothing shows them as anything else. */
  static final String UNKNOWN_TYPE = "application/octet-stream";

  private ImageHeader() {}

  /**
   * Reads the header of a PNG, JPEG, GIF, WebP or BMP file. Never fails: what is wrong stands in
   * {@link ImageFacts#fault}.
   *
   * @param bytes hold the file
   * @param start its first byte
   * @param length how many bytes it has
   * @param claim what the producer said; its size is used where the header cannot be read
   */
  public static ImageFacts read(byte[] bytes, int start, int length, ImageClaim claim) {
    EncodedBytes file = new EncodedBytes(bytes, start, length);
    ImageFormat format = ImageFormat.of(file);
    if (format == null) {
      return claimed(claim, UNKNOWN_TYPE, unknownKind(file));
    }
    try {
      return judged(format.size(file), format.mediaType(), claim);
    } catch (HeaderException e) {
      return claimed(claim, format.mediaType(), e.getMessage());
    }
  }

  private static ImageFacts judged(ImageFormat.Size size, String mediaType, ImageClaim claim)
      throws HeaderException {
    if (size.width() <= 0
        || size.height() <= 0
        || size.width() > Integer.MAX_VALUE
        || size.height() > Integer.MAX_VALUE) {
      throw new HeaderException(
          "Malformed image: got a size of %d × %d pixels".formatted(size.width(), size.height()));
    }
    int colorspace = claim.colorspace() > 0 ? claim.colorspace() : size.colorspace();
    return new ImageFacts(
        (int) size.width(), (int) size.height(), colorspace, mediaType, belied(size, claim));
  }

  private static String belied(ImageFormat.Size size, ImageClaim claim) {
    boolean same =
        (claim.width() == 0 || claim.width() == size.width())
            && (claim.height() == 0 || claim.height() == size.height());
    return same
        ? ""
        : "Conflict: the image has %d × %d pixels, its producer claims %d × %d"
            .formatted(size.width(), size.height(), claim.width(), claim.height());
  }

  private static ImageFacts claimed(ImageClaim claim, String mediaType, String fault) {
    return new ImageFacts(
        Math.max(claim.width(), 0),
        Math.max(claim.height(), 0),
        claim.colorspace(),
        mediaType,
        fault);
  }

  private static String unknownKind(EncodedBytes file) {
    return file.length() == 0
        ? "Truncated image: got no bytes"
        : "Unsupported image: got %d bytes beginning with 0x%s, want PNG, JPEG, GIF, WebP or BMP"
            .formatted(file.length(), file.head());
  }
}
