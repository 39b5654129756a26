package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.Tag;
import dev.mindinsight.summary.TagInfo;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one tag: its series by kind. What its metadata said is known from them too, so
 * that a reader that is told the series goes on as if it had read the whole file.
 */
public final class TagEntry {

  private final Tag tag;
  private final Map<Kind, TagInfo> series = new EnumMap<>(Kind.class);
  private @Nullable TagInfo scalar;
  private TagMetadata said = TagMetadata.NONE;

  TagEntry(Tag tag) {
    this.tag = tag;
  }

  Tag tag() {
    return tag;
  }

  /** What stands for values without metadata: what was said of the first series with a plugin. */
  TagMetadata said() {
    return said;
  }

  @Nullable TagInfo series(Kind kind) {
    return kind == Kind.SCALAR ? scalar : series.get(kind);
  }

  void add(TagInfo info) {
    series.put(info.kind(), info);
    if (info.kind() == Kind.SCALAR) {
      scalar = info;
    }
    if (info.plugin() != null && !said.decides()) {
      said = new TagMetadata(info.plugin(), info.displayName(), info.description(), info.kind());
    }
  }
}
