package dev.mindinsight.summary.content;

import java.util.List;

/**
 * Vectors that somebody wants to see projected, as {@code projector_config.pbtxt} describes them.
 * The vectors lie in files of their own.
 *
 * @param embeddings in their order; may be empty
 */
public record Embeddings(List<Embedding> embeddings) {

  /** Keeps a copy of the list. */
  public Embeddings {
    embeddings = List.copyOf(embeddings);
  }

  /**
   * One set of vectors. Paths are as they were written: relative to the directory of the file that
   * describes them, and never to be opened unless they stay inside it.
   *
   * @param name the producer's name; empty where there is none
   * @param tensorPath where the vectors lie; empty when they lie in a checkpoint
   * @param metadataPath where labels of the vectors lie; empty when there are none
   * @param spritePath where pictures of the vectors lie; empty when there are none
   */
  public record Embedding(String name, String tensorPath, String metadataPath, String spritePath) {}
}
