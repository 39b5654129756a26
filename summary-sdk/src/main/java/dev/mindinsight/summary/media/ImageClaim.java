package dev.mindinsight.summary.media;

/**
 * What a producer says of an image beside its bytes.
 *
 * @param width in pixels; 0 when it says none, negative values are its mistake
 * @param height in pixels; 0 when it says none
 * @param colorspace 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA, 5 YUV, 6 BGRA; 0 when it says none
 */
public record ImageClaim(int width, int height, int colorspace) {

  /** Says nothing. */
  public static final ImageClaim NONE = new ImageClaim(0, 0, 0);

  private static final int COLORSPACE_MAX = 6;

  /** Takes a number that names no colorspace for none. */
  public ImageClaim {
    colorspace = colorspace < 0 || colorspace > COLORSPACE_MAX ? 0 : colorspace;
  }
}
