package dev.mindinsight.summary.content;

/**
 * What can be said of an image without decoding its pixels. Where the encoded image's own header
 * can be read, its size is given; else the size that the producer claimed.
 *
 * @param width in pixels; 0 when unknown
 * @param height in pixels; 0 when unknown
 * @param colorspace number of channels as producers write it: 1 grey, 2 grey and alpha, 3 RGB, 4
 *     RGBA, 5 YUV, 6 BGRA; 0 when unknown
 * @param mediaType such as {@code image/png}; {@code application/octet-stream} when the bytes are
 *     of no known kind
 * @param fault what is wrong with the image (its header belies the claimed size, its bytes are
 *     cut), beginning with a fault word; empty if nothing
 */
public record ImageFacts(int width, int height, int colorspace, String mediaType, String fault)
    implements MediaFacts {}
