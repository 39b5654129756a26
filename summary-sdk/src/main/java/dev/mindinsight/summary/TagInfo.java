package dev.mindinsight.summary;

import org.jspecify.annotations.Nullable;

/**
 * A series of one file: a tag with one kind, and what its first value said about it. Immutable; one
 * reader hands out the same instance for every value of a series.
 *
 * @param index counts the series of one file from 0 in order of appearance; the same after the file
 *     is opened again with what was known
 * @param tag the name
 * @param kind what its values are
 * @param plugin the plugin that the producer named, or null where it named none
 * @param displayName the producer's name for people, or empty
 * @param description the producer's description in Markdown, or empty
 */
public record TagInfo(
    int index,
    Tag tag,
    Kind kind,
    @Nullable String plugin,
    String displayName,
    String description) {

  /**
   * Checks the index.
   *
   * @throws IllegalArgumentException when it is negative
   */
  public TagInfo {
    if (index < 0) {
      throw new IllegalArgumentException(
          "Malformed series index: got %d, want 0 or more".formatted(index));
    }
  }
}
