package dev.mindinsight.summary.codec;

import dev.mindinsight.summary.Kind;
import dev.mindinsight.summary.codec.EventMessages.SummaryMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a producer says about a tag, once, at its first value.
 *
 * @param plugin that shows the tag, or null where none is named
 * @param displayName may be empty
 * @param description may be empty
 * @param declared the kind that class and plugin stand for, or null where they stand for none
 */
record TagMetadata(
    @Nullable String plugin, String displayName, String description, @Nullable Kind declared) {

  static final TagMetadata NONE = new TagMetadata(null, "", "", null);

  private static final int CLASS_UNKNOWN = 0;
  private static final int CLASS_SCALAR = 1;

  static TagMetadata of(SummaryMetadata metadata) {
    String name = Text.of(metadata.getPluginData().getPluginName());
    return new TagMetadata(
        name.isEmpty() ? null : name,
        Text.of(metadata.getDisplayName()),
        Text.of(metadata.getSummaryDescription()),
        declared(metadata.getDataClass(), name));
  }

  /** An explicit class wins over the plugin's name as to whether a value is a scalar. */
  private static @Nullable Kind declared(int dataClass, String plugin) {
    if (dataClass == CLASS_SCALAR) {
      return Kind.SCALAR;
    }
    Kind kind = kindOfPlugin(plugin);
    return kind == Kind.SCALAR && dataClass != CLASS_UNKNOWN ? Kind.TENSOR : kind;
  }

  /** The kind of a plugin's values; tensor for a plugin not known, null for none. */
  static @Nullable Kind kindOfPlugin(String plugin) {
    return switch (plugin) {
      case "" -> null;
      case "scalars" -> Kind.SCALAR;
      case "histograms" -> Kind.HISTOGRAM;
      case "images" -> Kind.IMAGE;
      case "audio" -> Kind.AUDIO;
      case "text" -> Kind.TEXT;
      case "pr_curves" -> Kind.PR_CURVE;
      case "mesh" -> Kind.MESH;
      case "hparams" -> Kind.HPARAMS;
      case "custom_scalars" -> Kind.CUSTOM_SCALARS;
      case "profile" -> Kind.PROFILE;
      default -> plugin.startsWith("graph") ? Kind.GRAPH : Kind.TENSOR;
    };
  }

  /** Whether this says what a value is, rather than only how to call it. */
  boolean decides() {
    return declared != null;
  }
}
