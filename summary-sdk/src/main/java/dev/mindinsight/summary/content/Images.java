package dev.mindinsight.summary.content;

import java.util.List;

/**
 * The images of one step, encoded as their producer encoded them.
 *
 * @param images in the producer's order; mostly one
 */
public record Images(List<Image> images) implements Content {

  /** Keeps a copy of the list. */
  public Images {
    images = List.copyOf(images);
  }

  /**
   * One image.
   *
   * @param facts its size and type
   * @param encoded the file's bytes, such as a PNG; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // A file, not compared.
  public record Image(ImageFacts facts, byte[] encoded) {}
}
