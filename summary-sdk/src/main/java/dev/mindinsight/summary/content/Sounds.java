package dev.mindinsight.summary.content;

import java.util.List;

/**
 * The sounds of one step, encoded as their producer encoded them.
 *
 * @param sounds in the producer's order; mostly one
 */
public record Sounds(List<Sound> sounds) implements Content {

  /** Keeps a copy of the list. */
  public Sounds {
    sounds = List.copyOf(sounds);
  }

  /**
   * One sound.
   *
   * @param facts its length and type
   * @param encoded the file's bytes, such as a WAV; not copied
   */
  @SuppressWarnings("ArrayRecordComponent") // A file, not compared.
  public record Sound(SoundFacts facts, byte[] encoded) {}
}
