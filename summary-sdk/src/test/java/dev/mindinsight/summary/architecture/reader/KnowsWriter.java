package dev.mindinsight.summary.architecture.reader;

import dev.mindinsight.summary.architecture.framing.KnowsVocabulary;
import dev.mindinsight.summary.writer.SummaryWriter;

/** Stands for a reader that knows the writer, and the other half of a cycle. */
public final class KnowsWriter {
  SummaryWriter writer;
  KnowsVocabulary cycle;
}
