package dev.mindinsight.summary.content;

/** What a list shows of an image or a sound without reading it again. */
public sealed interface MediaFacts permits ImageFacts, SoundFacts {

  /** Such as {@code image/png}. */
  String mediaType();

  /** What is wrong with it, beginning with a fault word; empty if nothing. */
  String fault();
}
