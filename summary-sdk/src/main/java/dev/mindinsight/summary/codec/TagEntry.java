package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.Tag;
import dev.mindinsight.summary.TagInfo;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one tag: what its first value said, and its series by kind. */
final class TagEntry {

  private final Tag tag;
  private final Map<Kind, TagInfo> series = new EnumMap<>(Kind.class);
  private @Nullable TagInfo scalar;
  private TagMetadata metadata = TagMetadata.NONE;

  TagEntry(Tag tag) {
    this.tag = tag;
  }

  Tag tag() {
    return tag;
  }

  /** What the tag's first value with metadata said, which stands for all later ones. */
  TagMetadata metadata() {
    return metadata;
  }

  void describe(TagMetadata said) {
    if (metadata.equals(TagMetadata.NONE)) {
      metadata = said;
    }
  }

  @Nullable TagInfo series(Kind kind) {
    return kind == Kind.SCALAR ? scalar : series.get(kind);
  }

  void add(TagInfo info) {
    series.put(info.kind(), info);
    if (info.kind() == Kind.SCALAR) {
      scalar = info;
    }
  }

  /** Takes over a series from an earlier reader of the file, with what its metadata said. */
  void restore(TagInfo info) {
    add(info);
    String plugin = info.plugin();
    if (plugin != null && !metadata.decides()) {
      Kind known = TagMetadata.kindOfPlugin(plugin);
      metadata =
          new TagMetadata(
              plugin,
              info.displayName(),
              info.description(),
              known == null || known == Kind.TENSOR ? info.kind() : known);
    }
  }
}
