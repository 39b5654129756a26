package dev.mindinsight.server.query;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.content.MediaFacts;
import dev.mindinsight.summary.reader.ContentPlace;
import java.nio.file.Path;
import java.util.List;

/** One value of a tag: what is known of it without reading its file. Immutable. */
public final class Value {

  private final long index;
  private final int attempt;
  private final long step;
  private final double wallTimeSeconds;
  private final List<MediaFacts> media;
  private final int recordBytes;
  private final Path file;
  private final ContentPlace place;
  private final Kind kind;

  Value(
      long index,
      int attempt,
      long step,
      double wallTimeSeconds,
      List<MediaFacts> media,
      int recordBytes,
      Path file,
      ContentPlace place,
      Kind kind) {
    this.index = index;
    this.attempt = attempt;
    this.step = step;
    this.wallTimeSeconds = wallTimeSeconds;
    this.media = media;
    this.recordBytes = recordBytes;
    this.file = file;
    this.place = place;
    this.kind = kind;
  }

  /** Its place among the values of its tag in arrival order, from 0; never changes. */
  public long index() {
    return index;
  }

  /** The attempt that wrote it, from 1. */
  public int attempt() {
    return attempt;
  }

  /** Its step. */
  public long step() {
    return step;
  }

  /** Its wall time in seconds since the epoch. */
  public double wallTimeSeconds() {
    return wallTimeSeconds;
  }

  /** Facts of its images or sounds, in their order; empty for other kinds. */
  public List<MediaFacts> media() {
    return media;
  }

  /** Length of the record that holds it, in bytes. */
  public int recordBytes() {
    return recordBytes;
  }

  /** Checksum of the record that holds it: the same as long as its content is. */
  public int checksum() {
    return place.recordChecksum();
  }

  Path file() {
    return file;
  }

  ContentPlace place() {
    return place;
  }

  /** The kind of its tag. */
  public Kind kind() {
    return kind;
  }
}
