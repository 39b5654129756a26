package dev.mindinsight.summary.architecture.framing;

import dev.mindinsight.summary.Tag;
import dev.mindinsight.summary.architecture.reader.KnowsWriter;

/** Stands for framing that knows what is in a record, and one half of a cycle. */
public final class KnowsVocabulary {
  Tag tag;
  KnowsWriter cycle;
}
