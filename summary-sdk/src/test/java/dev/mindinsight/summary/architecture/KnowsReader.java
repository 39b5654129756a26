package dev.mindinsight.summary.architecture;

import com.google.protobuf.ByteString;
import dev.mindinsight.summary.codec.EventMessages;
import dev.mindinsight.summary.mindspore.MindSporeMessages;
import dev.mindinsight.summary.reader.ReadProgress;

/** Stands for the vocabulary; speaks protobuf, and knows the reader and a package of the cycle. */
public final class KnowsReader {
  ReadProgress progress;
  ByteString bytes;
  EventMessages.Event event;
  MindSporeMessages.LineageEvent lineage;
}
