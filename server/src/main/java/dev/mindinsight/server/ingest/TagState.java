package dev.mindinsight.server.ingest;

import dev.mindinsight.server.store.ResumedRun.ResumedTag;
import dev.mindinsight.server.store.TagSpec;
import java.util.HashSet;
import java.util.Set;

/** What reading must remember of a tag of a run. */
final class TagState {

  final TagSpec spec;

  /** The segments in which it was met. */
  final Set<Integer> segments = new HashSet<>();

  long points;
  long lastStep;

  TagState(TagSpec spec) {
    this.spec = spec;
  }

  static TagState of(ResumedTag resumed) {
    TagState state = new TagState(resumed.tag());
    state.segments.addAll(resumed.segments());
    state.points = resumed.points();
    state.lastStep = resumed.lastStep();
    return state;
  }
}
